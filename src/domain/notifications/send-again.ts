// Sends again: what was given up and what waits for its next attempt is due at once.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'

/** Throws `conflict` when the subscription has ended or has nothing to send. */
export async function sendAgain(act: Act, subscriptionId: string): Promise<void> {
  const subscription = await act.tx
    .selectFrom('notification_subscription')
    .select('client_id')
    .where('subscription_id', '=', subscriptionId)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  const again = subscription && (await makeDue(act, subscriptionId))
  if (!subscription || again === 0n) {
    throw new Problem(
      'conflict',
      'There is nothing to send again for this subscription. Look again at those there are.',
    )
  }
  await act.record('send-again', { clientId: subscription.client_id, detail: { subscriptionId, count: Number(again) } })
}

async function makeDue(act: Act, subscriptionId: string): Promise<bigint> {
  const due = await act.tx
    .updateTable('notification_delivery')
    .set({ attempts: 0, due_at: act.at, settled_at: null, settled_as: null })
    .where('subscription_id', '=', subscriptionId)
    .where('leased_until', 'is', null)
    .where((row) =>
      row.or([row('settled_as', '=', 'given-up'), row.and([row('settled_at', 'is', null), row('attempts', '>', 0)])]),
    )
    .executeTakeFirst()
  return due.numUpdatedRows
}
