// History: the lists of one account that go through time: transactions, rewards and statements.

import type { AccountPermit } from '../../domain/consents/permit.ts'
import type { BankCall, HistoryRequest, Page, TransactionPage, Window } from '../../domain/retrieval/connector.ts'
import { rewardTransaction, type RewardTransaction } from '../../fdx/reward.ts'
import { statement, type Statement } from '../../fdx/statement.ts'
import { transaction, type Transaction } from '../../fdx/transaction.ts'
import { Problem } from '../../platform/problem.ts'
import { bankTrouble } from '../trouble/bank-trouble.ts'
import type { Access, AskParts } from './ask-bank.ts'
import { mendTransaction } from './mend-transaction.ts'
import { ofAccount, readOne, type Members } from './read-rows.ts'
import { walkPage, type Walk, type Walked } from './walk.ts'

/** The days that a transaction may take to post. */
const POSTING_DAYS = 10

export function readTransactions(
  parts: AskParts,
  access: Access,
  { permit, request }: { readonly permit: AccountPermit; readonly request: HistoryRequest },
  call: BankCall,
): Promise<TransactionPage> {
  const walk = transactionWalk(parts, permit.bankAccountId)
  return walkPage(parts, access, { walk, request }, call).catch(nothing)
}

/** Banks that have nothing in a window may answer 404, with one of two codes. */
function nothing(error: unknown): Page<never> {
  if (error instanceof Problem && error.code === 'no_data') return { rows: [], total: 0 }
  throw error
}

function transactionWalk(parts: AskParts, accountId: string): Walk<Transaction> {
  const { windowBy, windowParameters } = parts.settings
  const read = {
    kind: transaction,
    operation: 'transactions',
    mend: (members: Members) => mendTransaction(members, accountId),
  } as const
  return {
    ask: { operation: 'transactions', member: 'transactions', ids: { accountId }, notFound: 'account_not_found' },
    parameters: windowParameters,
    read: (json) => walked(readOne(parts, read, json), windowBy),
    isIn,
    earlierDays: windowBy === 'made' ? POSTING_DAYS : 0,
  }
}

type Moved = Pick<Transaction, 'transactionId' | 'status' | 'postedTimestamp' | 'transactionTimestamp'>

function walked<Row extends Moved>(row: Row, windowBy: 'posted' | 'made'): Walked<Row> {
  const posted = row.status === 'POSTED' ? row.postedTimestamp : undefined
  const made = row.transactionTimestamp.epochMilliseconds
  const moment = posted?.epochMilliseconds ?? made
  return { row, id: row.transactionId, moment, ...(windowBy === 'made' && { picked: made }) }
}

function isIn({ row, moment }: Walked<Moved>, { start, end, reach }: Window): boolean {
  if (moment < start.epochMilliseconds || moment > end.epochMilliseconds) return false
  return reach === undefined || Temporal.Instant.compare(row.transactionTimestamp, reach) >= 0
}

export function readRewardTransactions(
  parts: AskParts,
  access: Access,
  {
    permit: { bankAccountId: accountId },
    request,
  }: { readonly permit: AccountPermit; readonly request: HistoryRequest },
  call: BankCall,
): Promise<Page<RewardTransaction>> {
  const { windowBy } = parts.settings
  const read = {
    kind: rewardTransaction,
    operation: 'rewardTransactions',
    mend: (members: Members) => mendTransaction(members, accountId),
  } as const
  const walk: Walk<RewardTransaction> = {
    ask: {
      operation: 'rewardTransactions',
      member: 'rewardTransactions',
      ids: { accountId },
      notFound: 'account_not_found',
    },
    // New in 6.4, with the newer names alone.
    parameters: 'startDate',
    read: (json) => walked(readOne(parts, read, json), windowBy),
    isIn,
    earlierDays: windowBy === 'made' ? POSTING_DAYS : 0,
  }
  return walkPage(parts, access, { walk, request }, call).catch(nothing)
}

/** Without a date nobody can tell how far back a statement reaches: such a one is unreadable. */
export type DatedStatement = Statement & { readonly statementDate: Temporal.PlainDate }

export function readStatements(
  parts: AskParts,
  access: Access,
  {
    permit: { bankAccountId: accountId },
    request,
  }: { readonly permit: AccountPermit; readonly request: HistoryRequest },
  call: BankCall,
): Promise<Page<DatedStatement>> {
  const { timeZone, windowParameters } = parts.settings
  const mend = (members: Members): Members => ofAccount(members, accountId)
  const dayOf = (moment: Temporal.Instant) => moment.toZonedDateTimeISO(timeZone).toPlainDate()
  const walk: Walk<DatedStatement> = {
    ask: { operation: 'statements', member: 'statements', ids: { accountId }, notFound: 'account_not_found' },
    parameters: windowParameters,
    read(json) {
      const {
        statementDate,
        links: _links,
        ...row
      } = readOne(parts, { kind: statement, operation: 'statements', mend }, json)
      if (!statementDate) throw bankTrouble('unreadable', { cause: 'statementDate: expected a date, and nothing came' })
      const moment = statementDate.toZonedDateTime(timeZone).epochMilliseconds
      return { row: { ...row, statementDate }, id: row.statementId, moment }
    },
    isIn: ({ row: { statementDate } }, { start, end }) =>
      Temporal.PlainDate.compare(statementDate, dayOf(start)) >= 0 &&
      Temporal.PlainDate.compare(statementDate, dayOf(end)) <= 0,
    earlierDays: 0,
  }
  return walkPage(parts, access, { walk, request }, call).catch(nothing)
}

/** The pages that are looked through for one item. */
const MOST_PAGES = 40
const PAGE = 500

/** Looks through a list, newest first, until one item is found. Returns `undefined` if there is none in the last seven years. */
export async function findIn<Row>(
  parts: AskParts,
  read: (request: HistoryRequest) => Promise<Page<Row>>,
  isIt: (row: Row) => boolean,
): Promise<Row | undefined> {
  const end = parts.clock.now()
  const window = { start: end.subtract({ hours: 24 * 365 * 7 }), end }
  let from: string | undefined
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const { rows, next } = await read({ window, page: { limit: PAGE, ...(from !== undefined && { from }) } })
    const found = rows.find(isIt)
    if (found || next === undefined) return found
    from = next
  }
  return undefined
}
