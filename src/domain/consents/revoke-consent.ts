// Revokes a consent in the name of its customer or an operator; the bank may be told once the act is done.

import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { endConsent, type EndedBecause } from './end-consent.ts'
import { BANK_GRANT } from './grant-consent.ts'
import type { ReleasedGrant } from './revoke-connection.ts'

/** Throws `conflict` when it has ended already, or there is none of that id. */
export async function revokeConsent(
  act: Act,
  vault: Vault,
  consentId: string,
  reason: string,
  because: EndedBecause = 'operator',
): Promise<ReleasedGrant> {
  const row = await act.tx
    .selectFrom('consent')
    .innerJoin('provider', 'provider.provider_id', 'consent.provider_id')
    .select(['consent.client_id', 'consent.provider_id', 'consent.customer_id'])
    .select(['provider.connector', 'consent.bank_grant_sealed'])
    .where('consent_id', '=', consentId)
    .where('ended_at', 'is', null)
    .forUpdate('consent')
    .executeTakeFirst()
  if (!row?.bank_grant_sealed) {
    throw new Problem('conflict', 'There is no such consent that has not ended. Look at it again.')
  }
  const { client_id: clientId, provider_id: providerId, customer_id: customerId } = row
  await act.record('revoke-consent', { clientId, providerId, customerId, consentId, detail: { reason } })
  await endConsent(act, consentId, because)
  return { connector: row.connector, providerId, bankGrant: vault.open(BANK_GRANT, row.bank_grant_sealed) ?? '' }
}
