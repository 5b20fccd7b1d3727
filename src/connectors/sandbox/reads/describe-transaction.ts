// One transaction as FDX describes it for the category of its account.

import { strict as assert } from 'node:assert'
import { buyNowPayLaterTransactionTypes } from '../../../fdx/buy-now-pay-later-transaction.ts'
import { investmentTransactionTypes } from '../../../fdx/investment-transaction.ts'
import {
  depositTransactionTypes,
  digitalWalletTransactionTypes,
  insuranceTransactionTypes,
  lineOfCreditTransactionTypes,
  loanTransactionTypes,
  type BuyNowPayLaterTransaction,
  type InvestmentTransaction,
  type Transaction,
} from '../../../fdx/transaction.ts'
import { decimal, fromCents, sum, toCents, type Decimal } from '../../../platform/decimal.ts'
import { maskNumber } from '../bank/stored-account.ts'
import { frontImageId } from '../documents/cheque-image.ts'
import { hasPosted } from './keyset-page.ts'
import { instalmentDays } from '../life/pay-in-four.ts'
import { isFriend } from '../life/payees.ts'
import type { Product } from '../bank/products.ts'
import { securityOf } from '../life/securities.ts'
import { bankDay } from '../bank/banks.ts'

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
  /** The card with which it was made; `null` for an account that is no card. */
  card_number: string | null
}

/** @param now in epoch milliseconds. An annuity has no transactions. */
export function describeTransaction(
  { category }: Product,
  accountId: string,
  row: StoredTransaction,
  now: number,
): Transaction {
  const common = commonFields(accountId, row, now)
  const type = row.transaction_type
  switch (category) {
    case 'DEPOSIT_ACCOUNT':
      return {
        accountCategory: category,
        ...common,
        transactionType: wordIn(depositTransactionTypes.values, type),
        ...(type === 'CHECK' && { checkNumber: Number(row.reference), imageIds: [frontImageId(row.transaction_id)] }),
      }
    case 'LOC_ACCOUNT':
      return {
        accountCategory: category,
        ...common,
        transactionType: wordIn(lineOfCreditTransactionTypes.values, type),
        cardNumberDisplay: row.card_number === null ? undefined : maskNumber(row.card_number),
      }
    case 'LOAN_ACCOUNT':
      return {
        accountCategory: category,
        ...common,
        transactionType: wordIn(loanTransactionTypes.values, type),
        paymentDetails:
          row.principal_amount !== null && row.interest_amount !== null
            ? { principalAmount: row.principal_amount, interestAmount: row.interest_amount }
            : undefined,
      }
    case 'INVESTMENT_ACCOUNT':
      return {
        accountCategory: category,
        ...common,
        transactionType: wordIn(investmentTransactionTypes.values, type),
        // These banks trade without a fee: what a purchase takes is its units at their price.
        fees: decimal('0.00'),
        ...(row.symbol !== null && securityIn(row.symbol)),
        ...(row.units !== null && tradeOf(row, row.units)),
      }
    case 'INSURANCE_ACCOUNT':
      return { accountCategory: category, ...common, transactionType: wordIn(insuranceTransactionTypes.values, type) }
    case 'COMMERCIAL_ACCOUNT':
      return { accountCategory: category, ...common, commercialCode: { type: 'BAI', code: type } }
    case 'DIGITAL_WALLET':
      return {
        accountCategory: category,
        ...common,
        transactionType: wordIn(digitalWalletTransactionTypes.values, type),
      }
    case 'BNPL_ACCOUNT':
      return {
        accountCategory: category,
        ...common,
        transactionType: wordIn(buyNowPayLaterTransactionTypes.values, type),
        ...(type === 'PURCHASE' && purchaseOf(row, now)),
      }
    case 'ANNUITY_ACCOUNT':
      return assert.fail('an annuity has no transactions')
    default:
      return category satisfies never
  }
}

/** The fields of transactions of every category. */
function commonFields(accountId: string, row: StoredTransaction, now: number) {
  const posted = hasPosted(row, now)
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
    transactionPayee: row.payee === null ? undefined : payeeOf(row.payee),
  } as const
}

/** A purchase that is paid in four instalments: how much is outstanding, and the payments to come. */
function purchaseOf(row: StoredTransaction, now: number): Partial<BuyNowPayLaterTransaction> {
  const days = instalmentDays(bankDay(row.transaction_at))
  const amount = fromCents(toCents(row.amount) / BigInt(days.length))
  const today = bankDay(Temporal.Instant.fromEpochMilliseconds(now))
  const left = days.filter((day) => Temporal.PlainDate.compare(day, today) > 0)
  return {
    bnplStatus: left.length === 0 ? 'PAID' : 'OPEN',
    outstandingBalance: sum([decimal('0.00'), ...left.map(() => amount)]),
    ...(left[0] && { nextPaymentAmount: amount, nextPaymentDate: left[0] }),
    purchaseDetails: {
      paymentFrequency: 'BIWEEKLY',
      numberOfPayments: decimal(String(days.length)),
      originalPrincipal: row.amount,
      purchaseTimestamp: row.transaction_at,
      scheduledPayments: left.map((date) => ({ amount, date, type: 'AUTOPAY' })),
    },
  }
}

/** The security that was traded, or that paid a dividend. */
function securityIn(symbol: string): Partial<InvestmentTransaction> {
  const { cusip, kind } = securityOf(symbol)
  return { symbol, securityId: cusip, securityIdType: 'CUSIP', securityType: kind }
}

function tradeOf(row: StoredTransaction, units: number): Partial<InvestmentTransaction> {
  return {
    units: decimal(String(units)),
    unitType: 'SHARES',
    unitPrice: row.unit_price ?? undefined,
    positionType: 'LONG',
  }
}

/** A person has a first and a last name, a business its own. */
function payeeOf(payee: string): Transaction['transactionPayee'] {
  if (!isFriend(payee)) return { merchantName: { name1: payee } }
  const [first = '', ...last] = payee.split(' ')
  return { individualName: { first, last: last.join(' ') } }
}

function wordIn<Word extends string>(words: readonly Word[], text: string): Word {
  const word = words.find((word) => word === text)
  assert.ok(word, `the books name a type of transaction that its account cannot have: ${text}`)
  return word
}
