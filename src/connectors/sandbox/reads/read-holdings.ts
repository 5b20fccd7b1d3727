// The holdings of an investment account: the units bought so far, at the price of the day.

import type { Holding } from '../../../fdx/holding.ts'
import { decimal, fromCents, toCents, type Decimal } from '../../../platform/decimal.ts'
import { bankOf, bankDay } from '../bank/banks.ts'
import { securityOf, unitPrice, type Security } from '../life/securities.ts'
import type { Books, StoredAccount } from '../bank/stored-account.ts'

type Row = { symbol: string; units: number; cost: Decimal; first_at: Temporal.Instant }

export type Holdings = {
  readonly holdings: readonly Holding[]
  /** The change of the market value since yesterday. */
  readonly dailyChange: Decimal
}

export async function readHoldings({ database, clock }: Books, stored: StoredAccount): Promise<Holdings> {
  const now = clock.now()
  const rows = await database.run<Row>(
    `select symbol, sum(units)::bigint as units, sum(amount) as cost, min(posted_at) as first_at
     from sandbox_transaction where account_id = $1 and posted_at <= $2 and units is not null
     group by symbol order by symbol`,
    [stored.account_id, now],
  )
  const today = bankDay(now)
  const epochDay = Temporal.PlainDate.from('1970-01-01').until(today).days
  const { firstLanguage } = bankOf(stored.provider_id)
  let change = 0n
  const holdings = rows.map(({ symbol, units, cost, first_at }) => {
    const security = securityOf(symbol)
    const price = unitPrice(security, epochDay)
    const rise = price - unitPrice(security, epochDay - 1)
    change += rise * BigInt(units)
    return {
      // Unique within the account, whose own id must not leave the bank.
      holdingId: symbol,
      holdingName: security.name[firstLanguage],
      holdingType: security.kind,
      positionType: 'LONG',
      heldInAccount: 'CASH',
      symbol,
      securityIds: [{ id: security.cusip, idType: 'CUSIP' }],
      units: decimal(String(units)),
      currentUnitPrice: fromCents(price),
      currentUnitPriceDate: today,
      changeInPrice: fromCents(rise),
      marketValue: fromCents(price * BigInt(units)),
      purchasedPrice: fromCents(toCents(cost) / BigInt(units)),
      averageCost: true,
      // Every holding is a security; cash is in availableCashBalance.
      cashAccount: false,
      originalPurchaseDate: bankDay(first_at),
      currency: { currencyCode: 'CAD' },
      security: describe(security),
    } satisfies Holding
  })
  return { holdings, dailyChange: fromCents(change) }
}

function describe({ kind }: Security): Holding['security'] {
  return kind === 'STOCK'
    ? { securityCategory: 'STOCK_SECURITY', stockType: 'COMMON' }
    : { securityCategory: 'MUTUAL_FUND_SECURITY', mutualFundType: 'OPENEND' }
}
