// Buy now, pay later: the purchases. New in 6.4.

import { accountStatuses } from './account-fields.ts'
import { bill, scheduledPayment } from './bill.ts'
import { interestRate, paymentFrequencies } from './interest-rate.ts'
import { paymentDetails, transactionFields, transactionPayee } from './transaction-fields.ts'
import type { Entity, Enum } from './field.ts'

export const buyNowPayLaterTransactionTypes = {
  values: ['ADJUSTMENT', 'FEE', 'INTEREST', 'PAYMENT', 'PURCHASE'],
} as const satisfies Enum

export const purchaseDetails = {
  entity: 'BuyNowPayLaterPurchaseDetails',
  since: '6.4.1',
  fields: {
    paymentFrequency: paymentFrequencies,
    paymentFrequencyMultiplier: 'decimal',
    numberOfPayments: 'decimal',
    originalPrincipal: 'decimal',
    transactionPayee,
    bills: { list: bill },
    scheduledPayments: { list: scheduledPayment },
    chargedInterest: interestRate,
    purchaseApr: 'decimal',
    purchaseTimestamp: 'moment',
  },
} as const satisfies Entity

export const buyNowPayLaterTransaction = {
  entity: 'BuyNowPayLaterTransaction',
  cluster: 'TRANSACTIONS',
  since: '6.4.1',
  fields: {
    accountCategory: { type: { values: ['BNPL_ACCOUNT'] }, required: true, since: '6.2.0' },
    ...transactionFields,
    bnplStatus: accountStatuses,
    fees: 'decimal',
    nextPaymentAmount: 'decimal',
    nextPaymentDate: 'day',
    purchaseDetails,
    paymentDetails,
    outstandingBalance: 'decimal',
    transactionType: buyNowPayLaterTransactionTypes,
  },
} as const satisfies Entity
