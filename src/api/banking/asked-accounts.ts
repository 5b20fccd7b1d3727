// What a read of accounts can be asked for, in the words of the Banking API.

import { z } from 'zod'
import { DAY_ZONE } from '../../platform/clock.ts'
import { isDay } from '../../platform/http/request-moment.ts'
import { Problem } from '../../platform/problem.ts'

const flag = (fallback: boolean) => z.boolean('must be true or false').default(fallback)

const day = z
  .string('must be text')
  .refine((text) => isDay(text), 'must be a day such as 2026-01-31')
  .optional()

export const accountsFilter = z
  .array(z.string('must be an AccountId'), 'must be a list of AccountIds')
  .max(200, 'names more than 200')
  .optional()
  .describe('Only these.')

export const daysOfTransactions = z
  .enum(['Days90', 'Days360', 'Days365'], 'must be Days90 or Days365')
  .default('Days90')
  .describe('Days90, Days365, or in older integrations Days360.')

const counts = { MostRecent: 1, Months3: 3, Months12: 12 } as const

export const numberOfStatements = z
  .enum(['MostRecent', 'Months3', 'Months12'], 'must be MostRecent, Months3 or Months12')
  .default('MostRecent')

export function countOf(number: z.infer<typeof numberOfStatements>): number {
  return counts[number]
}

/** Members beyond these are ignored: older integrations send many that mean nothing here. */
export const askedDetail = z.object({
  WithAccountIdentity: flag(true).describe('Transit, institution and account numbers.'),
  WithKYC: flag(true).describe('The holder.'),
  WithBalance: flag(true),
  WithTransactions: flag(true),
  DaysOfTransactions: daysOfTransactions,
  DateFrom: day.describe('Instead of DaysOfTransactions: the first day. Days are those of Toronto.'),
  DateTo: day.describe('With DateFrom: the last day; today, unless said.'),
  AccountsFilter: accountsFilter,
  RefreshDelta: z
    .array(
      z.object({ AccountId: z.string(), TransactionId: z.string() }),
      'must be a list of AccountId and TransactionId',
    )
    .max(200, 'names more than 200')
    .optional()
    .describe('By account, a transaction that is known: only what has posted since it is given.'),
  WithDetailsAndBankingStatements: flag(false).describe('Statements, too.'),
  NumberOfBankingStatements: numberOfStatements,
})

export type AskedDetail = z.infer<typeof askedDetail>

const DAYS = { Days90: 90, Days360: 360, Days365: 365 } as const

export type AskedDays = Pick<AskedDetail, 'DaysOfTransactions' | 'DateFrom' | 'DateTo'>

/** The window of transactions that is asked for. Throws `invalid_request` for one that ends before it begins. */
export function windowOf({ DaysOfTransactions, DateFrom, DateTo }: AskedDays, now: Temporal.Instant) {
  const end =
    DateTo === undefined
      ? now
      : Temporal.PlainDate.from(DateTo)
          .add({ days: 1 })
          .toZonedDateTime(DAY_ZONE)
          .toInstant()
          .subtract({ milliseconds: 1 })
  const start =
    DateFrom === undefined
      ? end.subtract({ hours: 24 * DAYS[DaysOfTransactions] })
      : Temporal.PlainDate.from(DateFrom).toZonedDateTime(DAY_ZONE).toInstant()
  if (Temporal.Instant.compare(start, end) > 0) {
    throw new Problem('invalid_request', `DateFrom is after ${DateTo === undefined ? 'today' : 'DateTo'}.`)
  }
  return { start, end }
}

/** Whether a window comes up to the present. */
export function reachesNow({ DateTo }: AskedDays, now: Temporal.Instant): boolean {
  const today = now.toZonedDateTimeISO(DAY_ZONE).toPlainDate()
  return DateTo === undefined || Temporal.PlainDate.compare(DateTo, today) >= 0
}
