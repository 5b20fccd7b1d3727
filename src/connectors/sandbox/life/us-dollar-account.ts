// A month of an account in US dollars: royalties of a publisher across the border, and what is bought there.

import { products } from '../bank/products.ts'
import type { Month } from './month.ts'
import { excess, pay } from './payments.ts'

const PUBLISHER = 'LANTERN HILL BOOKS NEW YORK NY'

const SHOPS = ['TIDEPOOL BOOKS PORTLAND ME', 'CHOWDER & CO BAR HARBOR ME', 'GRANITE TRAIL INN CONWAY NH'] as const

/** The excess over this balance is transferred to another institution. */
const SWEEP_ABOVE = 2_500_00n

export function writeUsDollarMonth(month: Month, account: string): void {
  const random = month.random(`${account} across the border`)
  month.write(
    account,
    { day: 10, minute: 250 },
    {
      side: 'CREDIT',
      cents: random.dollars(420, 980),
      type: 'DIRECTDEPOSIT',
      description: `${month.texts.descriptions.royalties} ${PUBLISHER}`,
      payee: PUBLISHER,
      category: month.texts.categories.income,
    },
  )
  for (let left = random.between(6, 10); left > 0; left--) {
    const shop = random.pick(SHOPS)
    month.write(
      account,
      { day: random.between(1, month.length), minute: random.between(480, 1_320), clears: random.between(1, 3) },
      {
        side: 'DEBIT',
        cents: random.dollars(9, 88),
        type: 'POSDEBIT',
        description: shop,
        payee: shop,
        category: month.texts.categories.travel,
      },
    )
  }
  const { monthlyFeeCents } = products.us_chequing
  pay(month, account, {
    day: month.length,
    minute: 1_360,
    description: 'fee',
    category: 'fees',
    cents: monthlyFeeCents,
  })
  const cents = excess(month, account, SWEEP_ABOVE, 50_00n)
  pay(month, account, { day: 4, minute: 620, description: 'elsewhere', category: 'transfer', cents })
}
