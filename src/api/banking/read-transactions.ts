// Reads the transactions of one account, page by page, each with the balance that it left.

import type { Reader } from '../../domain/retrieval/retrieve.ts'
import { retrieveTransactions } from '../../domain/retrieval/transactions.ts'
import type { Account } from '../../fdx/account.ts'
import type { Transaction } from '../../fdx/transaction.ts'
import type { Decimal } from '../../platform/decimal.ts'
import { Problem } from '../../platform/problem.ts'
import { reachesNow, windowOf, type AskedDetail } from './asked-accounts.ts'
import type { BankingParts } from './parts.ts'
import { runningBalances, SETTLING } from './running-balance.ts'

const PAGE = 500

/** Newest first, those that have posted. The balances of those for which it is certain. */
export type ReadTransactions = {
  readonly rows: readonly Transaction[]
  readonly balances: ReadonlyMap<string, Decimal>
}

/**
 * Nothing is cut in silence: throws `invalid_request` when there are more than one answer holds.
 * @param known only what has posted since this transaction is given; all, where the time asked for does not hold it.
 */
export async function readTransactions(
  parts: BankingParts,
  reader: Reader,
  account: Account,
  asked: AskedDetail,
  known: string | undefined,
): Promise<ReadTransactions> {
  const now = parts.clock.now()
  const { start, end } = windowOf(asked, now)
  const isReckoned = asked.WithBalance && reachesNow(asked, now) && opensBalance(reader)
  const { rows, from } = await readAll(parts, reader, account.accountId, start, {
    start: isReckoned ? start.subtract(SETTLING) : start,
    end,
  })
  const inTime = rows.filter((row) => isAtOrAfter(row.transactionTimestamp, start) && row.status === 'POSTED')
  const last = inTime.find(({ transactionId }) => transactionId === known)?.postedTimestamp
  return {
    rows: last ? inTime.filter((row) => row.postedTimestamp && !isAtOrAfter(last, row.postedTimestamp)) : inTime,
    balances: isReckoned ? runningBalances(account, rows, from) : new Map(),
  }
}

function opensBalance({ consent: { clusters } }: Reader): boolean {
  return clusters.has('BALANCES') || clusters.has('ACCOUNT_DETAILED')
}

async function readAll(
  { retrieval, rules }: BankingParts,
  reader: Reader,
  accountHandle: string,
  counted: Temporal.Instant,
  window: { readonly start: Temporal.Instant; readonly end: Temporal.Instant },
): Promise<{ readonly rows: readonly Transaction[]; readonly from: Temporal.Instant }> {
  const rows: Transaction[] = []
  let count = 0
  let next: string | undefined
  let from = window.start
  do {
    const request = { limit: PAGE, ...(next !== undefined && { from: next }) }
    const page = await retrieveTransactions(retrieval, reader, accountHandle, window, request).catch(noTransactions)
    if (!page) break
    rows.push(...page.rows)
    count += page.rows.filter((row) => isAtOrAfter(row.transactionTimestamp, counted)).length
    if (count > rules.mostTransactions) {
      const detail = `An account has more than ${rules.mostTransactions} transactions in this time. Ask for fewer days.`
      throw new Problem('invalid_request', detail)
    }
    from = page.window.start
    next = page.next
  } while (next !== undefined)
  return { rows, from }
}

/** There are kinds of account on which nothing happens. */
function noTransactions(problem: unknown): undefined {
  if (!(problem instanceof Problem) || problem.code !== 'account_type_not_supported') throw problem
}

function isAtOrAfter(moment: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(moment, other) >= 0
}
