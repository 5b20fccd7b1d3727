// Ends a subscription: from this moment nothing more is delivered for it.

import type { Act } from '../journal/act.ts'

/** `gone`: its receiver said so, with 410. */
export type SubscriptionEndedBecause = 'recipient' | 'gone'

/**
 * False when it had ended already, or is not this client's. Its row is written before its deliveries are looked for: what is
 * being placed for it at the same moment is there by then, or is not placed any more.
 */
export async function endSubscription(
  act: Act,
  clientId: string,
  subscriptionId: string,
  because: SubscriptionEndedBecause,
): Promise<boolean> {
  const ended = await act.tx
    .updateTable('notification_subscription')
    .set({ ended_at: act.at, ended_because: because, secret_sealed: null })
    .where('subscription_id', '=', subscriptionId)
    .where('client_id', '=', clientId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (ended.numUpdatedRows !== 1n) return false
  await act.tx
    .deleteFrom('notification_delivery')
    .where('subscription_id', '=', subscriptionId)
    .where('settled_at', 'is', null)
    .execute()
  await act.record('end-subscription', { clientId, detail: { subscriptionId, because } })
  return true
}
