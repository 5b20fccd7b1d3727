// A household's digital wallet: filled from chequing, and spent on small purchases.

import type { Household } from './households.ts'
import type { Month } from './month.ts'
import type { ShopKind } from './payees.ts'
import { transfer } from './transfers.ts'

const TOP_UP = 120_00n

/** A wallet that held as much when the month began is not topped up. */
const TOP_UP_BELOW = 400_00n

/** Small purchases through the month, some of which are refunded. */
export function spendFromWallet(month: Month, { city }: Household, payer: string, wallet: string): void {
  if (month.opening(wallet) < TOP_UP_BELOW) {
    for (const day of [2, 16]) {
      transfer(month, {
        day,
        minute: 590,
        cents: TOP_UP,
        from: { account: payer, description: 'toWallet', type: 'TRANSFER' },
        to: { account: wallet, description: 'fromBank', type: 'TRANSFER_IN' },
      })
    }
  }
  const { descriptions, categories } = month.texts
  const random = month.random(`${wallet} purchases`)
  for (let left = random.between(10, 14); left > 0; left--) {
    const { names, category } = month.payees.shops[random.pick<ShopKind>(['coffee', 'leisure', 'online'])]
    const payee = random.pick(names)
    const day = random.between(3, month.length)
    const isRefund = random.chance(8)
    month.write(
      wallet,
      { day, minute: random.between(480, 1_320), clears: 1 },
      {
        side: isRefund ? 'CREDIT' : 'DEBIT',
        cents: random.dollars(5, 20),
        type: isRefund ? 'MERCHANT_REFUND' : 'MERCHANT_PAYMENT',
        description: isRefund ? `${descriptions.refund} ${payee}` : `${payee} ${city}`,
        payee,
        category: isRefund ? categories.refund : category,
      },
    )
  }
}
