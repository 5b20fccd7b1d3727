// Watches destinations for the operator: how each fares, and how many of them fail.

import type { Database } from '../../database/open.ts'
import type { DeliveryOutcome } from './delivery.ts'
import type { DestinationEndedBecause } from './end-destination.ts'

/** How a destination fares. */
export type Fare = {
  readonly lastAttempt?: { readonly at: Temporal.Instant; readonly outcome: DeliveryOutcome }
  readonly failingSince?: Temporal.Instant
  readonly endedBecause?: DestinationEndedBecause
  /** Deliveries on their way. */
  readonly waiting: number
  readonly givenUp: number
}

/** The columns of `s`, a destination, from which `readFare` reads. */
export const FARE = `s.attempted_at, s.outcome, s.failing_since, s.ended_because,
  (select count(*) from delivery d where d.destination_id = s.destination_id and d.settled_at is null) as waiting,
  (select count(*) from delivery d where d.destination_id = s.destination_id and d.settled_as = 'given-up') as given_up`

/** Those that fail first, those that have ended last; each group newest first. */
export const WORST_FIRST = `s.ended_at is not null, s.failing_since is null, s.destination_id desc`

export type FareRow = {
  readonly attempted_at: Temporal.Instant | null
  readonly outcome: DeliveryOutcome | null
  readonly failing_since: Temporal.Instant | null
  readonly ended_because: DestinationEndedBecause | null
  readonly waiting: number
  readonly given_up: number
}

export function readFare(row: FareRow): Fare {
  return {
    ...(row.attempted_at !== null &&
      row.outcome !== null && { lastAttempt: { at: row.attempted_at, outcome: row.outcome } }),
    ...(row.failing_since !== null && { failingSince: row.failing_since }),
    ...(row.ended_because !== null && { endedBecause: row.ended_because }),
    waiting: row.waiting,
    givenUp: row.given_up,
  }
}

/** Its last attempt failed, or something was given up. */
export function isFailing({ endedBecause, failingSince, givenUp }: Fare): boolean {
  return endedBecause === undefined && (failingSince !== undefined || givenUp > 0)
}

/** Returns how many are failing. */
export async function countFailing(database: Database): Promise<number> {
  const [row] = await database.run<{ readonly count: number }>(
    `select count(*) as count from destination s
      where s.ended_at is null and (s.failing_since is not null or exists (
        select from delivery d where d.destination_id = s.destination_id and d.settled_as = 'given-up'))`,
    [],
  )
  return row?.count ?? 0
}
