// Annuities. The names that 5.2 had already deprecated are written where the newer one says the same in the same form.

import { accountFields, BALANCE_CLUSTERS, earnedRateFields } from './account-fields.ts'
import { interestRate } from './interest-rate.ts'
import type { Entity, Enum } from './field.ts'

export const payoutTypes = {
  values: ['DEFERRED', 'IMMEDIATE'],
} as const satisfies Enum

export const policyProductTypes = {
  values: ['FIXED', 'VARIABLE'],
} as const satisfies Enum

export const payoutModes = {
  values: ['ANNUALLY', 'BIWEEKLY', 'DAILY', 'MONTHLY', 'SEMIANNUALLY', 'SEMIMONTHLY', 'WEEKLY'],
} as const satisfies Enum

export const periodCertainTypes = {
  values: ['5_YEAR', '10_YEAR', '20_YEAR', '30_YEAR', 'NONE'],
} as const satisfies Enum

export const annuityAccount = {
  entity: 'AnnuityAccount',
  cluster: 'ACCOUNT_DETAILED',
  fields: {
    accountCategory: { type: { values: ['ANNUITY_ACCOUNT'] }, required: true, cluster: 'ACCOUNT_BASIC' },
    ...accountFields,
    ...earnedRateFields,
    payoutType: payoutTypes,
    policyProductType: policyProductTypes,
    payoutAmount: 'decimal',
    payoutMode: payoutModes,
    payoutStartDate: 'day',
    payoutEndDate: 'day',
    numberModalPayouts: 'integer',
    surrenderValue: { type: 'decimal', cluster: BALANCE_CLUSTERS },
    payoutChangePercentage: 'decimal',
    payoutChangeAmount: 'decimal',
    periodCertainType: periodCertainTypes,
    earnedInterest: { type: interestRate, since: '6.4.1' },
    annuityValueBasis: { type: policyProductTypes, until: '5.2.0', from: 'policyProductType' },
    paymentAmount: { type: 'decimal', until: '5.2.0', from: 'payoutAmount' },
    paymentFrequency: { type: payoutModes, until: '5.2.0', from: 'payoutMode' },
    totalPaymentCount: { type: 'integer', until: '5.2.0', from: 'numberModalPayouts' },
    netPresentValue: { type: 'decimal', until: '5.2.0', from: 'surrenderValue', cluster: BALANCE_CLUSTERS },
  },
} as const satisfies Entity
