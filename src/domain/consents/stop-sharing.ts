// Stops sharing at the customer's own wish: the consent ends, and with it everything that was shared under it.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import { revokeConsent } from './revoke-consent.ts'

/** Throws `conflict` when it has ended already, or is not this customer's: nobody learns which. */
export async function stopSharing(act: Act, customerId: string, consentId: string): Promise<void> {
  const own = await act.tx
    .selectFrom('consent')
    .select('consent_id')
    .where('consent_id', '=', consentId)
    .where('customer_id', '=', customerId)
    .executeTakeFirst()
  if (!own) throw new Problem('conflict', 'This has ended already.')
  await revokeConsent(act, consentId, 'the customer stopped sharing', 'customer')
}
