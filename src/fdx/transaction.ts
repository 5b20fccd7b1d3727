// Transactions, by the category of their account. Annuities have none.

import { buyNowPayLaterTransaction } from './buy-now-pay-later-transaction.ts'
import { commercialCode } from './commercial-code.ts'
import { investmentTransaction } from './investment-transaction.ts'
import { paymentDetails, transactionFields } from './transaction-fields.ts'
import type { Entity, OneOf, ValueOf, Enum } from './field.ts'

export const depositTransactionTypes = {
  values: [
    'ADJUSTMENT',
    'ATMDEPOSIT',
    'ATMWITHDRAWAL',
    'BILLPAYMENT',
    'CHECK',
    'DEPOSIT',
    'DIRECTDEPOSIT',
    'DIVIDEND',
    'FEE',
    'INTEREST',
    'POSCREDIT',
    'POSDEBIT',
    'TRANSFER',
    'WITHDRAWAL',
    'CASHIERSCHECK',
    'PERSONTOPERSON',
    'PREAUTHORIZEDDEPOSIT',
    'PREAUTHORIZEDWITHDRAWAL',
  ],
  newer: {
    CASHIERSCHECK: { since: '6.4.1', before: 'CHECK' },
    PERSONTOPERSON: { since: '6.4.1', before: 'TRANSFER' },
    PREAUTHORIZEDDEPOSIT: { since: '6.4.1', before: 'DEPOSIT' },
    PREAUTHORIZEDWITHDRAWAL: { since: '6.4.1', before: 'WITHDRAWAL' },
  },
} as const satisfies Enum

export const loanTransactionTypes = {
  values: [
    'ADJUSTMENT',
    'DOUBLE_UP_PAYMENT',
    'FEE',
    'INTEREST',
    'LUMP_SUM_PAYMENT',
    'PAYMENT',
    'PAYOFF',
    'SKIP_PAYMENT',
  ],
} as const satisfies Enum

export const lineOfCreditTransactionTypes = {
  values: ['ADJUSTMENT', 'CHECK', 'FEE', 'INTEREST', 'PAYMENT', 'PURCHASE', 'WITHDRAWAL'],
  newer: { PURCHASE: { since: '6.2.0' } },
} as const satisfies Enum

export const insuranceTransactionTypes = {
  values: ['ADJUSTMENT', 'FEE', 'INTEREST', 'PAYMENT'],
} as const satisfies Enum

export const digitalWalletTransactionTypes = {
  values: [
    'ADJUSTMENT',
    'BILL_PAYMENT',
    'CREDIT',
    'DEBIT',
    'DEPOSIT',
    'DIRECT_DEPOSIT',
    'DIVIDEND',
    'FEE',
    'INTEREST',
    'MERCHANT_PAYMENT',
    'MERCHANT_REFUND',
    'TRANSFER_IN',
    'TRANSFER_OUT',
    'WITHDRAWAL',
  ],
} as const satisfies Enum

export const depositTransaction = {
  entity: 'DepositTransaction',
  cluster: 'TRANSACTIONS',
  fields: {
    accountCategory: { type: { values: ['DEPOSIT_ACCOUNT'] }, required: true, since: '6.2.0' },
    ...transactionFields,
    transactionType: depositTransactionTypes,
    payee: { type: 'text', deprecated: '6.4.1', from: 'transactionPayee.merchantName.name1' },
    checkNumber: 'integer',
  },
} as const satisfies Entity

export const loanTransaction = {
  entity: 'LoanTransaction',
  cluster: 'TRANSACTIONS',
  fields: {
    accountCategory: { type: { values: ['LOAN_ACCOUNT'] }, required: true, since: '6.2.0' },
    ...transactionFields,
    transactionType: loanTransactionTypes,
    paymentDetails,
  },
} as const satisfies Entity

export const lineOfCreditTransaction = {
  entity: 'LineOfCreditTransaction',
  cluster: 'TRANSACTIONS',
  fields: {
    accountCategory: { type: { values: ['LOC_ACCOUNT'] }, required: true, since: '6.2.0' },
    ...transactionFields,
    transactionType: lineOfCreditTransactionTypes,
    checkNumber: 'integer',
    paymentDetails,
  },
} as const satisfies Entity

export const insuranceTransaction = {
  entity: 'InsuranceTransaction',
  cluster: 'TRANSACTIONS',
  fields: {
    accountCategory: { type: { values: ['INSURANCE_ACCOUNT'] }, required: true, since: '6.2.0' },
    ...transactionFields,
    transactionType: insuranceTransactionTypes,
  },
} as const satisfies Entity

export const commercialTransaction = {
  entity: 'CommercialTransaction',
  cluster: 'TRANSACTIONS',
  fields: {
    accountCategory: { type: { values: ['COMMERCIAL_ACCOUNT'] }, required: true, since: '6.2.0' },
    ...transactionFields,
    immediateAvailableBalance: 'decimal',
    nextDayAvailableBalance: 'decimal',
    twoDaysPlusAvailableBalance: 'decimal',
    referenceBankId: 'text',
    referenceBranchId: 'text',
    referenceCustomerId: 'text',
    commercialCode,
  },
} as const satisfies Entity

export const digitalWalletTransaction = {
  entity: 'DigitalWalletTransaction',
  cluster: 'TRANSACTIONS',
  since: '6.2.0',
  fields: {
    accountCategory: { type: { values: ['DIGITAL_WALLET'] }, required: true, since: '6.2.0' },
    ...transactionFields,
    transactionType: digitalWalletTransactionTypes,
    payee: { type: 'text', deprecated: '6.4.1', from: 'transactionPayee.merchantName.name1' },
  },
} as const satisfies Entity

export const transaction = {
  by: 'accountCategory',
  oneOf: [
    depositTransaction,
    loanTransaction,
    lineOfCreditTransaction,
    investmentTransaction,
    insuranceTransaction,
    commercialTransaction,
    digitalWalletTransaction,
    buyNowPayLaterTransaction,
  ],
} as const satisfies OneOf

export type Transaction = ValueOf<typeof transaction>

export type DepositTransaction = ValueOf<typeof depositTransaction>

export type LoanTransaction = ValueOf<typeof loanTransaction>

export type LineOfCreditTransaction = ValueOf<typeof lineOfCreditTransaction>

export type InvestmentTransaction = ValueOf<typeof investmentTransaction>

export type InsuranceTransaction = ValueOf<typeof insuranceTransaction>

export type CommercialTransaction = ValueOf<typeof commercialTransaction>

export type DigitalWalletTransaction = ValueOf<typeof digitalWalletTransaction>

export type BuyNowPayLaterTransaction = ValueOf<typeof buyNowPayLaterTransaction>
