// Loans.

import { accountFields, chargedRateFields } from './account-fields.ts'
import { compoundingPeriods, interestRate, paymentFrequencies } from './interest-rate.ts'
import { loanTransaction } from './transaction.ts'
import type { Entity } from './field.ts'

export const loanAccount = {
  entity: 'LoanAccount',
  cluster: 'ACCOUNT_DETAILED',
  fields: {
    accountCategory: { type: { words: ['LOAN_ACCOUNT'] }, required: true, cluster: 'ACCOUNT_BASIC' },
    ...accountFields,
    ...chargedRateFields,
    balanceAsOf: 'moment',
    principalBalance: 'decimal',
    escrowBalance: 'decimal',
    originalPrincipal: 'decimal',
    originatingDate: 'day',
    loanTerm: 'integer',
    totalNumberOfPayments: 'integer',
    nextPaymentAmount: 'decimal',
    nextPaymentDate: 'day',
    paymentFrequency: paymentFrequencies,
    compoundingPeriod: compoundingPeriods,
    payOffAmount: 'decimal',
    lastPaymentAmount: 'decimal',
    lastPaymentDate: 'day',
    maturityDate: 'day',
    interestPaidYearToDate: 'decimal',
    transactions: { type: { list: loanTransaction }, cluster: 'TRANSACTIONS', deprecated: '6.4.1' },
    chargedInterest: { type: interestRate, since: '6.4.1' },
    annualPercentageRate: { type: 'decimal', since: '6.4.1' },
    currentSchool: { type: 'text', since: '6.4.1' },
    loanProviderName: { type: 'text', since: '6.4.1' },
  },
} as const satisfies Entity
