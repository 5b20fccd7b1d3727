// A household's purchases: by card and by debit, at home and abroad, with the seasons, and its refunds.

import { products } from '../bank/products.ts'
import { foreignShops, toCanadianCents } from './foreign-currency.ts'
import type { Household } from './households.ts'
import type { Month } from './month.ts'
import type { ShopKind } from './payees.ts'
import type { Random } from './random.ts'

/** The account that pays, and the transaction types of its purchases and refunds. */
type Payer = { readonly account: string; readonly purchase: string; readonly refund: string }

type Habit = {
  readonly kind: ShopKind
  /** The number of purchases in an average month. */
  readonly times: number
  /** In dollars. */
  readonly low: number
  readonly high: number
  /** Hours of the day. */
  readonly from: number
  readonly until: number
  /** How many of a hundred purchases are returned. */
  readonly returned?: number
}

const onCard: readonly Habit[] = [
  { kind: 'groceries', times: 8, low: 24, high: 142, from: 9, until: 21 },
  { kind: 'restaurant', times: 5, low: 19, high: 74, from: 11, until: 22 },
  { kind: 'fuel', times: 3, low: 38, high: 88, from: 6, until: 22 },
  { kind: 'pharmacy', times: 2, low: 9, high: 46, from: 9, until: 20 },
  { kind: 'clothing', times: 2, low: 28, high: 140, from: 10, until: 20, returned: 15 },
  { kind: 'online', times: 3, low: 14, high: 110, from: 7, until: 22, returned: 12 },
  { kind: 'leisure', times: 2, low: 15, high: 62, from: 12, until: 22 },
]

const byDebit: readonly Habit[] = [
  { kind: 'coffee', times: 16, low: 3, high: 9, from: 6, until: 16 },
  { kind: 'restaurant', times: 6, low: 11, high: 24, from: 11, until: 14 },
  { kind: 'groceries', times: 4, low: 6, high: 38, from: 16, until: 21 },
]

const gifts: Habit = { kind: 'gifts', times: 7, low: 18, high: 95, from: 10, until: 21, returned: 10 }

/** A month of purchases on a credit card: habits, subscriptions, something abroad, gifts in December. */
export function purchaseByCard(month: Month, household: Household, card: string): void {
  const payer = { account: card, purchase: 'PURCHASE', refund: 'ADJUSTMENT' }
  for (const habit of onCard) buy(month, household, payer, habit)
  if (month.month === 12) buy(month, household, payer, gifts)
  month.payees.subscriptions.forEach((description, index) => {
    month.write(
      card,
      { day: 4 + index * 8, minute: 372, clears: 1 },
      {
        side: 'DEBIT',
        cents: [16_99n, 11_49n, 3_99n][index] ?? 9_99n,
        type: 'PURCHASE',
        description,
        payee: description,
        category: month.texts.categories.subscriptions,
      },
    )
  })
  buyAbroad(month, household, card)
  if (household.fuelHolds) buyFuelWithHold(month, household, card)
  if (month.month === 9) {
    month.write(
      card,
      { day: 12, minute: 365 },
      {
        side: 'DEBIT',
        cents: products.credit_card.annualFeeCents,
        type: 'FEE',
        description: month.texts.descriptions.cardFee,
        category: month.texts.categories.fees,
      },
    )
  }
}

/** A month of small purchases straight from the account; everything where the household has no card. */
export function purchaseByDebit(month: Month, household: Household, account: string, all: boolean): void {
  const payer = { account, purchase: 'POSDEBIT', refund: 'POSCREDIT' }
  for (const habit of all ? [...byDebit, ...onCard] : byDebit) buy(month, household, payer, habit)
}

function buy(month: Month, household: Household, payer: Payer, habit: Habit): void {
  const random = month.random(`${payer.account} ${habit.kind}`)
  const expected = habit.times * household.spendingPercent
  const times = Math.floor((expected + random.below(100)) / 100)
  const { names, category } = month.payees.shops[habit.kind]
  for (let time = 0; time < times; time++) {
    const name = random.pick(names)
    const day = random.between(1, month.length)
    const purchase = {
      cents: random.dollars(habit.low, habit.high),
      description: habit.kind === 'online' ? name : `${name} ${household.city}`,
      payee: name,
      category,
    }
    const clears = random.between(1, 3)
    const minute = random.between(habit.from * 60, habit.until * 60)
    month.write(payer.account, { day, minute, clears }, { ...purchase, side: 'DEBIT', type: payer.purchase })
    if (random.chance(habit.returned ?? 0)) refund(month, payer, { purchase, day }, random)
  }
}

/** Credits a purchase that was returned a few days later, if that day is still in the month. */
function refund(
  month: Month,
  payer: Payer,
  bought: { purchase: { cents: bigint; description: string; payee: string }; day: number },
  random: Random,
): void {
  const { purchase } = bought
  const day = bought.day + random.between(2, 6)
  if (day > month.length) return
  month.write(
    payer.account,
    { day, minute: random.between(600, 1_200), clears: 2 },
    {
      ...purchase,
      side: 'CREDIT',
      type: payer.refund,
      description: `${month.texts.descriptions.refund} ${purchase.description}`,
      category: month.texts.categories.refund,
    },
  )
}

/** The pump places a hold of a round amount until it knows the price, and releases it within two days. */
function buyFuelWithHold(month: Month, { city }: Household, card: string): void {
  const random = month.random(`${card} holds`)
  const { names, category } = month.payees.shops.fuel
  for (let time = 0; time < 4; time++) {
    const payee = random.pick(names)
    const day = 2 + time * 7 + random.below(6)
    const minute = random.between(400, 1_250)
    const description = `${payee} ${city}`
    const bought = { side: 'DEBIT', type: 'PURCHASE', payee, category } as const
    month.write(
      card,
      { day, minute, clears: random.between(1, 2) },
      { ...bought, cents: 150_00n, description: `${month.texts.descriptions.hold} ${description}`, dropped: true },
    )
    month.write(
      card,
      { day, minute: minute + 6, clears: random.between(2, 3) },
      { ...bought, cents: random.dollars(41, 96), description },
    )
  }
}

function buyAbroad(month: Month, { spendingPercent }: Household, card: string): void {
  const random = month.random(`${card} abroad`)
  for (let time = 0; time < 2; time++) {
    const shop = random.pick(foreignShops)
    const cents = random.dollars(12, Math.max(20, spendingPercent))
    const charged = toCanadianCents(cents, shop.currency, random)
    const day = random.between(1, month.length)
    month.write(
      card,
      { day, minute: random.between(480, 1_320), clears: random.between(1, 3) },
      {
        side: 'DEBIT',
        cents: charged,
        type: 'PURCHASE',
        description: `${shop.name} ${shop.currency}`,
        payee: shop.name,
        category: month.texts.categories.travel,
        foreign: { cents, currency: shop.currency },
      },
    )
  }
}
