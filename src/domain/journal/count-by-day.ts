// Counts entries of the journal by day: how many consents were granted, how many reads there were.

import type { Database } from '../../database/open.ts'
import type { JournalAction } from './journal-action.ts'

const COUNT = `select (at at time zone 'UTC')::date as day, count(*) as entries from journal_entry
  where action = $1 and at >= $2 group by 1`

type Row = { readonly day: Temporal.PlainDate; readonly entries: number }

/** The number of entries of each of the last `days` days in UTC, today included, oldest first. */
export async function countByDay(
  database: Database,
  action: JournalAction,
  now: Temporal.Instant,
  days: number,
): Promise<readonly { readonly day: Temporal.PlainDate; readonly entries: number }[]> {
  const today = now.toZonedDateTimeISO('UTC').toPlainDate()
  const first = today.subtract({ days: days - 1 })
  const rows = await database.run<Row>(COUNT, [action, first.toZonedDateTime('UTC').toInstant()])
  const counted = new Map(rows.map(({ day, entries }) => [day.toString(), entries]))
  return Array.from({ length: days }, (_, index) => {
    const day = first.add({ days: index })
    return { day, entries: counted.get(day.toString()) ?? 0 }
  })
}
