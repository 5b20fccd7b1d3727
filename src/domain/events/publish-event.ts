// Publishes events: they are committed with the act that caused them, and a job delivers them.

import { newId } from '../../platform/ids.ts'
import type { Act } from '../journal/act.ts'
import type { NewEvent } from './event.ts'

/** Publishes any number of events, with one insert. */
export async function publishEvents({ tx, at, actor }: Act, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return
  await tx
    .insertInto('event')
    .values(
      events.map(({ kind, clientId, providerId, consentId, accountHandle }) => ({
        event_id: newId('event', at),
        at,
        kind,
        actor_kind: actor.kind,
        client_id: clientId,
        provider_id: providerId,
        consent_id: consentId ?? null,
        account_handle: accountHandle ?? null,
      })),
    )
    .execute()
}

export function publishEvent(act: Act, event: NewEvent): Promise<void> {
  return publishEvents(act, [event])
}
