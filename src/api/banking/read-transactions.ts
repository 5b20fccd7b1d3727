// Reads the transactions of one account, page by page, each with the balance that it left.

import type { Window } from '../../domain/retrieval/connector.ts'
import type { Reader } from '../../domain/retrieval/retrieve.ts'
import { retrieveTransactions } from '../../domain/retrieval/transactions.ts'
import type { Account } from '../../fdx/account.ts'
import type { Transaction } from '../../fdx/transaction.ts'
import type { Decimal } from '../../platform/decimal.ts'
import { giveWay } from '../../platform/give-way.ts'
import { Problem } from '../../platform/problem.ts'
import { reachesNow, windowOf, type AskedDetail } from './asked-accounts.ts'
import type { BankingParts } from './parts.ts'
import { balancesOf, type BalanceAfter, type Posted } from './running-balance.ts'

const PAGE = 500

/** What a transaction may take to post. One that was made before the consent's reach may have posted since within it. */
const SETTLING = { hours: 31 * 24 }

/** One that has posted, and the balance that it left, where that is certain. */
export type ReadTransaction = { readonly row: Posted; readonly balance: Decimal | undefined }

/**
 * The last to post first. Nothing is cut in silence: throws `invalid_request` when there are more than one answer holds.
 * @param known only what has posted since this transaction is given; all, where the time asked for does not hold it.
 */
export async function readTransactions(
  parts: BankingParts,
  reader: Reader,
  account: Account,
  asked: AskedDetail,
  known: string | undefined,
): Promise<readonly ReadTransaction[]> {
  const now = parts.clock.now()
  const isReckoned = asked.WithBalance && reachesNow(asked, now) && opensBalance(reader)
  const balanceAfter = isReckoned ? balancesOf(account) : () => undefined
  const all = await readAll(parts, reader, account.accountId, windowOf(asked, now), balanceAfter)
  const last = all.find(({ row }) => row.transactionId === known)?.row.postedTimestamp
  return last ? all.filter(({ row }) => Temporal.Instant.compare(row.postedTimestamp, last) > 0) : all
}

function opensBalance({ consent: { clusters } }: Reader): boolean {
  return clusters.has('BALANCES') || clusters.has('ACCOUNT_DETAILED')
}

/** From when on all that has posted is in what a window gave. */
function certainFrom({ start, reach }: Window): Temporal.Instant {
  const settled = reach?.add(SETTLING)
  return settled !== undefined && Temporal.Instant.compare(settled, start) > 0 ? settled : start
}

async function readAll(
  { retrieval, rules }: BankingParts,
  reader: Reader,
  accountHandle: string,
  asked: Window,
  balanceAfter: BalanceAfter,
): Promise<readonly ReadTransaction[]> {
  const all: ReadTransaction[] = []
  let next: string | undefined
  do {
    await giveWay()
    const request = { limit: PAGE, ...(next !== undefined && { from: next }) }
    const page = await retrieveTransactions(retrieval, reader, accountHandle, asked, request).catch(noTransactions)
    if (!page) break
    const certain = certainFrom(page.window)
    for (const row of page.rows.filter(isPosted)) all.push({ row, balance: balanceAfter(row, certain) })
    if (all.length > rules.mostTransactions) {
      const detail = `An account has more than ${rules.mostTransactions} transactions in this time. Ask for fewer days.`
      throw new Problem('invalid_request', detail)
    }
    next = page.next
  } while (next !== undefined)
  return all
}

/** There are kinds of account on which nothing happens. */
function noTransactions(problem: unknown): undefined {
  if (!(problem instanceof Problem) || problem.code !== 'account_type_not_supported') throw problem
}

function isPosted(row: Transaction): row is Posted {
  return row.status === 'POSTED' && row.postedTimestamp !== undefined
}
