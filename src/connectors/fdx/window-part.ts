// Window part: the days of one request to the bank, and how they are written in its query.

import type { ReadSettings } from './read-settings.ts'

/** Both days are in it, as distances in days from 1970, in the zone of the bank. */
export type Part = { readonly firstDay: number; readonly lastDay: number }

/** Both are sent: FDX 6.4.1 answers 703 to one alone. */
export function queryOf(
  { windowFormat, timeZone }: Pick<ReadSettings, 'windowFormat' | 'timeZone'>,
  parameters: 'startTime' | 'startDate',
  { firstDay, lastDay }: Part,
): Readonly<Record<string, string>> {
  const [start, end] = parameters === 'startTime' ? ['startTime', 'endTime'] : ['startDate', 'endDate']
  const [first, last] = [dayAt(firstDay), dayAt(lastDay)]
  if (windowFormat === 'date') return { [start]: first.toString(), [end]: last.toString() }
  const after = last.add({ days: 1 }).toZonedDateTime(timeZone).toInstant()
  return {
    [start]: first.toZonedDateTime(timeZone).toInstant().toString({ smallestUnit: 'millisecond' }),
    [end]: after.subtract({ milliseconds: 1 }).toString({ smallestUnit: 'millisecond' }),
  }
}

function dayAt(days: number): Temporal.PlainDate {
  return new Temporal.PlainDate(1970, 1, 1).add({ days })
}
