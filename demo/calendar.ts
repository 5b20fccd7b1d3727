// The calendar: days are days where the customers live, because banks keep their books by them.

const HOME_ZONE = 'America/Toronto'

export function today(now: () => Temporal.Instant): Temporal.PlainDate {
  return now().toZonedDateTimeISO(HOME_ZONE).toPlainDate()
}

/** The day of a timestamp, such as `2026-03-09`. A date without a time is that day. Throws a RangeError on anything else. */
export function dayOf(timestamp: string): string {
  if (timestamp.length === 10) return Temporal.PlainDate.from(timestamp).toString()
  return Temporal.Instant.from(timestamp).toZonedDateTimeISO(HOME_ZONE).toPlainDate().toString()
}
