// An amount as the pages show it: money in has a plus sign and is green.

import { html, type Html } from '../html.ts'
import type { Transaction } from '../transactions.ts'
import type { Voice } from '../voice.ts'

export function amountOf({ money }: Voice, { amount }: Transaction, currency: string): Html {
  return amount > 0
    ? html`<span class="amount in">+${money(amount, currency)}</span>`
    : html`<span class="amount">${money(amount, currency)}</span>`
}
