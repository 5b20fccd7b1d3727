// Lines of credit and credit cards.

import { accountFields, BALANCE_CLUSTERS, chargedRateFields } from './account-fields.ts'
import { BILL_CLUSTERS, SCHEDULED_PAYMENT_CLUSTERS, bill, scheduledPayment } from './bill.ts'
import { interestRate } from './interest-rate.ts'
import { lineOfCreditTransaction } from './transaction.ts'
import type { Entity } from './field.ts'

export const cardArt = {
  entity: 'CardArt',
  fields: {
    label: 'text',
    imageUri: 'text',
  },
} as const satisfies Entity

export const lineOfCreditAccount = {
  entity: 'LineOfCreditAccount',
  cluster: 'ACCOUNT_DETAILED',
  fields: {
    accountCategory: { type: { values: ['LOC_ACCOUNT'] }, required: true, cluster: 'ACCOUNT_BASIC' },
    ...accountFields,
    ...chargedRateFields,
    balanceAsOf: { type: 'moment', cluster: BALANCE_CLUSTERS },
    creditLine: 'decimal',
    availableCredit: { type: 'decimal', cluster: BALANCE_CLUSTERS },
    nextPaymentAmount: {
      type: 'decimal',
      deprecated: '6.4.1',
      cluster: BILL_CLUSTERS,
      from: 'bills.0.totalPaymentDue',
    },
    nextPaymentDate: { type: 'day', deprecated: '6.4.1', cluster: BILL_CLUSTERS, from: 'bills.0.dueDate' },
    principalBalance: { type: 'decimal', cluster: BALANCE_CLUSTERS },
    currentBalance: { type: 'decimal', cluster: BALANCE_CLUSTERS },
    minimumPaymentAmount: {
      type: 'decimal',
      deprecated: '6.4.1',
      cluster: BILL_CLUSTERS,
      from: 'bills.0.minimumPaymentDue',
    },
    lastPaymentAmount: {
      type: 'decimal',
      deprecated: '6.4.1',
      cluster: BILL_CLUSTERS,
      from: 'bills.0.lastPaymentAmount',
    },
    lastPaymentDate: { type: 'day', deprecated: '6.4.1', cluster: BILL_CLUSTERS, from: 'bills.0.lastPaymentDate' },
    pastDueAmount: 'decimal',
    lastStmtBalance: { type: 'decimal', deprecated: '6.4.1', cluster: BILL_CLUSTERS, from: 'bills.0.statementBalance' },
    lastStmtDate: { type: 'day', deprecated: '6.4.1', cluster: BILL_CLUSTERS, from: 'bills.0.statementDate' },
    purchasesApr: 'decimal',
    advancesApr: 'decimal',
    cashAdvanceLimit: 'decimal',
    availableCash: { type: 'decimal', cluster: BALANCE_CLUSTERS },
    financeCharges: 'decimal',
    cardNetwork: 'text',
    cardArt,
    transactions: { type: { list: lineOfCreditTransaction }, cluster: 'TRANSACTIONS', deprecated: '6.4.1' },
    bills: { type: { list: bill }, since: '6.4.1', cluster: BILL_CLUSTERS },
    scheduledPayments: { type: { list: scheduledPayment }, since: '6.4.1', cluster: SCHEDULED_PAYMENT_CLUSTERS },
    chargedInterest: { type: interestRate, since: '6.4.1' },
    statementAmountDueDate: { type: 'day', since: '6.4.1', deprecated: '6.4.1' },
    transfersApr: { type: 'decimal', since: '6.4.1', deprecated: '6.4.1' },
    balanceTransfersApr: { type: 'decimal', since: '6.4.1' },
    cashAdvanceBalance: { type: 'decimal', since: '6.4.1', cluster: BALANCE_CLUSTERS },
    transferBalance: { type: 'decimal', since: '6.4.1', cluster: BALANCE_CLUSTERS },
    ppilBalance: { type: 'decimal', since: '6.4.1', cluster: BALANCE_CLUSTERS },
    ppilApr: { type: 'decimal', since: '6.4.1' },
    targetRateSaleApr: { type: 'decimal', since: '6.4.1' },
    underArbitration: { type: 'flag', since: '6.4.1' },
    feeSchedule: { type: 'text', since: '6.4.1' },
  },
} as const satisfies Entity
