// A member that a bank adds of its own, as name and value.

import type { Entity } from './field.ts'

export const fiAttribute = {
  entity: 'FiAttribute',
  fields: {
    name: 'text',
    value: 'text',
  },
} as const satisfies Entity
