// Statements: what is known about each file.

import { link } from './link.ts'
import type { Entity, ValueOf, Enum } from './field.ts'

export const documentStatuses = {
  values: ['AVAILABLE', 'PROCESSING', 'FAILED'],
} as const satisfies Enum

export const statement = {
  entity: 'Statement',
  cluster: 'STATEMENTS',
  fields: {
    accountId: { type: 'text', required: true },
    statementId: { type: 'text', required: true },
    statementDate: 'day',
    description: 'text',
    links: { list: link },
    status: documentStatuses,
  },
} as const satisfies Entity

export type Statement = ValueOf<typeof statement>
