// The HMAC secret of an organization, with which its webhooks are signed: sealed, because it is needed at each delivery.

import type { Database } from '../../database/open.ts'
import type { Vault } from '../../platform/secret.ts'

export const HMAC_SECRET = 'hmac secret'

/**
 * Finds the one that signs: of two, the older. The newer one signs from the moment at which the older is ended, so that a
 * receiver can be given it first. Returns `undefined` if there is none.
 */
export async function findHmacSecret(
  database: Pick<Database, 'read'>,
  vault: Vault,
  organizationId: string,
): Promise<string | undefined> {
  const row = await database.read
    .selectFrom('organization_credential')
    .select('secret_sealed')
    .where('organization_id', '=', organizationId)
    .where('kind', '=', 'hmac_secret')
    .where('ended_at', 'is', null)
    .orderBy('created_at')
    .orderBy('credential_id')
    .limit(1)
    .executeTakeFirst()
  return row?.secret_sealed ? vault.open(HMAC_SECRET, row.secret_sealed) : undefined
}
