// Sends again what was given up for a subscription, and what waits for its next attempt.

import { Problem } from '../../platform/problem.ts'
import { makeDueAgain } from '../deliveries/send-again.ts'
import type { Act } from '../journal/act.ts'

/** Throws `conflict` when the subscription has ended or has nothing to send. */
export async function sendAgain(act: Act, subscriptionId: string): Promise<void> {
  const subscription = await act.tx
    .selectFrom('notification_subscription')
    .select('client_id')
    .where('subscription_id', '=', subscriptionId)
    .executeTakeFirst()
  const count = subscription ? await makeDueAgain(act, subscriptionId) : 0
  if (!subscription || count === 0) {
    throw new Problem(
      'conflict',
      'There is nothing to send again for this subscription. Look again at those there are.',
    )
  }
  await act.record('send-again', { clientId: subscription.client_id, detail: { subscriptionId, count } })
}
