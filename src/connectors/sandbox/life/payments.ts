// A payment from an account of the sandbox to somebody outside the bank.

import type { Month, When } from './month.ts'
import type { Category, Description } from './transaction-texts.ts'

const PAYMENT_TYPES: Partial<Record<Category, string>> = {
  fees: 'FEE',
  housing: 'PREAUTHORIZEDWITHDRAWAL',
  transfer: 'TRANSFER',
}

export type Payment = When & {
  readonly description: Description
  readonly category: Category
  readonly cents: bigint
  readonly payee?: string
}

export function pay(month: Month, account: string, payment: Payment): void {
  const { description, category, cents, payee, ...when } = payment
  const text = month.texts.descriptions[description]
  month.write(account, when, {
    side: 'DEBIT',
    cents,
    type: PAYMENT_TYPES[category] ?? 'BILLPAYMENT',
    description: payee ? `${text} ${payee}` : text,
    category: month.texts.categories[category],
    ...(payee && { payee }),
  })
}

/** The money above a balance that an account held when the month began, in whole steps; negative if it held less. */
export function excess(month: Month, account: string, above: bigint, step: bigint): bigint {
  return ((month.opening(account) - above) / step) * step
}
