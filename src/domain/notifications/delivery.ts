// A delivery: one event on its way to one subscription, and how an attempt at it may go.

import type { FetchFailure } from '../../platform/http/safe-fetch.ts'
import type { Event, EventKind } from '../events/event.ts'
import type { PartyNames } from './notification.ts'

/** Claimed by one node, which is the only one to attempt it until its lease is over. */
export type Delivery = {
  readonly subscriptionId: string
  readonly callbackUrl: string
  readonly secret: string
  readonly event: Event
  readonly names: PartyNames
  /** This one included. */
  readonly attempts: number
  /** The last attempt at this subscription succeeded. */
  readonly isProven: boolean
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

/** An app that may not read at a bank is not told what happens there. */
export function isWithheld({ event, mayRead }: Delivery): boolean {
  return !mayRead && !ALWAYS_TOLD.has(event.kind)
}

/** The receiver's status, or why there was none. */
export type DeliveryOutcome = `status-${number}` | FetchFailure

/** The receiver wants no more of it. */
export const GONE: DeliveryOutcome = 'status-410'

export function isDelivered(outcome: DeliveryOutcome): boolean {
  return /^status-2\d\d$/.test(outcome)
}
