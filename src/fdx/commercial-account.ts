// Commercial accounts.

import { accountFields, earnedRateFields } from './account-fields.ts'
import { commercialBalance } from './commercial-code.ts'
import { interestRate } from './interest-rate.ts'
import { commercialTransaction } from './transaction.ts'
import type { Entity } from './field.ts'

export const commercialAccount = {
  entity: 'CommercialAccount',
  cluster: 'ACCOUNT_DETAILED',
  fields: {
    accountCategory: { type: { words: ['COMMERCIAL_ACCOUNT'] }, required: true, cluster: 'ACCOUNT_BASIC' },
    ...accountFields,
    ...earnedRateFields,
    balanceAsOf: 'moment',
    openingLedgerBalance: 'decimal',
    closingLedgerBalance: 'decimal',
    currentLedgerBalance: 'decimal',
    openingAvailableBalance: 'decimal',
    currentAvailableBalance: 'decimal',
    closingAvailableBalance: 'decimal',
    nextDayAvailableBalance: 'decimal',
    twoDaysPlusAvailableBalance: 'decimal',
    numberOfOutstandingCredits: 'integer',
    outstandingCreditsAmount: 'decimal',
    numberOfOutstandingDebits: 'integer',
    outstandingDebitsAmount: 'decimal',
    transactions: { type: { list: commercialTransaction }, cluster: 'TRANSACTIONS', deprecated: '6.4.1' },
    commercialBalances: { list: commercialBalance },
    earnedInterest: { type: interestRate, since: '6.4.1' },
  },
} as const satisfies Entity
