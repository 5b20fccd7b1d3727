// A delivery: what is on its way to one destination, and how an attempt at it may go.

import type { FetchFailure } from '../../platform/http/safe-fetch.ts'

/** Where deliveries go: a recipient's subscription to notifications, or an organization's webhook. */
export type DestinationKind = 'subscription' | 'webhook'

/** Claimed by one node, which is the only one to attempt it until its lease is over. */
export type Delivery = {
  readonly id: string
  readonly destinationId: string
  readonly kind: DestinationKind
  readonly url: string
  /** This one included. */
  readonly attempts: number
  /** The last attempt at this destination succeeded. */
  readonly isProven: boolean
}

/** The receiver's status, or why there was none. `not-read`: the bank did not give what was to be sent. */
export type DeliveryOutcome = `status-${number}` | FetchFailure | 'not-read'

/** The receiver wants no more of it. */
export const GONE: DeliveryOutcome = 'status-410'

export function isDelivered(outcome: DeliveryOutcome): boolean {
  return /^status-2\d\d$/.test(outcome)
}
