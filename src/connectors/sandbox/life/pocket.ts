// How a household pays without its bank: from a wallet that is filled from chequing, and in four instalments.

import { move } from './money-moves.ts'
import type { Household } from './household-plans.ts'
import type { Month } from './month.ts'
import type { ShopKind, Words } from './words.ts'

const TOP_UP = 120_00n

/** What a wallet keeps; it is filled up only as far as it was emptied. */
const ENOUGH = 400_00n

/** Small purchases through the month; filled twice, and now and then a purchase comes back. */
export function useWallet(month: Month, words: Words, { city }: Household, payer: string, wallet: string): void {
  if (month.opening(wallet) < ENOUGH) {
    for (const day of [2, 16]) {
      move(
        month,
        words,
        { day, minute: 590 },
        TOP_UP,
        { account: payer, line: 'toWallet', type: 'TRANSFER' },
        { account: wallet, line: 'fromBank', type: 'TRANSFER_IN' },
      )
    }
  }
  const random = month.random(`${wallet} purchases`)
  for (let left = random.between(10, 14); left > 0; left--) {
    const { names, category } = words.shops[random.pick<ShopKind>(['coffee', 'leisure', 'online'])]
    const payee = random.pick(names)
    const day = random.between(3, month.length)
    const returned = random.chance(8)
    month.write(
      wallet,
      { day, minute: random.between(480, 1_320), clears: 1 },
      {
        side: returned ? 'CREDIT' : 'DEBIT',
        cents: random.dollars(5, 20),
        type: returned ? 'MERCHANT_REFUND' : 'MERCHANT_PAYMENT',
        description: returned ? `${words.lines.refund} ${payee}` : `${payee} ${city}`,
        payee,
        category: returned ? words.categories.refund : category,
      },
    )
  }
}

const PURCHASE_DAY = 4
const SECOND_DAY = 18
const THIRD_DAY = 1
const LAST_DAY = 15

/** When a purchase is paid: at once, and three times more. */
export function instalmentDays(purchase: Temporal.PlainDate): readonly Temporal.PlainDate[] {
  const next = purchase.with({ day: THIRD_DAY }).add({ months: 1 })
  return [purchase, purchase.with({ day: SECOND_DAY }), next, next.with({ day: LAST_DAY })]
}

/** An instalment is due in the month of its purchase or in the next: two months are at most this long. */
const LONGEST_PLAN_DAYS = 62

/** The days on which a purchase was made of which an instalment has fallen due after the one day, by the end of the other. */
export function purchaseDaysDue(after: Temporal.PlainDate, until: Temporal.PlainDate): readonly Temporal.PlainDate[] {
  const isDue = (day: Temporal.PlainDate): boolean =>
    Temporal.PlainDate.compare(day, after) > 0 && Temporal.PlainDate.compare(day, until) <= 0
  if (!isDue(until)) return []
  const first = after.subtract({ days: LONGEST_PLAN_DAYS })
  const days = Array.from({ length: first.until(until).days + 1 }, (_, ago) => first.add({ days: ago }))
  return days.filter((day) => instalmentDays(day).some(isDue))
}

/** One purchase a month, paid in quarters: two in its own month, two in the next. */
export function payInFour(month: Month, words: Words, payer: string, account: string): void {
  const random = month.random(`${account} purchase`)
  const { names, category } = words.shops[random.pick<ShopKind>(['clothing', 'online', 'leisure'])]
  const payee = random.pick(names)
  const quarter = random.dollars(22, 85)
  const owed = month.opening(account)
  month.write(
    account,
    { day: PURCHASE_DAY, minute: 700 },
    { side: 'DEBIT', cents: quarter * 4n, type: 'PURCHASE', description: payee, payee, category },
  )
  const instalments = [
    { day: THIRD_DAY, cents: owed / 2n },
    { day: LAST_DAY, cents: owed - owed / 2n },
    { day: PURCHASE_DAY, cents: quarter },
    { day: SECOND_DAY, cents: quarter },
  ]
  for (const { day, cents } of instalments) {
    move(
      month,
      words,
      { day, minute: 720 },
      cents,
      { account: payer, line: 'instalment', type: 'BILLPAYMENT' },
      { account, line: 'paymentReceived', type: 'PAYMENT' },
    )
  }
}
