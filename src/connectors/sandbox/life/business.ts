// A month of the two small businesses: a corner shop with dozens of card sales a day, and a studio with a few invoices.

import { products } from '../bank/products.ts'
import { payCard, useLineOfCredit } from './borrowing.ts'
import { toCanadianCents } from './foreign-currency.ts'
import type { Month } from './month.ts'
import { excess, pay } from './payments.ts'

/** The balance that a business keeps; the owner draws the excess. */
const WORKING_CAPITAL = 30_000_00n

/** More than 60 sales a day at the card terminal, so that two years hold more than 50,000 transactions. */
export function writeShopMonth(month: Month): void {
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
          description: `${month.texts.descriptions.terminal} 0${random.between(1, 3)}`,
          category: month.texts.categories.sales,
        },
      )
    }
    if (month.weekday(day) === 2) {
      for (const supplier of month.payees.suppliers) {
        pay(month, account, {
          day,
          minute: 540,
          description: 'supplier',
          category: 'supplies',
          cents: random.dollars(1_500, 2_400),
          payee: supplier,
        })
      }
    }
  }
  pay(month, account, {
    day: month.length,
    minute: 1_372,
    description: 'terminalFee',
    category: 'fees',
    cents: (sold * 16n) / 1_000n,
  })
  pay(month, account, {
    day: 1,
    minute: 380,
    description: 'rent',
    category: 'housing',
    cents: 3_400_00n,
    payee: 'NOVEL STREET PROPERTIES',
  })
  payPayroll(month, account, 4_150_00n)
  payOverheads(month, account)
}

export function writeStudioMonth(month: Month): void {
  const account = 'studio-operating'
  const random = month.random('studio invoices')
  for (let left = random.between(7, 9); left > 0; left--) {
    const client = random.pick(month.payees.clients)
    month.write(
      account,
      { day: random.between(1, month.length), minute: random.between(480, 1_020), clears: 1 },
      {
        side: 'CREDIT',
        cents: random.dollars(3_200, 7_400),
        type: 'DEPOSIT',
        description: `${month.texts.descriptions.invoice} ${client} ${2_000 + month.index * 10 + left}`,
        payee: client,
        category: month.texts.categories.sales,
      },
    )
  }
  payPayroll(month, account, 8_420_00n)
  pay(month, account, {
    day: 1,
    minute: 380,
    description: 'rent',
    category: 'housing',
    cents: 2_900_00n,
    payee: 'FICTION WHARF LOFTS',
  })
  buySupplies(month, 'studio-card')
  payCard(month, {
    payer: account,
    card: 'studio-card',
    paidPercent: 100n,
    rateBasisPoints: products.business_card.rateBasisPoints,
  })
  useLineOfCredit(month, {
    account,
    line: 'studio-line',
    drawnCents: 5_000_00n,
    rateBasisPoints: products.business_line.rateBasisPoints,
  })
  payOverheads(month, account)
}

function payPayroll(month: Month, account: string, cents: bigint): void {
  for (const day of [15, month.length])
    pay(month, account, { day, minute: 430, description: 'payroll', category: 'payroll', cents })
}

/** Bills, sales tax each quarter, the bank's fee, and the owner's draw. */
function payOverheads(month: Month, account: string): void {
  const random = month.random(`${account} bills`)
  pay(month, account, { day: 7, minute: 370, description: 'internet', category: 'bills', cents: 134_95n })
  pay(month, account, {
    day: 17,
    minute: 370,
    description: 'hydro',
    category: 'bills',
    cents: random.dollars(180, 420),
  })
  pay(month, account, { day: 19, minute: 370, description: 'insurance', category: 'bills', cents: 238_60n })
  const { monthlyFeeCents } = products.business_chequing
  pay(month, account, {
    day: month.length,
    minute: 1_360,
    description: 'fee',
    category: 'fees',
    cents: monthlyFeeCents,
  })
  if (month.month % 3 === 1) {
    pay(month, account, {
      day: 28,
      minute: 500,
      description: 'salesTax',
      category: 'taxes',
      cents: random.dollars(3_800, 5_200),
    })
  }
  const cents = excess(month, account, WORKING_CAPITAL, 100_00n)
  pay(month, account, { day: 3, minute: 640, description: 'owner', category: 'transfer', cents })
}

function buySupplies(month: Month, card: string): void {
  const random = month.random(`${card} supplies`)
  const { names, category } = month.payees.shops.office
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
      cents: toCanadianCents(licence, 'USD', random),
      type: 'PURCHASE',
      description: 'PIXELPEAK SOFTWARE SEATTLE WA USD',
      payee: 'PIXELPEAK SOFTWARE',
      category: month.texts.categories.subscriptions,
      foreign: { cents: licence, currency: 'USD' },
    },
  )
}
