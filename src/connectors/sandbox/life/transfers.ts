// Transfers between two accounts of one customer: always two entries of one amount, with one reference.

import type { Entry, Month, When } from './month.ts'
import { excess } from './payments.ts'
import type { Description } from './transaction-texts.ts'

type Leg = {
  readonly account: string
  readonly description: Description
  readonly type: string
  readonly split?: Entry['split']
}

export type Transfer = When & { readonly cents: bigint; readonly from: Leg; readonly to: Leg }

/** Writes the debit of the account that the money leaves and the credit of the account that it reaches, at the same moment. */
export function transfer(month: Month, { cents, from, to, ...when }: Transfer): void {
  const random = month.random(`reference ${from.account} ${to.account} ${when.day} ${when.minute}`)
  const reference = `TRF${String(random.below(100_000_000)).padStart(8, '0')}`
  const { descriptions, categories } = month.texts
  const write = (side: Entry['side'], { account, description, type, split }: Leg): void =>
    month.write(account, when, {
      side,
      cents,
      type,
      description: descriptions[description],
      category: categories.transfer,
      reference,
      ...(split && { split }),
    })
  write('DEBIT', from)
  write('CREDIT', to)
}

/** A chequing account that held more when the month began is swept into savings, or elsewhere. */
export const SWEEP_ABOVE = 4_800_00n

/** A chequing account that held less when the month began is refilled from savings, as far as they reach. */
const REFILL_BELOW = 3_000_00n

export function sweepChequing(month: Month, chequing: string, savings: string): void {
  const held = month.opening(chequing)
  const saved = month.opening(savings)
  if (held > SWEEP_ABOVE) {
    transfer(month, {
      day: 4,
      minute: 615,
      cents: excess(month, chequing, SWEEP_ABOVE, 50_00n),
      from: { account: chequing, description: 'toSavings', type: 'TRANSFER' },
      to: { account: savings, description: 'fromAccount', type: 'TRANSFER' },
    })
  } else if (held < REFILL_BELOW) {
    const lacking = ((REFILL_BELOW - held) / 50_00n + 1n) * 50_00n
    transfer(month, {
      day: 1,
      minute: 20,
      cents: lacking < saved ? lacking : saved,
      from: { account: savings, description: 'toAccount', type: 'TRANSFER' },
      to: { account: chequing, description: 'fromSavings', type: 'TRANSFER' },
    })
  }
}
