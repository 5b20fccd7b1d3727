// A payment that leaves the bank.

import type { Month, When } from './month.ts'
import type { Category, Line, Words } from './words.ts'

const PAYMENT_TYPES: Partial<Record<Category, string>> = {
  fees: 'FEE',
  housing: 'PREAUTHORIZEDWITHDRAWAL',
  transfer: 'TRANSFER',
}

export function pay(
  month: Month,
  words: Words,
  account: string,
  when: When,
  line: Line,
  category: Category,
  cents: bigint,
  payee?: string,
): void {
  month.write(account, when, {
    side: 'DEBIT',
    cents,
    type: PAYMENT_TYPES[category] ?? 'BILLPAYMENT',
    description: payee ? `${words.lines[line]} ${payee}` : words.lines[line],
    category: words.categories[category],
    ...(payee && { payee }),
  })
}
