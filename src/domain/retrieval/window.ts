// The window of time that a read of history covers: the one asked for, cut to how far back the customer's consent reaches.

import { DAY_ZONE } from '../../platform/clock.ts'
import { Problem } from '../../platform/problem.ts'
import { earliestMoment, type ConsentTerms } from '../consents/consent-terms.ts'
import type { Page, Window } from './connector.ts'

/**
 * A window goes by the day on which a transaction posted; the lookback by the day on which it was made, which is never later:
 * nothing leaves that is older by either. Throws `invalid_date_range` when nothing of the window is left.
 */
export function windowWithin(terms: ConsentTerms, now: Temporal.Instant, window: Window): Window {
  const earliest = earliestMoment(terms, now)
  if (earliest === undefined) return window
  if (Temporal.Instant.compare(earliest, window.start) <= 0) return { ...window, reach: earliest }
  if (Temporal.Instant.compare(window.end, earliest) < 0) {
    const detail = `The customer's consent reaches back ${terms.lookbackDays} days. Ask for a window after ${earliest.toString()}.`
    throw new Problem('invalid_date_range', detail)
  }
  return { start: earliest, end: window.end, reach: earliest }
}

/** Returns whether a transaction that was made at this moment may leave. */
export function isWithin(terms: ConsentTerms, now: Temporal.Instant, moment: Temporal.Instant): boolean {
  return isWithinReach(earliestMoment(terms, now), moment)
}

/** A bank may give more than it was asked for: what is too old stops here. */
export function withinReach<Row extends { readonly transactionTimestamp: Temporal.Instant }, P extends Page<Row>>(
  { reach }: Window,
  page: P & Page<Row>,
): P {
  return { ...page, rows: page.rows.filter((row) => isWithinReach(reach, row.transactionTimestamp)) }
}

function isWithinReach(reach: Temporal.Instant | undefined, moment: Temporal.Instant): boolean {
  return reach === undefined || Temporal.Instant.compare(moment, reach) >= 0
}

/** Returns whether data of this day may leave. A day counts whole, as it does in a window. */
export function isDayWithin(terms: ConsentTerms, now: Temporal.Instant, day: Temporal.PlainDate): boolean {
  const earliest = earliestMoment(terms, now)?.toZonedDateTimeISO(DAY_ZONE).toPlainDate()
  return earliest === undefined || Temporal.PlainDate.compare(day, earliest) >= 0
}

/** Returns whether data of this whole year may leave: it may until its last day is too old. */
export function isYearWithin(terms: ConsentTerms, now: Temporal.Instant, year: number): boolean {
  return isDayWithin(terms, now, Temporal.PlainDate.from({ year, month: 12, day: 31 }))
}
