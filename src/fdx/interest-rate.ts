// An interest rate, and the periods in which things recur.

import type { Entity, ValueOf, Words } from './field.ts'

export const interestRateTypes = {
  words: ['FIXED', 'VARIABLE', 'INDEXED'],
  newer: { INDEXED: { since: '6.4.1', before: 'VARIABLE' } },
} as const satisfies Words

export const compoundingPeriods = {
  words: ['ANNUALLY', 'BIWEEKLY', 'DAILY', 'MONTHLY', 'SEMIANNUALLY', 'SEMIMONTHLY', 'WEEKLY'],
} as const satisfies Words

export const paymentFrequencies = {
  words: ['ANNUALLY', 'BIWEEKLY', 'DAILY', 'MONTHLY', 'SEMIANNUALLY', 'SEMIMONTHLY', 'WEEKLY'],
} as const satisfies Words

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
