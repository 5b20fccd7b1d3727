// Buy now, pay later: the purchases. New in 6.4.

import { accountStatuses } from './account-fields.ts'
import { bill, scheduledPayment } from './bill.ts'
import { interestRate, paymentFrequencies } from './interest-rate.ts'
import { paymentDetails, transactionFields, transactionPayee } from './transaction-fields.ts'
import type { Entity, Words } from './field.ts'

export const buyNowPayLaterTransactionTypes = {
  words: ['ADJUSTMENT', 'FEE', 'INTEREST', 'PAYMENT', 'PURCHASE'],
} as const satisfies Words

export const purchaseDetails = {
  entity: 'BuyNowPayLaterPurchaseDetails',
  fields: {
    paymentFrequency: { type: paymentFrequencies, since: '6.4.1' },
    paymentFrequencyMultiplier: { type: 'decimal', since: '6.4.1' },
    numberOfPayments: { type: 'decimal', since: '6.4.1' },
    originalPrincipal: { type: 'decimal', since: '6.4.1' },
    transactionPayee: { type: transactionPayee, since: '6.4.1' },
    bills: { type: { list: bill }, since: '6.4.1' },
    scheduledPayments: { type: { list: scheduledPayment }, since: '6.4.1' },
    chargedInterest: { type: interestRate, since: '6.4.1' },
    purchaseApr: { type: 'decimal', since: '6.4.1' },
    purchaseTimestamp: { type: 'moment', since: '6.4.1' },
  },
} as const satisfies Entity

export const buyNowPayLaterTransaction = {
  entity: 'BuyNowPayLaterTransaction',
  cluster: 'TRANSACTIONS',
  fields: {
    accountCategory: { type: { words: ['BNPL_ACCOUNT'] }, required: true, since: '6.2.0' },
    ...transactionFields,
    bnplStatus: { type: accountStatuses, since: '6.4.1' },
    fees: { type: 'decimal', since: '6.4.1' },
    nextPaymentAmount: { type: 'decimal', since: '6.4.1' },
    nextPaymentDate: { type: 'day', since: '6.4.1' },
    purchaseDetails: { type: purchaseDetails, since: '6.4.1' },
    paymentDetails: { type: paymentDetails, since: '6.4.1' },
    outstandingBalance: { type: 'decimal', since: '6.4.1' },
    transactionType: { type: buyNowPayLaterTransactionTypes, since: '6.4.1' },
  },
} as const satisfies Entity
