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
  fields: {
    rate: { type: 'decimal', since: '6.4.1' },
    rateAsOf: { type: 'day', since: '6.4.1' },
    compoundingPeriod: { type: compoundingPeriods, since: '6.4.1' },
    priorRate: { type: 'decimal', since: '6.4.1' },
    type: { type: interestRateTypes, since: '6.4.1' },
    index: { type: 'text', since: '6.4.1' },
  },
} as const satisfies Entity

export type InterestRate = ValueOf<typeof interestRate>
