// Digital wallets. New in 6.

import { accountFields, depositFields } from './account-fields.ts'
import { interestRate } from './interest-rate.ts'
import { digitalWalletTransaction } from './transaction.ts'
import type { Entity } from './field.ts'

export const digitalWallet = {
  entity: 'DigitalWallet',
  cluster: 'ACCOUNT_DETAILED',
  since: '6.2.0',
  fields: {
    accountCategory: { type: { values: ['DIGITAL_WALLET'] }, required: true, cluster: 'ACCOUNT_BASIC' },
    ...accountFields,
    ...depositFields,
    transactions: { type: { list: digitalWalletTransaction }, cluster: 'TRANSACTIONS', deprecated: '6.4.1' },
    earnedInterest: { type: interestRate, since: '6.4.1' },
  },
} as const satisfies Entity
