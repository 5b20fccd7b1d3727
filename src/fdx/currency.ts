// Currency, as accounts, holdings and balances name it. Codes are ISO 4217.

import type { Entity, ValueOf } from './field.ts'

export const currency = {
  entity: 'Currency',
  fields: {
    currencyRate: 'decimal',
    currencyCode: 'text',
    originalCurrencyCode: 'text',
  },
} as const satisfies Entity

export type Currency = ValueOf<typeof currency>
