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

/** What becomes of its consents and of its admission an app must know, also while it is suspended. */
const ALWAYS_TOLD: ReadonlySet<EventKind> = new Set([
  'consent-revoked',
  'consent-replaced',
  'consent-expired',
  'registration-activated',
  'registration-suspended',
  'registration-resumed',
])

/** What happens at a bank is no business of an app that may not read there. */
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

/** Seconds. */
const FIRST_DELAY = 10
const LONGEST_DELAY = 24 * 60 * 60
const GROWTH = 4

/** Of a delay; so that what failed together does not come back together. */
const JITTER = 0.2

/**
 * Seconds to wait after so many attempts: 10 s, 40 s, 160 s, ... up to a day, each up to a fifth longer. Ten attempts
 * take about three days.
 * @param random from 0 to 1.
 */
export function retryDelay(attempts: number, random: number): number {
  const delay = Math.min(LONGEST_DELAY, FIRST_DELAY * GROWTH ** (attempts - 1))
  return Math.round(delay * (1 + JITTER * random))
}
