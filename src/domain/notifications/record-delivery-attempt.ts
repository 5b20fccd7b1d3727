// Records one attempt at a delivery: it was delivered, is tried again later, or is given up; and what that says of the subscription.

import { retryDelay } from '../../platform/retry-delay.ts'
import type { Act } from '../journal/act.ts'
import { GONE, isDelivered, type Delivery, type DeliveryOutcome } from './delivery.ts'
import { endSubscription } from './end-subscription.ts'

/** @param mostAttempts after which it is given up. */
export async function recordDeliveryAttempt(
  act: Act,
  delivery: Delivery,
  outcome: DeliveryOutcome,
  mostAttempts: number,
): Promise<void> {
  const { subscriptionId, event, attempts } = delivery
  const { clientId, providerId, consentId } = event
  const delivered = isDelivered(outcome)
  // The subscription first, as everywhere: two acts that hold its rows never wait for each other.
  await act.tx
    .updateTable('notification_subscription')
    .set((row) => ({
      attempted_at: act.at,
      outcome,
      failing_since: delivered ? null : row.fn.coalesce('failing_since', row.val(act.at)),
    }))
    .where('subscription_id', '=', subscriptionId)
    .where('ended_at', 'is', null)
    .execute()
  const isLast = delivered || attempts >= mostAttempts
  await act.tx
    .updateTable('notification_delivery')
    .set({
      leased_until: null,
      ...(isLast
        ? { settled_at: act.at, settled_as: delivered ? 'delivered' : 'given-up' }
        : { due_at: act.at.add({ seconds: retryDelay(attempts, Math.random()) }) }),
    })
    .where('subscription_id', '=', subscriptionId)
    .where('event_id', '=', event.id)
    // When the lease was over, another node is at it by now, or has been.
    .where('attempts', '=', attempts)
    .where('settled_at', 'is', null)
    .execute()
  await act.record('attempt-delivery', {
    clientId,
    providerId,
    ...(consentId !== undefined && { consentId }),
    detail: { eventId: event.id, event: event.kind, subscriptionId, attempt: attempts, outcome },
  })
  if (outcome === GONE) await endSubscription(act, clientId, subscriptionId, 'gone')
}
