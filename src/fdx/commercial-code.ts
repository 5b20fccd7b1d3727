// Codes and balances of treasury management.

import type { Entity, Enum } from './field.ts'

export const treasuryManagementTypes = {
  values: ['BAI', 'BTRS', 'ISO', 'SWIFT'],
} as const satisfies Enum

export const commercialCode = {
  entity: 'CommercialCode',
  fields: {
    type: treasuryManagementTypes,
    code: 'text',
  },
} as const satisfies Entity

export const commercialBalance = {
  entity: 'CommercialBalance',
  fields: {
    commercialCode,
    amount: 'decimal',
    memo: 'text',
  },
} as const satisfies Entity
