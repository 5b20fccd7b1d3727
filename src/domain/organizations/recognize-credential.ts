// Authenticates an organization by its customerId and one of its secrets.

import type { Database } from '../../database/open.ts'
import { hashSecret } from '../../platform/secret.ts'
import { noteLastUse } from './note-last-use.ts'
import type { PresentedKind } from './credential.ts'

const FIND = `select c.organization_id, c.last_used_at
  from organization_credential c join organization o on o.organization_id = c.organization_id
  where c.secret_hash = $1 and c.kind = $2 and o.guid::text = $3 and c.ended_at is null`

export type PresentedCredential = {
  readonly customerId: string
  readonly kind: PresentedKind
  readonly secret: string
}

type Row = { readonly organization_id: string; readonly last_used_at: Temporal.Instant | null }

/**
 * Returns the organization's id; `undefined` if the customerId is unknown, or the secret is wrong, has ended, or is of
 * another kind or organization. One statement decides all of these, so that the response time discloses nothing.
 */
export async function recognizeCredential(
  database: Database,
  at: Temporal.Instant,
  { customerId, kind, secret }: PresentedCredential,
): Promise<string | undefined> {
  const secretHash = hashSecret(secret)
  const [row] = await database.run<Row>(FIND, [secretHash, kind, customerId.toLowerCase()])
  if (!row) return undefined
  noteLastUse(database, { table: 'organization_credential', secretHash, at, lastUsedAt: row.last_used_at })
  return row.organization_id
}
