// Retry-After: when a bank says that it may be asked again (RFC 9110 10.2.3).

/** Seconds. Whatever a bank says, it is asked again within the hour. */
const LONGEST = 3600

const DAYS = 'Mon|Tue|Wed|Thu|Fri|Sat|Sun'
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** An HTTP-date as servers write it today (RFC 9110 5.6.7). */
const HTTP_DATE = new RegExp(`^(?:${DAYS}), (\\d\\d) (${MONTHS.join('|')}) (\\d{4}) (\\d\\d:\\d\\d:\\d\\d) GMT$`)

/** Returns seconds from now, at least one; `undefined` for a header that is absent or says nothing that can be read. */
export function readRetryAfter(header: string | undefined, now: Temporal.Instant): number | undefined {
  const text = header?.trim() ?? ''
  if (/^\d{1,9}$/.test(text)) return bounded(Number(text))
  const [, day, month = '', year, time] = HTTP_DATE.exec(text) ?? []
  if (day === undefined) return undefined
  const number = String(MONTHS.indexOf(month) + 1).padStart(2, '0')
  try {
    return bounded(Temporal.Instant.from(`${year}-${number}-${day}T${time}Z`).since(now).total('seconds'))
  } catch {
    return undefined
  }
}

function bounded(seconds: number): number {
  return Math.min(Math.max(Math.ceil(seconds), 1), LONGEST)
}
