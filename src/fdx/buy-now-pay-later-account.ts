// Buy now, pay later: the account. New in 6.4.

import { accountFields, BALANCE_CLUSTERS, rateFields } from './account-fields.ts'
import type { Entity } from './field.ts'

export const buyNowPayLaterAccount = {
  entity: 'BuyNowPayLaterAccount',
  cluster: 'ACCOUNT_DETAILED',
  since: '6.4.1',
  fields: {
    accountCategory: { type: { values: ['BNPL_ACCOUNT'] }, required: true, cluster: 'ACCOUNT_BASIC' },
    ...accountFields,
    ...rateFields,
    balanceAsOf: { type: 'moment', cluster: BALANCE_CLUSTERS },
    creditLine: 'decimal',
    availableCredit: { type: 'decimal', cluster: BALANCE_CLUSTERS },
    principalBalance: { type: 'decimal', cluster: BALANCE_CLUSTERS },
    currentBalance: { type: 'decimal', cluster: BALANCE_CLUSTERS },
    financeCharges: 'decimal',
  },
} as const satisfies Entity
