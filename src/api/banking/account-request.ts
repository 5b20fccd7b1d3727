// The requests for accounts of the Banking API, and the reads of the bank that each needs.

import { z } from 'zod'
import type { LivingConsent } from '../../domain/consents/living-consent.ts'
import type { DetailsSelection } from '../../domain/retrieval/account-details.ts'
import type { PostedRequest } from '../../domain/retrieval/posted-transactions.ts'
import type { Openers } from '../../domain/retrieval/read.ts'
import { DAY_ZONE } from '../../platform/clock.ts'
import { readDay, withinYears } from '../../platform/http/request-moment.ts'
import { Problem } from '../../platform/problem.ts'
import type { Clusters } from '../../fdx/write-entity.ts'
import { CATEGORIES, transactionGuid } from './account-names.ts'
import type { BankingParts } from './parts.ts'

const flag = (fallback: boolean) => z.boolean('must be true or false').default(fallback)

const day = z
  .string('must be text')
  .transform((text, { addIssue }) => {
    const day = readDay(text, DAY_ZONE)
    if (day) return day.toString()
    addIssue('must be a day such as 2026-01-31')
    return z.NEVER
  })
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

const COUNTS = { MostRecent: 1, Months3: 3, Months12: 12 } as const

export const numberOfStatements = z
  .enum(['MostRecent', 'Months3', 'Months12'], 'must be MostRecent, Months3 or Months12')
  .default('MostRecent')

export function countOf(number: z.infer<typeof numberOfStatements>): number {
  return COUNTS[number]
}

/** Members beyond these and those that are near them are ignored: older integrations send many that mean nothing here. */
export const detailRequest = z.object({
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

export type DetailRequest = z.infer<typeof detailRequest>

/** Returns the clusters that open something of the answer: the one that opens account numbers only if these are wanted. */
export function clustersFor({ WithAccountIdentity }: DetailRequest, { clusters }: LivingConsent): Clusters {
  return WithAccountIdentity ? clusters : clusters.difference(new Set(['ACCOUNT_PAYMENTS']))
}

/** Selects what is read of the bank. Throws `invalid_request` for an account that is not of the consent, and for a wrong window. */
export function selectDetails(
  request: DetailRequest,
  consent: LivingConsent,
  { clock, rules }: BankingParts,
): DetailsSelection {
  const now = clock.now()
  const clusters = clustersFor(request, consent)
  const accountHandles = chooseAccounts(consent, request.AccountsFilter)
  const isKnown = knownTransactions(request, consent)
  const withTransactions = request.WithTransactions && clusters.has('TRANSACTIONS')
  const withStatements = request.WithDetailsAndBankingStatements && clusters.has('STATEMENTS')
  return {
    accountHandles,
    openers: openersOf(clusters),
    withHolder: request.WithKYC && clusters.has('CUSTOMER_CONTACT'),
    ...(withTransactions && {
      transactions: { ...windowFor(request, clusters, now), isKnown, mostRows: rules.mostTransactions },
    }),
    ...(withStatements && { statements: { count: countOf(request.NumberOfBankingStatements), now } }),
  }
}

/**
 * Returns the handles in the order of the bank, those of accounts for daily use first: many clients take the first one. Throws
 * `invalid_request` for one that is not of the login.
 */
export function chooseAccounts(consent: LivingConsent, filter?: readonly string[]): readonly string[] {
  const [daily = [], others = []] = [true, false].map((isDaily) =>
    [...consent.accounts].filter(([, account]) => (CATEGORIES[account.accountCategory] === 'Operations') === isDaily),
  )
  const handles = [...daily, ...others].map(([handle]) => handle)
  if (filter === undefined) return handles
  const wanted = new Set(filter.map((id) => id.toLowerCase()))
  demandOwn(consent, wanted, 'AccountsFilter')
  return handles.filter((handle) => wanted.has(handle))
}

/** Returns what recognizes a transaction that is known already, by its id here or by that of the standard. Throws as `chooseAccounts`. */
function knownTransactions({ RefreshDelta = [] }: DetailRequest, consent: LivingConsent): PostedRequest['isKnown'] {
  const known = new Map(RefreshDelta.map(({ AccountId, TransactionId }) => [AccountId.toLowerCase(), TransactionId]))
  demandOwn(consent, known.keys(), 'RefreshDelta')
  return (row) => {
    const id = known.get(row.accountId)
    return id !== undefined && (id === row.transactionId || id.toLowerCase() === transactionGuid(row))
  }
}

function demandOwn({ accounts }: LivingConsent, handles: Iterable<string>, member: string): void {
  if ([...handles].every((handle) => accounts.has(handle))) return
  throw new Problem('invalid_request', `${member} names an account that is not of this LoginId.`)
}

export function openersOf(clusters: Clusters): Openers {
  const more = (['ACCOUNT_DETAILED', 'BALANCES', 'ACCOUNT_PAYMENTS'] as const).filter((cluster) =>
    clusters.has(cluster),
  )
  return ['ACCOUNT_BASIC', ...more]
}

const DAYS = { Days90: 90, Days360: 360, Days365: 365 } as const

/**
 * Returns the window of transactions. Balances are reckoned back from the present one, so the window must come up
 * to today. Throws `invalid_request` for one that ends before it begins.
 */
function windowFor(
  { DaysOfTransactions, DateFrom, DateTo, WithBalance }: DetailRequest,
  clusters: Clusters,
  now: Temporal.Instant,
): Pick<PostedRequest, 'window' | 'withBalances'> {
  const today = now.toZonedDateTimeISO(DAY_ZONE).toPlainDate()
  const end = DateTo === undefined ? now : lastMomentOf(Temporal.PlainDate.from(DateTo))
  const start =
    DateFrom === undefined
      ? end.subtract({ hours: 24 * DAYS[DaysOfTransactions] })
      : Temporal.PlainDate.from(DateFrom).toZonedDateTime(DAY_ZONE).toInstant()
  if (Temporal.Instant.compare(start, end) > 0) {
    throw new Problem('invalid_request', `DateFrom is after ${DateTo === undefined ? 'today' : 'DateTo'}.`)
  }
  const reachesToday = DateTo === undefined || Temporal.PlainDate.compare(DateTo, today) >= 0
  const opensBalance = clusters.has('BALANCES') || clusters.has('ACCOUNT_DETAILED')
  return {
    window: { start: withinYears(start), end: withinYears(end) },
    withBalances: WithBalance && reachesToday && opensBalance,
  }
}

function lastMomentOf(day: Temporal.PlainDate): Temporal.Instant {
  return day.add({ days: 1 }).toZonedDateTime(DAY_ZONE).toInstant().subtract({ milliseconds: 1 })
}
