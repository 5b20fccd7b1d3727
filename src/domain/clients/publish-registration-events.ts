// Publishes what the suspension or return of an app means at every bank where it is active.

import type { EventKind } from '../events/event.ts'
import { publishEvents } from '../events/publish-event.ts'
import type { Act } from '../journal/act.ts'

export async function publishRegistrationEvents(
  act: Act,
  clientId: string,
  kind: Extract<EventKind, 'registration-suspended' | 'registration-resumed'>,
): Promise<void> {
  const banks = await act.tx
    .selectFrom('registration')
    .select('provider_id')
    .where('client_id', '=', clientId)
    .where('status', '=', 'ACTIVE')
    .orderBy('provider_id')
    .execute()
  await publishEvents(
    act,
    banks.map(({ provider_id: providerId }) => ({ kind, clientId, providerId })),
  )
}
