// Version 5 on the wire: names of FDX 5.2, each account and transaction wrapped in the name of its entity.

import type { Account, AccountCategory } from '../../fdx/account.ts'
import { transaction, type Transaction } from '../../fdx/transaction.ts'
import { writerOf, type Clusters } from '../../fdx/write-entity.ts'
import { Problem } from '../../platform/problem.ts'
import { accountDescription, type ResultType } from './descriptor.ts'
import type { UnreadAccount } from './unread-account.ts'

type Wrapped = Readonly<Record<string, unknown>>

/** Digital wallets and buy now, pay later came after 5.2: version 5 has no name for them. */
const wrappers: Partial<Record<AccountCategory, { readonly account: string; readonly transaction: string }>> = {
  DEPOSIT_ACCOUNT: { account: 'depositAccount', transaction: 'depositTransaction' },
  LOC_ACCOUNT: { account: 'locAccount', transaction: 'locTransaction' },
  LOAN_ACCOUNT: { account: 'loanAccount', transaction: 'loanTransaction' },
  INVESTMENT_ACCOUNT: { account: 'investmentAccount', transaction: 'investmentTransaction' },
  INSURANCE_ACCOUNT: { account: 'insuranceAccount', transaction: 'insuranceTransaction' },
  ANNUITY_ACCOUNT: { account: 'annuityAccount', transaction: 'annuityTransaction' },
  COMMERCIAL_ACCOUNT: { account: 'commercialAccount', transaction: 'commercialTransaction' },
}

/** Returns whether version 5 has a name for accounts of the category. */
export function isInVersion5(category: string): category is AccountCategory {
  return category in wrappers
}

/** Throws `account_type_not_supported` for a category that version 5 has no name for. */
export function writeAccount(value: Account, clusters: Clusters, resultType: ResultType): Wrapped {
  const name = wrapperOf(value.accountCategory).account
  return { [name]: writerOf(accountDescription(resultType), '5.2.0', clusters)(value) }
}

export function writeUnread(unread: UnreadAccount): Wrapped {
  return { [wrapperOf(unread.accountCategory).account]: unread }
}

/** One writer for a whole page. It throws `account_type_not_supported` for a category that version 5 has no name for. */
export function transactionWriter(clusters: Clusters): (value: Transaction) => Wrapped {
  const write = writerOf(transaction, '5.2.0', clusters)
  return (value) => ({ [wrapperOf(value.accountCategory).transaction]: write(value) })
}

/** Throws `account_type_not_supported`. */
export function wrapperOf(category: AccountCategory) {
  const wrapper = wrappers[category]
  if (wrapper === undefined) {
    throw new Problem(
      'account_type_not_supported',
      'This account is of a kind that version 5 cannot carry. Use version 6.',
    )
  }
  return wrapper
}
