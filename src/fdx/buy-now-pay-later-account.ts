// Buy now, pay later: the account. New in 6.4.

import { accountFields, rateFields } from './account-fields.ts'
import type { Entity } from './field.ts'

export const buyNowPayLaterAccount = {
  entity: 'BuyNowPayLaterAccount',
  cluster: 'ACCOUNT_DETAILED',
  fields: {
    accountCategory: { type: { words: ['BNPL_ACCOUNT'] }, required: true, cluster: 'ACCOUNT_BASIC' },
    ...accountFields,
    ...rateFields,
    balanceAsOf: { type: 'moment', since: '6.4.1' },
    creditLine: { type: 'decimal', since: '6.4.1' },
    availableCredit: { type: 'decimal', since: '6.4.1' },
    principalBalance: { type: 'decimal', since: '6.4.1' },
    currentBalance: { type: 'decimal', since: '6.4.1' },
    financeCharges: { type: 'decimal', since: '6.4.1' },
  },
} as const satisfies Entity
