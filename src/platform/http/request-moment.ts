// Moments and days as requests write them (RFC 3339): from the year 1 to the year 9999, which every database takes.

const FIRST_MOMENT = Temporal.Instant.from('0001-01-01T00:00:00Z')
const LAST_MOMENT = Temporal.Instant.from('9999-12-31T23:59:59.999Z')

/** Returns the nearest moment that a database takes: a day at the edge of the calendar ends beyond it in some zone. */
export function withinYears(moment: Temporal.Instant): Temporal.Instant {
  if (Temporal.Instant.compare(moment, FIRST_MOMENT) < 0) return FIRST_MOMENT
  return Temporal.Instant.compare(moment, LAST_MOMENT) > 0 ? LAST_MOMENT : moment
}

/** Returns `undefined` for a text that is no moment, names a zone or a calendar (RFC 9557), or is outside the years 1 to 9999. */
export function readInstant(text: string): Temporal.Instant | undefined {
  if (text.includes('[')) return undefined
  try {
    const moment = Temporal.Instant.from(text)
    return moment.equals(withinYears(moment)) ? moment : undefined
  } catch {
    return undefined
  }
}

/** Whether it is a day of the calendar, written in one way. */
export function isDay(text: string): boolean {
  try {
    return /^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text) && Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}

/**
 * Returns the day that a text names: a day, a moment, whose day in this zone it is, or a date and time without a zone, whose day
 * it is as written. Returns `undefined` for any other text.
 */
export function readDay(text: string, zone: string): Temporal.PlainDate | undefined {
  const [day = '', time, ...more] = text.trim().split(/[T ]/i)
  if (!isDay(day) || more.length > 0) return undefined
  if (time === undefined) return Temporal.PlainDate.from(day)
  const moment = readInstant(`${day}T${time}`)
  if (moment) return moment.toZonedDateTimeISO(zone).toPlainDate()
  return LOCAL_TIME.test(time) ? Temporal.PlainDate.from(day) : undefined
}

const LOCAL_TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?$/
