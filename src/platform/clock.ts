// The clock: the only source of time. It is injected, so that tests can move it.

/** The time zone of days and months: the banks are Canadian, and so are their statements. */
export const DAY_ZONE = 'America/Toronto'

export type Clock = {
  /** The present moment. */
  now(): Temporal.Instant
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() }

export type MovableClock = Clock & {
  /** Moves the clock forward. A day counts 24 hours. */
  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number }): void
}

/** A clock that stands still until it is moved. */
export function movableClock(start: Temporal.Instant): MovableClock {
  let present = start
  return {
    now: () => present,
    advance({ days = 0, hours = 0, ...rest }) {
      present = present.add({ ...rest, hours: hours + days * 24 })
    },
  }
}
