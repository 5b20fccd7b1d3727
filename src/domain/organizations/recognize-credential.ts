// Authenticates an organization by its customerId and one of its secrets.

import type { Database } from '../../database/open.ts'
import { hashSecret } from '../../platform/secret.ts'
import { noteLastUse } from './note-last-use.ts'
import { presentedKinds, type PresentedKind } from './credential.ts'

const FIND = `select c.organization_id, c.kind, c.last_used_at
  from organization_credential c join organization o on o.organization_id = c.organization_id
  where c.secret_hash = $1 and o.guid::text = $2 and c.ended_at is null
    and (c.kind = $3 or (c.kind = any($4) and o.integration <> 'strict'))`

export type PresentedCredential = {
  readonly customerId: string
  /** The kind that the call is documented with; `undefined` if it came in the header of another. */
  readonly kind: PresentedKind | undefined
  readonly secret: string
}

export type RecognizedCredential = { readonly organizationId: string; readonly kind: PresentedKind }

type Row = {
  readonly organization_id: string
  readonly kind: PresentedKind
  readonly last_used_at: Temporal.Instant | null
}

/**
 * Returns `undefined` if the customerId is unknown, or the secret is wrong, has ended, or is of another organization, or of
 * another kind while the organization's integration level is `strict`. One statement decides all of these, so that the
 * response time discloses nothing.
 */
export async function recognizeCredential(
  database: Database,
  at: Temporal.Instant,
  { customerId, kind, secret }: PresentedCredential,
): Promise<RecognizedCredential | undefined> {
  const secretHash = hashSecret(secret)
  const [row] = await database.run<Row>(FIND, [secretHash, customerId.toLowerCase(), kind ?? null, presentedKinds])
  if (!row) return undefined
  noteLastUse(database, { table: 'organization_credential', secretHash, at, lastUsedAt: row.last_used_at })
  return { organizationId: row.organization_id, kind: row.kind }
}
