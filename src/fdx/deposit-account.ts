// Deposit accounts.

import { accountFields, accountTypes, depositFields } from './account-fields.ts'
import { interestRate } from './interest-rate.ts'
import { depositTransaction } from './transaction.ts'
import type { Entity } from './field.ts'

export const fundingSource = {
  entity: 'FundingSource',
  since: '6.4.1',
  fields: {
    accountId: 'text',
    accountNumberDisplay: 'text',
    accountType: accountTypes,
    institutionName: 'text',
  },
} as const satisfies Entity

export const depositAccount = {
  entity: 'DepositAccount',
  cluster: 'ACCOUNT_DETAILED',
  fields: {
    accountCategory: { type: { values: ['DEPOSIT_ACCOUNT'] }, required: true, cluster: 'ACCOUNT_BASIC' },
    ...accountFields,
    ...depositFields,
    term: 'integer',
    maturityDate: 'day',
    transactions: { type: { list: depositTransaction }, cluster: 'TRANSACTIONS', deprecated: '6.4.1' },
    earnedInterest: { type: interestRate, since: '6.4.1' },
    underArbitration: { type: 'flag', since: '6.4.1' },
    overdraftOptIn: { type: 'flag', since: '6.4.1' },
    overdrafted: { type: 'flag', since: '6.4.1' },
    overdraftProtectionFunded: { type: 'flag', since: '6.4.1' },
    overdraftFundingSources: { type: { list: fundingSource }, since: '6.4.1' },
  },
} as const satisfies Entity
