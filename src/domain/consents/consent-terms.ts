// The terms of a consent: how long it lasts, and how far back it reaches.

import type { ConsentDurationType } from '../../fdx/consent.ts'
import { DAY_ZONE } from '../../platform/clock.ts'

export type ConsentTerms = {
  /** Absent if the app asked by a scope alone: the consent then lasts as long as the server lets a consent last. */
  readonly durationType?: ConsentDurationType
  /** Days from the grant. Present for TIME_BOUND alone. */
  readonly durationDays?: number
  /** Days, counted back from each request for data. Absent: as far as the bank's books go. */
  readonly lookbackDays?: number
}

/** A minute to redeem the code, and the life of one access token, with which the consent ends. */
const ONE_TIME_LIFE = { minutes: 6 }

/** @param consentMonths the most that this server lets a consent last. */
export function consentEnd(terms: ConsentTerms, from: Temporal.Instant, consentMonths: number): Temporal.Instant {
  if (terms.durationType === 'ONE_TIME') return from.add(ONE_TIME_LIFE)
  const start = from.toZonedDateTimeISO(DAY_ZONE)
  const most = start.add({ months: consentMonths }).toInstant()
  if (terms.durationDays === undefined) return most
  const asked = start.add({ days: terms.durationDays }).toInstant()
  return Temporal.Instant.compare(asked, most) < 0 ? asked : most
}

/** Returns how long the consent lasts, in days; `undefined` for one that is read once. */
export function consentDays(terms: ConsentTerms, from: Temporal.Instant, consentMonths: number): number | undefined {
  if (terms.durationType === 'ONE_TIME') return undefined
  return Math.min(terms.durationDays ?? Infinity, longestConsentDays(from, consentMonths))
}

/** Months count in the calendar of the banks: a year from now is the same day of the next year. */
export function longestConsentDays(from: Temporal.Instant, consentMonths: number): number {
  const start = from.toZonedDateTimeISO(DAY_ZONE)
  return start.until(start.add({ months: consentMonths }), { largestUnit: 'days' }).days
}

/** Nothing that happened before may leave at this moment; undefined when the consent sets no such bound. */
export function earliestMoment({ lookbackDays }: ConsentTerms, now: Temporal.Instant): Temporal.Instant | undefined {
  return lookbackDays === undefined ? undefined : now.subtract({ hours: 24 * lookbackDays })
}

export type TermsRow = {
  readonly duration_type: string | null
  readonly duration_days: number | null
  readonly lookback_days: number | null
}

export function termsOfRow(row: TermsRow): ConsentTerms {
  return {
    ...(row.duration_type !== null && { durationType: row.duration_type as ConsentDurationType }),
    ...(row.duration_days !== null && { durationDays: row.duration_days }),
    ...(row.lookback_days !== null && { lookbackDays: row.lookback_days }),
  }
}

export function rowOfTerms({ durationType, durationDays, lookbackDays }: ConsentTerms): TermsRow {
  return {
    duration_type: durationType ?? null,
    duration_days: durationDays ?? null,
    lookback_days: lookbackDays ?? null,
  }
}
