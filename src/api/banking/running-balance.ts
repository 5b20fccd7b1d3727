// The running balance: what was in an account, or owed on it, right after each of its transactions posted.

import type { Account } from '../../fdx/account.ts'
import type { Transaction } from '../../fdx/transaction.ts'
import { add, subtract, type Decimal } from '../../platform/decimal.ts'

/** What a transaction may take to post. One that was made before all that were read may have posted since within it. */
export const SETTLING = { hours: 31 * 24 }

/**
 * Reckoned back from the present balance, in the order in which they posted. Transactions that cannot be told for certain
 * have none: those that posted after the balance was told, and those so early that one may be missing behind them.
 * @param rows all that were made since `from`, up to now.
 */
export function runningBalances(
  account: Account,
  rows: readonly Transaction[],
  from: Temporal.Instant,
): ReadonlyMap<string, Decimal> {
  const balances = new Map<string, Decimal>()
  const certain = from.add(SETTLING)
  const ledger = ledgerOf(account)
  if (ledger?.balance === undefined) return balances
  let { balance } = ledger
  const isOwed = account.balanceType === 'LIABILITY'
  for (const row of inPostedOrder(rows, ledger.asOf)) {
    if (Temporal.Instant.compare(row.postedTimestamp, certain) < 0) break
    balances.set(row.transactionId, balance)
    if (row.debitCreditMemo === 'MEMO') continue
    const hasRaised = (row.debitCreditMemo === 'DEBIT') === isOwed
    balance = hasRaised ? subtract(balance, row.amount) : add(balance, row.amount)
  }
  return balances
}

/** Of accounts that nothing but their transactions moves: not of loans, whose interest is paid with the principal, nor of values. */
function ledgerOf(account: Account) {
  const { accountCategory: category } = account
  if (category === 'COMMERCIAL_ACCOUNT') return { balance: account.currentLedgerBalance, asOf: account.balanceAsOf }
  if (category !== 'DEPOSIT_ACCOUNT' && category !== 'LOC_ACCOUNT' && category !== 'DIGITAL_WALLET') return undefined
  return { balance: account.currentBalance, asOf: account.balanceAsOf }
}

type Posted = Transaction & { readonly postedTimestamp: Temporal.Instant }

/** The last to post first; of those that posted at one moment, the last that was made. */
function inPostedOrder(rows: readonly Transaction[], until: Temporal.Instant | undefined): readonly Posted[] {
  return rows
    .filter((row): row is Posted => row.status === 'POSTED' && row.postedTimestamp !== undefined)
    .filter(({ postedTimestamp }) => until === undefined || Temporal.Instant.compare(postedTimestamp, until) <= 0)
    .toSorted((a, b) => Temporal.Instant.compare(b.postedTimestamp, a.postedTimestamp))
}
