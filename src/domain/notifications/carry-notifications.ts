// Carries notifications: each is written in the standard's form and signed with its subscription's secret.

import type { Database } from '../../database/open.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Vault } from '../../platform/secret.ts'
import type { Carrier } from '../deliveries/carrier.ts'
import { readEvent, type Event, type EventKind, type EventRow } from '../events/event.ts'
import type { About } from '../journal/act.ts'
import { endSubscription } from './end-subscription.ts'
import { writeNotification, type PartyNames } from './notification.ts'
import { signDelivery, SUBSCRIPTION_SECRET } from './signature.ts'

const OPEN = `
  select n.secret_sealed, p.name_en, r.name,
    c.status = 'ACTIVE' and exists (select from registration g
      where g.client_id = e.client_id and g.provider_id = e.provider_id and g.status = 'ACTIVE') as reads,
    e.event_id, e.at, e.kind, e.actor_kind, e.client_id, e.provider_id, e.consent_id, e.account_handle
  from delivery d join notification_subscription n on n.subscription_id = d.destination_id
    join event e on e.event_id = d.event_id join provider p on p.provider_id = e.provider_id
    join recipient r on r.client_id = e.client_id join client c on c.client_id = e.client_id
  where d.delivery_id = $1`

type Row = EventRow & {
  readonly secret_sealed: string | null
  readonly name_en: string
  readonly name: string
  readonly reads: boolean
}

type Opened = {
  readonly event: Event
  readonly names: PartyNames
  /** Absent once the subscription has ended. */
  readonly secret: string | undefined
  /** The app may read at the bank: neither it nor its registration there is suspended. */
  readonly mayRead: boolean
}

/** An app is told what becomes of its consents and of its admission, also while it is suspended. */
const ALWAYS_TOLD: ReadonlySet<EventKind> = new Set([
  'consent-revoked',
  'consent-replaced',
  'consent-expired',
  'registration-activated',
  'registration-suspended',
  'registration-resumed',
])

type CarryingParts = { readonly database: Database; readonly clock: Clock; readonly vault: Vault }

export function notificationCarrier(parts: CarryingParts): Carrier {
  return {
    async prepare({ id, destinationId }) {
      const opened = await openDelivery(parts, id)
      if (opened?.secret === undefined) return { kind: 'over' }
      const { event, names, secret, mayRead } = opened
      const about = aboutEvent(event, destinationId)
      // An app that may not read at a bank is not told what happens there.
      if (!mayRead && !ALWAYS_TOLD.has(event.kind)) return { kind: 'withheld', about }
      const body = JSON.stringify(writeNotification(event, names))
      return { kind: 'post', about, body, headers: signDelivery(secret, event.id, parts.clock.now(), body) }
    },
    async end(act, { destinationId }) {
      const subscription = await act.tx
        .selectFrom('notification_subscription')
        .select('client_id')
        .where('subscription_id', '=', destinationId)
        .executeTakeFirstOrThrow()
      await endSubscription(act, subscription.client_id, destinationId, 'gone')
    },
  }
}

async function openDelivery({ database, vault }: CarryingParts, deliveryId: string): Promise<Opened | undefined> {
  const [row] = await database.run<Row>(OPEN, [deliveryId])
  return (
    row && {
      event: readEvent(row),
      names: { provider: row.name_en, recipient: row.name },
      secret: row.secret_sealed === null ? undefined : vault.open(SUBSCRIPTION_SECRET, row.secret_sealed),
      mayRead: row.reads,
    }
  )
}

function aboutEvent({ id, kind, clientId, providerId, consentId }: Event, subscriptionId: string): About {
  return {
    clientId,
    providerId,
    ...(consentId !== undefined && { consentId }),
    detail: { eventId: id, event: kind, subscriptionId },
  }
}
