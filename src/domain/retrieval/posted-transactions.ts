// The posted transactions of one account: all of a window, page by page, each with the balance that it left.

import type { Account } from '../../fdx/account.ts'
import type { Transaction } from '../../fdx/transaction.ts'
import type { Decimal } from '../../platform/decimal.ts'
import { giveWay } from '../../platform/give-way.ts'
import { Problem } from '../../platform/problem.ts'
import type { Window } from './connector.ts'
import type { Reader } from './reader.ts'
import { balancesOf, type Posted } from './running-balance.ts'
import { transactionsRead } from './transactions.ts'

const PAGE = 500

/** The time a transaction may take to post. One that was made before the consent's reach may have posted since within it. */
const POSTING_TIME = { hours: 31 * 24 }

/** One that has posted, and the balance that it left, if that is certain. */
export type PostedTransaction = { readonly row: Posted; readonly balance: Decimal | undefined }

export type PostedRequest = {
  readonly window: Window
  /** Whether the balances are reckoned. The window must reach the present, and the consent must open the balance. */
  readonly withBalances: boolean
  /** Whether it is the one that is known, of its account: only what has posted since is read; all, if the window does not hold it. */
  isKnown(row: Transaction): boolean
  readonly mostRows: number
}

/** Reads them, the last to post first. Nothing is cut in silence: throws `invalid_request` for more than `mostRows`. */
export async function retrievePosted(
  reader: Reader,
  account: Account,
  { window, withBalances, isKnown, mostRows }: PostedRequest,
): Promise<readonly PostedTransaction[]> {
  const balanceAfter = withBalances ? balancesOf(account) : () => undefined
  const all: PostedTransaction[] = []
  let next: string | undefined
  do {
    await giveWay()
    const page = { limit: PAGE, ...(next !== undefined && { from: next }) }
    const read = await reader.readHistory(account.accountId, transactionsRead, { window, page }).catch(noTransactions)
    if (!read) break
    const certain = certainFrom(read.window)
    for (const row of read.rows.filter(isPosted)) all.push({ row, balance: balanceAfter(row, certain) })
    if (all.length > mostRows) {
      const detail = `An account has more than ${mostRows} transactions in this time. Ask for fewer days.`
      throw new Problem('invalid_request', detail)
    }
    next = read.next
  } while (next !== undefined)
  const last = all.find(({ row }) => isKnown(row))?.row.postedTimestamp
  return last ? all.filter(({ row }) => Temporal.Instant.compare(row.postedTimestamp, last) > 0) : all
}

/** The moment from which on all that has posted is in what a window gave. */
function certainFrom({ start, reach }: Window): Temporal.Instant {
  const posted = reach?.add(POSTING_TIME)
  return posted !== undefined && Temporal.Instant.compare(posted, start) > 0 ? posted : start
}

/** There are kinds of account on which nothing happens. */
function noTransactions(problem: unknown): undefined {
  if (!(problem instanceof Problem) || problem.code !== 'account_type_not_supported') throw problem
}

function isPosted(row: Transaction): row is Posted {
  return row.status === 'POSTED' && row.postedTimestamp !== undefined
}
