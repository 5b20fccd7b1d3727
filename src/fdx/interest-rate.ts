// An interest rate, and the periods in which things recur.

import type { Entity, ValueOf, Enum } from './field.ts'

export const interestRateTypes = {
  values: ['FIXED', 'VARIABLE', 'INDEXED'],
  newer: { INDEXED: { since: '6.4.1', before: 'VARIABLE' } },
} as const satisfies Enum

export const compoundingPeriods = {
  values: ['ANNUALLY', 'BIWEEKLY', 'DAILY', 'MONTHLY', 'SEMIANNUALLY', 'SEMIMONTHLY', 'WEEKLY'],
} as const satisfies Enum

export const paymentFrequencies = {
  values: ['ANNUALLY', 'BIWEEKLY', 'DAILY', 'MONTHLY', 'SEMIANNUALLY', 'SEMIMONTHLY', 'WEEKLY'],
} as const satisfies Enum

export const interestRate = {
  entity: 'InterestRate',
  since: '6.4.1',
  fields: {
    rate: 'decimal',
    rateAsOf: 'day',
    compoundingPeriod: compoundingPeriods,
    priorRate: 'decimal',
    type: interestRateTypes,
    index: 'text',
  },
} as const satisfies Entity

export type InterestRate = ValueOf<typeof interestRate>
