// A carrier: what one kind of destination is sent, and how that is written, signed and recorded.

import type { About, Act } from '../journal/act.ts'
import type { Delivery, DeliveryOutcome } from './delivery.ts'

/** What its journal entry is about. */
type Recorded = { readonly about: About }

/** Posted to the destination as it is. */
export type Post = Recorded & {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** It is a test: one failure is enough to give it up, and the beginning of the answer is kept to be shown. */
  readonly isTest?: boolean
}

/** What is to be done with a claimed delivery. */
export type Prepared =
  | ({ readonly kind: 'post' } & Post)
  /** It must not be sent. What follows does not wait for it. */
  | ({ readonly kind: 'withheld' } & Recorded)
  /** What was to be sent could not be had: it is tried again later, and says nothing of the receiver. */
  | ({ readonly kind: 'not-read' } & Recorded)
  /** It has ended meanwhile. */
  | { readonly kind: 'over' }

/** How an attempt went. */
export type Attempted = {
  readonly prepared: Exclude<Prepared, { kind: 'over' }>
  readonly outcome?: DeliveryOutcome
  /** The beginning of the receiver's answer to a test. */
  readonly answer?: string
  /** It is not tried again. */
  readonly isSettled: boolean
}

export type Carrier = {
  prepare(delivery: Delivery): Promise<Prepared>
  /** A part of the act that records the attempt. */
  keep?(act: Act, delivery: Delivery, attempted: Attempted): Promise<void>
  /** Ends the destination, whose receiver wants no more. */
  end(act: Act, delivery: Delivery): Promise<void>
}

/** The carriers of all kinds of destination. */
export type Carriers = Readonly<Record<Delivery['kind'], Carrier>>
