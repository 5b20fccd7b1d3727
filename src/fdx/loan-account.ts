// Loans.

import { accountFields, BALANCE_CLUSTERS, chargedRateFields } from './account-fields.ts'
import { BILL_CLUSTERS } from './bill.ts'
import { compoundingPeriods, interestRate, paymentFrequencies } from './interest-rate.ts'
import { loanTransaction } from './transaction.ts'
import type { Entity } from './field.ts'

export const loanAccount = {
  entity: 'LoanAccount',
  cluster: 'ACCOUNT_DETAILED',
  fields: {
    accountCategory: { type: { values: ['LOAN_ACCOUNT'] }, required: true, cluster: 'ACCOUNT_BASIC' },
    ...accountFields,
    ...chargedRateFields,
    balanceAsOf: { type: 'moment', cluster: BALANCE_CLUSTERS },
    principalBalance: { type: 'decimal', cluster: BALANCE_CLUSTERS },
    escrowBalance: { type: 'decimal', cluster: BALANCE_CLUSTERS },
    originalPrincipal: 'decimal',
    originatingDate: 'day',
    loanTerm: 'integer',
    totalNumberOfPayments: 'integer',
    nextPaymentAmount: { type: 'decimal', cluster: BILL_CLUSTERS },
    nextPaymentDate: { type: 'day', cluster: BILL_CLUSTERS },
    paymentFrequency: paymentFrequencies,
    compoundingPeriod: compoundingPeriods,
    payOffAmount: { type: 'decimal', cluster: BALANCE_CLUSTERS },
    lastPaymentAmount: { type: 'decimal', cluster: BILL_CLUSTERS },
    lastPaymentDate: { type: 'day', cluster: BILL_CLUSTERS },
    maturityDate: 'day',
    interestPaidYearToDate: 'decimal',
    transactions: { type: { list: loanTransaction }, cluster: 'TRANSACTIONS', deprecated: '6.4.1' },
    chargedInterest: { type: interestRate, since: '6.4.1' },
    annualPercentageRate: { type: 'decimal', since: '6.4.1' },
    currentSchool: { type: 'text', since: '6.4.1' },
    loanProviderName: { type: 'text', since: '6.4.1' },
  },
} as const satisfies Entity
