// Publishes a provider's change of status to the recipients that are registered with it.

import { publishEvents } from '../events/publish-event.ts'
import type { Act } from '../journal/act.ts'

export async function notifyRecipients(
  act: Act,
  providerId: number,
  kind: 'provider-disabled' | 'provider-enabled',
): Promise<void> {
  const registered = await act.tx
    .selectFrom('registration')
    .select('client_id')
    .where('provider_id', '=', providerId)
    .where('status', '=', 'ACTIVE')
    .orderBy('client_id')
    .execute()
  await publishEvents(
    act,
    registered.map(({ client_id: clientId }) => ({ kind, clientId, providerId })),
  )
}
