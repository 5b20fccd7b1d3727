// Insurance policies.

import { accountFields, earnedRateFields } from './account-fields.ts'
import { BILL_CLUSTERS, bill } from './bill.ts'
import { interestRate } from './interest-rate.ts'
import { insuranceTransaction } from './transaction.ts'
import type { Entity, Enum } from './field.ts'

export const insurancePremiumTerms = {
  values: ['ANNUAL', 'MONTHLY'],
} as const satisfies Enum

export const policyStatuses = {
  values: [
    'ACTIVE',
    'DEATH_CLAIM_PAID',
    'DEATH_CLAIM_PENDING',
    'EXPIRED',
    'GRACE_PERIOD',
    'LAPSE_PENDING',
    'TERMINATED',
    'WAIVER',
  ],
} as const satisfies Enum

export const insuranceAccount = {
  entity: 'InsuranceAccount',
  cluster: 'ACCOUNT_DETAILED',
  fields: {
    accountCategory: { type: { values: ['INSURANCE_ACCOUNT'] }, required: true, cluster: 'ACCOUNT_BASIC' },
    ...accountFields,
    ...earnedRateFields,
    policyPremium: 'decimal',
    policyPremiumTerm: insurancePremiumTerms,
    policyStartDate: 'day',
    policyStatus: policyStatuses,
    policyEndDate: 'day',
    policyCoverageAmount: 'decimal',
    transactions: { type: { list: insuranceTransaction }, cluster: 'TRANSACTIONS', deprecated: '6.4.1' },
    bills: { type: { list: bill }, cluster: BILL_CLUSTERS },
    earnedInterest: { type: interestRate, since: '6.4.1' },
  },
} as const satisfies Entity
