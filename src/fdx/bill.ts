// Bills and scheduled payments of an account.

import type { Entity, ValueOf, Enum } from './field.ts'

export const BILL_CLUSTERS = ['ACCOUNT_DETAILED', 'BILLS'] as const

export const SCHEDULED_PAYMENT_CLUSTERS = ['ACCOUNT_DETAILED', 'SCHEDULED_PAYMENTS'] as const

export const scheduledPaymentTypes = {
  values: ['AUTOPAY', 'ONE_TIME', 'REPEATING'],
} as const satisfies Enum

export const bill = {
  entity: 'Bills',
  fields: {
    totalPaymentDue: 'decimal',
    minimumPaymentDue: 'decimal',
    dueDate: 'day',
    autoPayEnabled: 'flag',
    autoPayAmount: 'decimal',
    autoPayDate: 'day',
    pastDueAmount: 'decimal',
    lastPaymentAmount: 'decimal',
    lastPaymentDate: 'day',
    statementBalance: 'decimal',
    statementDate: 'day',
  },
} as const satisfies Entity

export const scheduledPayment = {
  entity: 'ScheduledPayment',
  since: '6.4.1',
  fields: {
    amount: 'decimal',
    date: 'day',
    type: scheduledPaymentTypes,
    payToPrincipal: 'flag',
  },
} as const satisfies Entity

export type Bill = ValueOf<typeof bill>
