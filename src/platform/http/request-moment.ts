// Moments and days as requests write them (RFC 3339): from the year 1 to the year 9999, which every database takes.

export const FIRST_MOMENT = Temporal.Instant.from('0001-01-01T00:00:00Z')
export const LAST_MOMENT = Temporal.Instant.from('9999-12-31T23:59:59.999Z')

/** Returns `undefined` for a text that is no moment, or is outside the years 1 to 9999. */
export function readInstant(text: string): Temporal.Instant | undefined {
  try {
    const moment = Temporal.Instant.from(text)
    const isTooEarly = Temporal.Instant.compare(moment, FIRST_MOMENT) < 0
    return isTooEarly || Temporal.Instant.compare(moment, LAST_MOMENT) > 0 ? undefined : moment
  } catch {
    return undefined
  }
}

/** Whether it is a day of the calendar, written in one way. */
export function isDay(text: string): boolean {
  try {
    return /^(?!0000)\d{4}-/.test(text) && Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}
