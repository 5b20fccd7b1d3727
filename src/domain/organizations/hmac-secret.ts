// The HMAC secret of an organization, with which its webhooks are signed: sealed, because it is needed at each delivery.

import type { Database } from '../../database/open.ts'
import { hashSecret, type Vault } from '../../platform/secret.ts'
import { noteLastUse } from './note-last-use.ts'

export const HMAC_SECRET = 'hmac secret'

/**
 * Returns the one that signs, and notes its use: of two, the older. The newer one signs from the moment at which the older is
 * ended, so that a receiver can be given it first. Returns `undefined` if there is none.
 */
export async function useHmacSecret(
  { database, vault, at }: { readonly database: Database; readonly vault: Vault; readonly at: Temporal.Instant },
  organizationId: string,
): Promise<string | undefined> {
  const row = await database.read
    .selectFrom('organization_credential')
    .select(['secret_sealed', 'last_used_at'])
    .where('organization_id', '=', organizationId)
    .where('kind', '=', 'hmac_secret')
    .where('ended_at', 'is', null)
    .orderBy('created_at')
    .orderBy('credential_id')
    .limit(1)
    .executeTakeFirst()
  const secret = row?.secret_sealed ? vault.open(HMAC_SECRET, row.secret_sealed) : undefined
  if (row && secret !== undefined) {
    const secretHash = hashSecret(secret)
    noteLastUse(database, { table: 'organization_credential', secretHash, at, lastUsedAt: row.last_used_at })
  }
  return secret
}
