// Digital wallets. New in 6.

import { accountFields, earnedRateFields } from './account-fields.ts'
import { interestRate } from './interest-rate.ts'
import { digitalWalletTransaction } from './transaction.ts'
import type { Entity } from './field.ts'

export const digitalWallet = {
  entity: 'DigitalWallet',
  cluster: 'ACCOUNT_DETAILED',
  fields: {
    accountCategory: { type: { words: ['DIGITAL_WALLET'] }, required: true, cluster: 'ACCOUNT_BASIC' },
    ...accountFields,
    ...earnedRateFields,
    balanceAsOf: { type: 'moment', since: '6.2.0' },
    currentBalance: { type: 'decimal', since: '6.2.0' },
    openingDayBalance: { type: 'decimal', since: '6.2.0' },
    availableBalance: { type: 'decimal', since: '6.2.0' },
    annualPercentageYield: { type: 'decimal', since: '6.2.0' },
    interestYtd: { type: 'decimal', since: '6.2.0' },
    transactions: {
      type: { list: digitalWalletTransaction },
      cluster: 'TRANSACTIONS',
      since: '6.2.0',
      deprecated: '6.4.1',
    },
    earnedInterest: { type: interestRate, since: '6.4.1' },
  },
} as const satisfies Entity
