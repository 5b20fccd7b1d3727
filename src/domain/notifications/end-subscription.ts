// Ends a subscription: from this moment nothing more is delivered for it.

import { endDestination } from '../deliveries/end-destination.ts'
import type { Act } from '../journal/act.ts'

/** `gone`: its receiver said so, with 410. */
export type SubscriptionEndedBecause = 'recipient' | 'gone'

/** False when it had ended already, or is not this client's. */
export async function endSubscription(
  act: Act,
  clientId: string,
  subscriptionId: string,
  because: SubscriptionEndedBecause,
): Promise<boolean> {
  const own = await act.tx
    .selectFrom('notification_subscription')
    .select('subscription_id')
    .where('subscription_id', '=', subscriptionId)
    .where('client_id', '=', clientId)
    .executeTakeFirst()
  if (!own || !(await endDestination(act, subscriptionId, because))) return false
  await act.tx
    .updateTable('notification_subscription')
    .set({ secret_sealed: null })
    .where('subscription_id', '=', subscriptionId)
    .execute()
  await act.record('end-subscription', { clientId, detail: { subscriptionId, because } })
  return true
}
