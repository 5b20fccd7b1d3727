// Commercial accounts.

import { accountFields, BALANCE_CLUSTERS, earnedRateFields } from './account-fields.ts'
import { commercialBalance } from './commercial-code.ts'
import { interestRate } from './interest-rate.ts'
import { commercialTransaction } from './transaction.ts'
import type { Entity } from './field.ts'

export const commercialAccount = {
  entity: 'CommercialAccount',
  cluster: 'ACCOUNT_DETAILED',
  fields: {
    accountCategory: { type: { values: ['COMMERCIAL_ACCOUNT'] }, required: true, cluster: 'ACCOUNT_BASIC' },
    ...accountFields,
    ...earnedRateFields,
    balanceAsOf: { type: 'moment', cluster: BALANCE_CLUSTERS },
    openingLedgerBalance: { type: 'decimal', cluster: BALANCE_CLUSTERS },
    closingLedgerBalance: { type: 'decimal', cluster: BALANCE_CLUSTERS },
    currentLedgerBalance: { type: 'decimal', cluster: BALANCE_CLUSTERS },
    openingAvailableBalance: { type: 'decimal', cluster: BALANCE_CLUSTERS },
    currentAvailableBalance: { type: 'decimal', cluster: BALANCE_CLUSTERS },
    closingAvailableBalance: { type: 'decimal', cluster: BALANCE_CLUSTERS },
    nextDayAvailableBalance: { type: 'decimal', cluster: BALANCE_CLUSTERS },
    twoDaysPlusAvailableBalance: { type: 'decimal', cluster: BALANCE_CLUSTERS },
    numberOfOutstandingCredits: 'integer',
    outstandingCreditsAmount: 'decimal',
    numberOfOutstandingDebits: 'integer',
    outstandingDebitsAmount: 'decimal',
    transactions: { type: { list: commercialTransaction }, cluster: 'TRANSACTIONS', deprecated: '6.4.1' },
    commercialBalances: { list: commercialBalance },
    earnedInterest: { type: interestRate, since: '6.4.1' },
  },
} as const satisfies Entity
