// Ends one share now, for good: the same consent never opens it again.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import type { EndedBy } from './list-shares.ts'

/**
 * Returns the id of the organization that shared it. The caller decides who may end it. Throws `conflict` if it has ended
 * already, or if there is no share of that id.
 */
export async function endShare(act: Act, shareId: string, because: EndedBy): Promise<string> {
  const ended = await act.tx
    .updateTable('share')
    .set({ ended_at: act.at, ended_because: because })
    .where('share_id', '=', shareId)
    .where('ended_at', 'is', null)
    .returning(['consent_id', 'account_handle'])
    .executeTakeFirst()
  if (!ended) throw new Problem('conflict', 'There is no such share that has not ended. Look at it again.')
  const consent = await act.tx
    .selectFrom('consent')
    .innerJoin('client', 'client.client_id', 'consent.client_id')
    .select(['consent.client_id', 'provider_id', 'customer_id', 'organization_id'])
    .where('consent_id', '=', ended.consent_id)
    .executeTakeFirstOrThrow()
  await act.record('end-share', {
    clientId: consent.client_id,
    providerId: consent.provider_id,
    customerId: consent.customer_id,
    consentId: ended.consent_id,
    detail: { shareId, account: ended.account_handle, because },
  })
  return consent.organization_id
}
