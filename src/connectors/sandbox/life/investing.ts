// How savings are invested: contributions from chequing, units bought with the cash, dividends paid on the units.

import type { Month } from './month.ts'
import { securities, unitPrice, type Security } from './securities.ts'
import { transfer } from './transfers.ts'

export function invest(month: Month, payer: string, account: string, contributed: bigint): void {
  transfer(month, {
    day: 5,
    minute: 480,
    cents: contributed,
    from: { account: payer, description: 'contribution', type: 'TRANSFER' },
    to: { account, description: 'contribution', type: 'CONTRIBUTION' },
  })
  if (month.index === 0) {
    // The books open with cash alone; a third of it goes into each security.
    const share = month.opening(account) / BigInt(securities.length)
    for (const security of securities) buy(month, account, security, share)
  } else {
    const next = securities[month.index % securities.length] ?? securities[0]
    buy(month, account, next, month.opening(account) + contributed)
  }
  if (month.month % 3 === 0) for (const security of securities) payDividend(month, account, security)
}

/** As many whole units as the cash pays for. */
function buy(month: Month, account: string, security: Security, cash: bigint): void {
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
      description: `${month.texts.descriptions.bought} ${units} ${security.symbol}`,
      category: month.texts.categories.investing,
      trade: { symbol: security.symbol, units, unitCents },
    },
  )
}

function payDividend(month: Month, account: string, security: Security): void {
  const units = month.units(account, security.symbol)
  month.write(
    account,
    { day: 18, minute: 540 + securities.indexOf(security) },
    {
      side: 'CREDIT',
      cents: BigInt(units * security.dividendCents),
      type: 'DIVIDEND',
      description: `${month.texts.descriptions.dividend} ${security.symbol}`,
      category: month.texts.categories.investing,
      symbol: security.symbol,
    },
  )
}
