// When a secret was last used, to the minute: noted beside the request that used it, which never waits for it.

import type { Database } from '../../database/open.ts'

/** How long a note is fresh. */
const FRESH = { minutes: 1 }

/** Of many uses at once, the first one writes. What cannot be noted now is noted at the next use. */
export function noteLastUse(
  database: Database,
  table: 'client_secret' | 'organization_credential',
  secretHash: string,
  at: Temporal.Instant,
  noted: Temporal.Instant | null,
): void {
  const stale = at.subtract(FRESH)
  if (noted && Temporal.Instant.compare(noted, stale) > 0) return
  const note = `update ${table} set last_used_at = $2 where secret_hash = $1 and (last_used_at is null or last_used_at <= $3)`
  database.run(note, [secretHash, at, stale]).catch(() => {})
}
