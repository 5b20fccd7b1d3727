// Records when a secret was last used, to the minute. The request that used it does not wait for this.

import type { Database } from '../../database/open.ts'

/** The interval within which further uses are not recorded. */
const RESOLUTION = { minutes: 1 }

type Use = {
  readonly table: 'client_secret' | 'organization_credential'
  readonly secretHash: string
  readonly at: Temporal.Instant
  /** The use recorded before this one. */
  readonly lastUsedAt: Temporal.Instant | null
}

/** Records a use in the background. If it fails, the next use is recorded instead. Only one of concurrent uses writes. */
export function noteLastUse(database: Database, { table, secretHash, at, lastUsedAt }: Use): void {
  const stale = at.subtract(RESOLUTION)
  if (lastUsedAt && Temporal.Instant.compare(lastUsedAt, stale) > 0) return
  const note = `update ${table} set last_used_at = $2 where secret_hash = $1 and (last_used_at is null or last_used_at <= $3)`
  database.run(note, [secretHash, at, stale]).catch(() => {})
}
