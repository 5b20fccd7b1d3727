// A month of an account in US dollars: royalties of a publisher across the border, and what is bought there.

import { products } from '../bank/products.ts'
import { pay } from './pay.ts'
import type { Month } from './month.ts'
import type { Words } from './words.ts'

const PUBLISHER = 'LANTERN HILL BOOKS NEW YORK NY'

const SHOPS = ['TIDEPOOL BOOKS PORTLAND ME', 'CHOWDER & CO BAR HARBOR ME', 'GRANITE TRAIL INN CONWAY NH'] as const

/** What is above it is moved elsewhere. */
const ENOUGH = 2_500_00n

export function liveInUsDollars(month: Month, words: Words, account: string): void {
  const random = month.random(`${account} across the border`)
  month.write(
    account,
    { day: 10, minute: 250 },
    {
      side: 'CREDIT',
      cents: random.dollars(420, 980),
      type: 'DIRECTDEPOSIT',
      description: `${words.lines.royalties} ${PUBLISHER}`,
      payee: PUBLISHER,
      category: words.categories.income,
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
        category: words.categories.travel,
      },
    )
  }
  pay(month, words, account, { day: month.length, minute: 1_360 }, 'fee', 'fees', products.us_chequing.monthlyFeeCents)
  const spare = ((month.opening(account) - ENOUGH) / 50_00n) * 50_00n
  pay(month, words, account, { day: 4, minute: 620 }, 'elsewhere', 'transfer', spare)
}
