// One transaction in the standard's words, after the category of its account.

import { strict as assert } from 'node:assert'
import { buyNowPayLaterTransactionTypes } from '../../fdx/buy-now-pay-later-transaction.ts'
import { investmentTransactionTypes } from '../../fdx/investment-transaction.ts'
import {
  depositTransactionTypes,
  digitalWalletTransactionTypes,
  insuranceTransactionTypes,
  lineOfCreditTransactionTypes,
  loanTransactionTypes,
  type BuyNowPayLaterTransaction,
  type Transaction,
} from '../../fdx/transaction.ts'
import { decimal, type Decimal } from '../../platform/decimal.ts'
import { frontOf } from './cheque-image.ts'
import type { Product } from './products.ts'

export type StoredTransaction = {
  transaction_id: string
  transaction_at: Temporal.Instant
  posted_at: Temporal.Instant
  dropped: boolean
  debit_credit: 'DEBIT' | 'CREDIT'
  amount: Decimal
  transaction_type: string
  description: string
  category: string | null
  payee: string | null
  reference: string | null
  foreign_amount: Decimal | null
  foreign_currency: string | null
  principal_amount: Decimal | null
  interest_amount: Decimal | null
  symbol: string | null
  units: number | null
  unit_price: Decimal | null
}

/** @param now in epoch milliseconds: what has posted by then is posted. An annuity has no transactions. */
export function writeTransaction(
  { category }: Product,
  accountId: string,
  row: StoredTransaction,
  now: number,
): Transaction {
  const common = describe(accountId, row, now)
  const type = row.transaction_type
  switch (category) {
    case 'DEPOSIT_ACCOUNT':
      return {
        accountCategory: category,
        ...common,
        transactionType: wordIn(depositTransactionTypes.words, type),
        ...(type === 'CHECK' && { checkNumber: Number(row.reference), imageIds: [frontOf(row.transaction_id)] }),
      }
    case 'LOC_ACCOUNT':
      return { accountCategory: category, ...common, transactionType: wordIn(lineOfCreditTransactionTypes.words, type) }
    case 'LOAN_ACCOUNT':
      return {
        accountCategory: category,
        ...common,
        transactionType: wordIn(loanTransactionTypes.words, type),
        paymentDetails:
          row.principal_amount !== null && row.interest_amount !== null
            ? { principalAmount: row.principal_amount, interestAmount: row.interest_amount }
            : undefined,
      }
    case 'INVESTMENT_ACCOUNT':
      return {
        accountCategory: category,
        ...common,
        transactionType: wordIn(investmentTransactionTypes.words, type),
        symbol: row.symbol ?? undefined,
        units: row.units === null ? undefined : decimal(String(row.units)),
        unitPrice: row.unit_price ?? undefined,
      }
    case 'INSURANCE_ACCOUNT':
      return { accountCategory: category, ...common, transactionType: wordIn(insuranceTransactionTypes.words, type) }
    case 'COMMERCIAL_ACCOUNT':
      return { accountCategory: category, ...common, commercialCode: { type: 'BAI', code: type } }
    case 'DIGITAL_WALLET':
      return {
        accountCategory: category,
        ...common,
        transactionType: wordIn(digitalWalletTransactionTypes.words, type),
      }
    case 'BNPL_ACCOUNT':
      return {
        accountCategory: category,
        ...common,
        transactionType: wordIn(buyNowPayLaterTransactionTypes.words, type),
        purchaseDetails: type === 'PURCHASE' ? purchaseOf(row) : undefined,
      }
    case 'ANNUITY_ACCOUNT':
      return assert.fail('an annuity has no transactions')
    default:
      return category satisfies never
  }
}

/** What transactions of every category have. */
function describe(accountId: string, row: StoredTransaction, now: number) {
  // The books count whole seconds, and numbers compare thirty times faster than instants.
  const posted = !row.dropped && row.posted_at.epochMilliseconds <= now
  return {
    accountId,
    transactionId: row.transaction_id,
    transactionTimestamp: row.transaction_at,
    postedTimestamp: posted ? row.posted_at : undefined,
    status: posted ? 'POSTED' : 'PENDING',
    debitCreditMemo: row.debit_credit,
    amount: row.amount,
    description: row.description,
    category: row.category ?? undefined,
    reference: row.reference ?? undefined,
    foreignAmount: row.foreign_amount ?? undefined,
    foreignCurrency: row.foreign_currency ?? undefined,
    transactionPayee: row.payee === null ? undefined : { merchantName: { name1: row.payee } },
  } as const
}

/** Paid in four, every two weeks. */
function purchaseOf(row: StoredTransaction): BuyNowPayLaterTransaction['purchaseDetails'] {
  return {
    paymentFrequency: 'BIWEEKLY',
    numberOfPayments: decimal('4'),
    originalPrincipal: row.amount,
    purchaseTimestamp: row.transaction_at,
  }
}

function wordIn<Word extends string>(words: readonly Word[], text: string): Word {
  const word = words.find((word) => word === text)
  assert.ok(word, `the books name a type of transaction that its account cannot have: ${text}`)
  return word
}
