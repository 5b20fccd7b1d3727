// The Banking API's words for what the standard has others for: categories and types of accounts, and the ids of transactions.

import type { AccountCategory } from '../../fdx/account.ts'
import type { Transaction } from '../../fdx/transaction.ts'
import { guidFor } from '../../platform/ids.ts'

export const categories = ['Operations', 'Credits', 'Products', 'Other'] as const

export const CATEGORIES: Readonly<Record<AccountCategory, (typeof categories)[number]>> = {
  DEPOSIT_ACCOUNT: 'Operations',
  COMMERCIAL_ACCOUNT: 'Operations',
  DIGITAL_WALLET: 'Operations',
  LOC_ACCOUNT: 'Credits',
  LOAN_ACCOUNT: 'Credits',
  BNPL_ACCOUNT: 'Credits',
  INVESTMENT_ACCOUNT: 'Products',
  ANNUITY_ACCOUNT: 'Products',
  INSURANCE_ACCOUNT: 'Other',
}

/** Others keep the standard's word. */
export const TYPES: Readonly<Record<string, string>> = {
  CHECKING: 'Chequing',
  SAVINGS: 'Savings',
  CREDITCARD: 'CreditCard',
  LINEOFCREDIT: 'LineOfCredit',
  HOMELINEOFCREDIT: 'LineOfCredit',
  MORTGAGE: 'Mortgage',
  AUTOLOAN: 'Loan',
  LOAN: 'Loan',
  PERSONALLOAN: 'Loan',
  STUDENTLOAN: 'Loan',
  TAXFREESAVINGSACCOUNT: 'TFSA',
  REGISTEREDRETIREMENTSAVINGSPLAN: 'RRSP',
}

/**
 * Returns its id on this family, where clients expect a GUID. It is made within the account's handle, which differs for each
 * recipient: two of them cannot tell by it that they read the same account.
 */
export function transactionGuid({
  accountId,
  transactionId,
}: Pick<Transaction, 'accountId' | 'transactionId'>): string {
  return guidFor(accountId, transactionId)
}
