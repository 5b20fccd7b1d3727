// Recognises an organization by its customerId and one of its secrets.

import type { Database } from '../../database/open.ts'
import { hashSecret } from '../../platform/secret.ts'
import { noteLastUse } from './note-last-use.ts'
import type { CredentialKind } from './credential.ts'

const FIND = `select c.organization_id, c.last_used_at
  from organization_credential c join organization o on o.organization_id = c.organization_id
  where c.secret_hash = $1 and c.kind = $2 and o.guid::text = $3 and c.ended_at is null`

type Row = { readonly organization_id: string; readonly last_used_at: Temporal.Instant | null }

/**
 * Gives the organization's id. Undefined, by the same road, for a wrong secret, one that has ended, one of another kind
 * or of another organization, and an unknown customerId.
 */
export async function recognizeCredential(
  database: Database,
  at: Temporal.Instant,
  customerId: string,
  kind: CredentialKind,
  secret: string,
): Promise<string | undefined> {
  const secretHash = hashSecret(secret)
  const [row] = await database.run<Row>(FIND, [secretHash, kind, customerId.toLowerCase()])
  if (!row) return undefined
  noteLastUse(database, 'organization_credential', secretHash, at, row.last_used_at)
  return row.organization_id
}
