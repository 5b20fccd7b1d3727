// Buy now, pay later: a purchase that is paid in four instalments, and the days on which they are due.

import type { Month } from './month.ts'
import type { ShopKind } from './payees.ts'
import { transfer } from './transfers.ts'

const PURCHASE_DAY = 4
const SECOND_DAY = 18
const THIRD_DAY = 1
const LAST_DAY = 15

/** The days on which a purchase is paid: at once, and three times more. */
export function instalmentDays(purchase: Temporal.PlainDate): readonly Temporal.PlainDate[] {
  const next = purchase.with({ day: THIRD_DAY }).add({ months: 1 })
  return [purchase, purchase.with({ day: SECOND_DAY }), next, next.with({ day: LAST_DAY })]
}

/** Two months, in which all instalments of a purchase are due, have at most this many days. */
const LONGEST_PLAN_DAYS = 62

/** The days of the purchases that have an instalment due after `after` and no later than `until`. */
export function purchaseDaysDue(after: Temporal.PlainDate, until: Temporal.PlainDate): readonly Temporal.PlainDate[] {
  const isDue = (day: Temporal.PlainDate): boolean =>
    Temporal.PlainDate.compare(day, after) > 0 && Temporal.PlainDate.compare(day, until) <= 0
  if (!isDue(until)) return []
  const first = after.subtract({ days: LONGEST_PLAN_DAYS })
  const days = Array.from({ length: first.until(until).days + 1 }, (_, ago) => first.add({ days: ago }))
  return days.filter((day) => instalmentDays(day).some(isDue))
}

/** One purchase a month: two of its instalments are due in its own month, two in the next. */
export function payInFour(month: Month, payer: string, account: string): void {
  const random = month.random(`${account} purchase`)
  const { names, category } = month.payees.shops[random.pick<ShopKind>(['clothing', 'online', 'leisure'])]
  const payee = random.pick(names)
  const instalment = random.dollars(22, 85)
  const owed = month.opening(account)
  month.write(
    account,
    { day: PURCHASE_DAY, minute: 700 },
    { side: 'DEBIT', cents: instalment * 4n, type: 'PURCHASE', description: payee, payee, category },
  )
  const instalments = [
    { day: THIRD_DAY, cents: owed / 2n },
    { day: LAST_DAY, cents: owed - owed / 2n },
    { day: PURCHASE_DAY, cents: instalment },
    { day: SECOND_DAY, cents: instalment },
  ]
  for (const { day, cents } of instalments) {
    transfer(month, {
      day,
      minute: 720,
      cents,
      from: { account: payer, description: 'instalment', type: 'BILLPAYMENT' },
      to: { account, description: 'paymentReceived', type: 'PAYMENT' },
    })
  }
}
