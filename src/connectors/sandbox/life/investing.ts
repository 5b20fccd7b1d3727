// How savings are invested: contributions from chequing, units bought with the cash, dividends paid on the units.

import { securities, unitPrice, type Security } from './securities.ts'
import { move } from './money-moves.ts'
import type { Month } from './month.ts'
import type { Words } from './words.ts'

export function invest(month: Month, words: Words, payer: string, account: string, contributed: bigint): void {
  move(
    month,
    words,
    { day: 5, minute: 480 },
    contributed,
    { account: payer, line: 'contribution', type: 'TRANSFER' },
    { account, line: 'contribution', type: 'CONTRIBUTION' },
  )
  if (month.index === 0) {
    // The books open with cash alone; a third of it goes into each security.
    const share = month.opening(account) / BigInt(securities.length)
    for (const security of securities) buy(month, words, account, security, share)
  } else {
    const next = securities[month.index % securities.length] ?? securities[0]
    buy(month, words, account, next, month.opening(account) + contributed)
  }
  if (month.month % 3 === 0) for (const security of securities) payDividend(month, words, account, security)
}

/** As many whole units as the cash pays for. */
function buy(month: Month, words: Words, account: string, security: Security, cash: bigint): void {
  const day = 6
  const unitCents = unitPrice(security, month.epochDay(day))
  const units = Number(cash / unitCents)
  month.write(
    account,
    { day, minute: 600 + securities.indexOf(security), clears: 1 },
    {
      side: 'DEBIT',
      cents: unitCents * BigInt(units),
      type: 'PURCHASED',
      description: `${words.lines.bought} ${units} ${security.symbol}`,
      category: words.categories.investing,
      trade: { symbol: security.symbol, units, unitCents },
    },
  )
}

function payDividend(month: Month, words: Words, account: string, security: Security): void {
  const units = month.units(account, security.symbol)
  month.write(
    account,
    { day: 18, minute: 540 + securities.indexOf(security) },
    {
      side: 'CREDIT',
      cents: BigInt(units * security.dividendCents),
      type: 'DIVIDEND',
      description: `${words.lines.dividend} ${security.symbol}`,
      category: words.categories.investing,
      symbol: security.symbol,
    },
  )
}
