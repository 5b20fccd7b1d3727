// Withholds a delivery: an app that may not read at the bank is passed over, and what follows does not wait for it.

import type { Act } from '../journal/act.ts'
import type { Delivery } from './delivery.ts'

export async function withholdDelivery(act: Act, { subscriptionId, event, attempts }: Delivery): Promise<void> {
  const { clientId, providerId, consentId } = event
  await act.tx
    .updateTable('notification_delivery')
    .set({ leased_until: null, settled_at: act.at, settled_as: 'withheld' })
    .where('subscription_id', '=', subscriptionId)
    .where('event_id', '=', event.id)
    .where('attempts', '=', attempts)
    .where('settled_at', 'is', null)
    .execute()
  await act.record('withhold-delivery', {
    clientId,
    providerId,
    ...(consentId !== undefined && { consentId }),
    detail: { eventId: event.id, event: event.kind, subscriptionId },
  })
}
