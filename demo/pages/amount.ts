// An amount as the pages show it: money in with a plus and in green, money out as it is.

import { html, type Html } from '../html.ts'
import type { Transaction } from '../transactions.ts'
import type { Voice } from '../voice.ts'

export function amountOf({ money }: Voice, { amount }: Transaction, currency: string): Html {
  return amount > 0
    ? html`<span class="amount in">+${money(amount, currency)}</span>`
    : html`<span class="amount">${money(amount, currency)}</span>`
}
