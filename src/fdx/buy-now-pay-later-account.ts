// Buy now, pay later: the account. New in 6.4.

import { accountFields, rateFields } from './account-fields.ts'
import type { Entity } from './field.ts'

export const buyNowPayLaterAccount = {
  entity: 'BuyNowPayLaterAccount',
  cluster: 'ACCOUNT_DETAILED',
  since: '6.4.1',
  fields: {
    accountCategory: { type: { words: ['BNPL_ACCOUNT'] }, required: true, cluster: 'ACCOUNT_BASIC' },
    ...accountFields,
    ...rateFields,
    balanceAsOf: 'moment',
    creditLine: 'decimal',
    availableCredit: 'decimal',
    principalBalance: 'decimal',
    currentBalance: 'decimal',
    financeCharges: 'decimal',
  },
} as const satisfies Entity
