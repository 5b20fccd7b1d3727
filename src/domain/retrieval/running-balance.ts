// The running balance: what was in an account, or owed on it, right after each of its transactions posted.

import type { Account } from '../../fdx/account.ts'
import type { Transaction } from '../../fdx/transaction.ts'
import { add, subtract, type Decimal } from '../../platform/decimal.ts'

export type Posted = Transaction & { readonly postedTimestamp: Temporal.Instant }

/**
 * Gives the balance right after a row posted. It is called for each row in turn, the last to post first.
 * @param certain the moment from which on all that has posted is among the rows.
 */
export type BalanceAfter = (row: Posted, certain: Temporal.Instant) => Decimal | undefined

/**
 * Reckons back from the present balance. Transactions that cannot be told for certain have none: those that posted after the
 * balance was told, and those so early that one may be missing behind them.
 */
export function balancesOf(account: Account): BalanceAfter {
  const ledger = ledgerOf(account)
  if (ledger?.balance === undefined) return () => undefined
  const { asOf } = ledger
  let { balance } = ledger
  const isOwed = account.balanceType === 'LIABILITY'
  return (row, certain) => {
    if (asOf !== undefined && Temporal.Instant.compare(row.postedTimestamp, asOf) > 0) return undefined
    if (Temporal.Instant.compare(row.postedTimestamp, certain) < 0) return undefined
    const after = balance
    if (row.debitCreditMemo === 'MEMO') return after
    const hasRaised = (row.debitCreditMemo === 'DEBIT') === isOwed
    balance = hasRaised ? subtract(balance, row.amount) : add(balance, row.amount)
    return after
  }
}

/**
 * Only an account that nothing but its transactions moves has one: a loan does not, because its interest is paid with the
 * principal, and values do not.
 */
function ledgerOf(account: Account) {
  const { accountCategory: category } = account
  if (category === 'COMMERCIAL_ACCOUNT') return { balance: account.currentLedgerBalance, asOf: account.balanceAsOf }
  if (category !== 'DEPOSIT_ACCOUNT' && category !== 'LOC_ACCOUNT' && category !== 'DIGITAL_WALLET') return undefined
  return { balance: account.currentBalance, asOf: account.balanceAsOf }
}
