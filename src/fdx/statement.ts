// Statements: what is known about each file.

import { link } from './link.ts'
import type { Entity, ValueOf, Words } from './field.ts'

export const documentStatuses = {
  words: ['AVAILABLE', 'PROCESSING', 'FAILED'],
} as const satisfies Words

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
