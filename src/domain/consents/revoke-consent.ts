// Revokes a consent in the name of its customer or an operator.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import { endConsent, type EndedBecause } from './end-consent.ts'

/** Throws `conflict` when it has ended already, or there is none of that id. */
export async function revokeConsent(
  act: Act,
  consentId: string,
  reason: string,
  because: EndedBecause = 'operator',
): Promise<void> {
  const row = await act.tx
    .selectFrom('consent')
    .select(['client_id', 'provider_id', 'customer_id'])
    .where('consent_id', '=', consentId)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Problem('conflict', 'There is no such consent that has not ended. Look at it again.')
  const { client_id: clientId, provider_id: providerId, customer_id: customerId } = row
  await act.record('revoke-consent', { clientId, providerId, customerId, consentId, detail: { reason } })
  await endConsent(act, consentId, because)
}
