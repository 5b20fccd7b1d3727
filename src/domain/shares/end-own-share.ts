// Ends one share at the wish of the customer whose account it is.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import { endShare } from './end-share.ts'

/** Throws `conflict` when it has ended already, or is not this customer's: nobody learns which. */
export async function endOwnShare(act: Act, customerId: string, shareId: string): Promise<void> {
  const own = await act.tx
    .selectFrom('share')
    .innerJoin('consent', 'consent.consent_id', 'share.consent_id')
    .select('share_id')
    .where('share_id', '=', shareId)
    .where('consent.customer_id', '=', customerId)
    .executeTakeFirst()
  if (!own) throw new Problem('conflict', 'This has ended already.')
  await endShare(act, shareId, 'customer')
}
