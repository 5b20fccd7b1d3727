// The months of the two businesses: a corner shop with dozens of card sales a day, and a studio with a few invoices.

import { products } from '../bank/products.ts'
import { payCard, useLine } from './borrowing.ts'
import { pay } from './pay.ts'
import type { Month } from './month.ts'
import { exchangeRates, type Words } from './words.ts'

/** What a business keeps; the owner draws what is above it. */
const WORKING_CAPITAL = 30_000_00n

/** More than 60 sales a day at the card terminal, so that two years hold more than 50,000 transactions. */
export function keepShop(month: Month, words: Words): void {
  const account = 'shop-operating'
  const random = month.random('shop sales')
  let sold = 0n
  for (let day = 1; day <= month.length; day++) {
    for (let left = random.between(61, 66); left > 0; left--) {
      const cents = BigInt(random.between(285, 5_300))
      sold += cents
      month.write(
        account,
        { day, minute: random.between(420, 1_370), clears: 1 },
        {
          side: 'CREDIT',
          cents,
          type: 'DEPOSIT',
          description: `${words.lines.terminal} 0${random.between(1, 3)}`,
          category: words.categories.sales,
        },
      )
    }
    if (month.weekday(day) === 2) {
      for (const supplier of words.suppliers) {
        pay(month, words, account, { day, minute: 540 }, 'supplier', 'supplies', random.dollars(1_500, 2_400), supplier)
      }
    }
  }
  pay(month, words, account, { day: month.length, minute: 1_372 }, 'terminalFee', 'fees', (sold * 16n) / 1_000n)
  pay(month, words, account, { day: 1, minute: 380 }, 'rent', 'housing', 3_400_00n, 'NOVEL STREET PROPERTIES')
  payStaff(month, words, account, 4_150_00n)
  runBusiness(month, words, account)
}

export function runStudio(month: Month, words: Words): void {
  const account = 'studio-operating'
  const random = month.random('studio invoices')
  for (let left = random.between(7, 9); left > 0; left--) {
    const client = random.pick(words.clients)
    month.write(
      account,
      { day: random.between(1, month.length), minute: random.between(480, 1_020), clears: 1 },
      {
        side: 'CREDIT',
        cents: random.dollars(3_200, 7_400),
        type: 'DEPOSIT',
        description: `${words.lines.invoice} ${client} ${2_000 + month.index * 10 + left}`,
        payee: client,
        category: words.categories.sales,
      },
    )
  }
  payStaff(month, words, account, 8_420_00n)
  pay(month, words, account, { day: 1, minute: 380 }, 'rent', 'housing', 2_900_00n, 'FICTION WHARF LOFTS')
  buySupplies(month, words, 'studio-card')
  payCard(month, words, account, 'studio-card', 100n, products.business_card.rateBasisPoints)
  useLine(month, words, account, 'studio-line', 5_000_00n, products.business_line.rateBasisPoints)
  runBusiness(month, words, account)
}

function payStaff(month: Month, words: Words, account: string, cents: bigint): void {
  for (const day of [15, month.length]) pay(month, words, account, { day, minute: 430 }, 'payroll', 'payroll', cents)
}

/** Bills, sales tax each quarter, the bank's fee, and the owner's draw. */
function runBusiness(month: Month, words: Words, account: string): void {
  const random = month.random(`${account} bills`)
  pay(month, words, account, { day: 7, minute: 370 }, 'internet', 'bills', 134_95n)
  pay(month, words, account, { day: 17, minute: 370 }, 'hydro', 'bills', random.dollars(180, 420))
  pay(month, words, account, { day: 19, minute: 370 }, 'insurance', 'bills', 238_60n)
  pay(
    month,
    words,
    account,
    { day: month.length, minute: 1_360 },
    'fee',
    'fees',
    products.business_chequing.monthlyFeeCents,
  )
  if (month.month % 3 === 1) {
    pay(month, words, account, { day: 28, minute: 500 }, 'salesTax', 'taxes', random.dollars(3_800, 5_200))
  }
  const spare = month.opening(account) - WORKING_CAPITAL
  pay(month, words, account, { day: 3, minute: 640 }, 'owner', 'transfer', (spare / 100_00n) * 100_00n)
}

function buySupplies(month: Month, words: Words, card: string): void {
  const random = month.random(`${card} supplies`)
  const { names, category } = words.shops.office
  for (let left = random.between(14, 20); left > 0; left--) {
    const day = random.between(1, month.length)
    const payee = random.pick(names)
    month.write(
      card,
      { day, minute: random.between(510, 1_100), clears: random.between(1, 3) },
      {
        side: 'DEBIT',
        cents: random.dollars(18, 240),
        type: 'PURCHASE',
        description: `${payee} HALIFAX NS`,
        payee,
        category,
      },
    )
  }
  const licence = 74_00n
  month.write(
    card,
    { day: 9, minute: 372, clears: 1 },
    {
      side: 'DEBIT',
      cents: (licence * BigInt(exchangeRates.USD + random.between(-180, 180))) / 10_000n,
      type: 'PURCHASE',
      description: 'PIXELPEAK SOFTWARE SEATTLE WA USD',
      payee: 'PIXELPEAK SOFTWARE',
      category: words.categories.subscriptions,
      foreign: { cents: licence, currency: 'USD' },
    },
  )
}
