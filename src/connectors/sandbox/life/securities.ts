// The securities that the sandbox's investors hold: invented funds, with a price for every day.

import type { InTwoLanguages } from '../bank/people.ts'
import { openRandom } from './random.ts'

export type Security = {
  readonly symbol: string
  /** A CUSIP in the range that is reserved for internal use. */
  readonly cusip: string
  readonly name: InTwoLanguages
  readonly kind: 'MUTUALFUND' | 'STOCK'
  /** The price on 1 January 2020, and how much it grows in a year in hundredths of a percent. */
  readonly baseCents: number
  readonly growthBasisPoints: number
  /** The quarterly dividend of a unit, paid in March, June, September and December. */
  readonly dividendCents: number
}

export const securities: readonly [Security, ...Security[]] = [
  {
    symbol: 'MPLX',
    cusip: '99000M103',
    name: { en: 'Maple Broad Market Index Fund', fr: 'Fonds indiciel Érable marché élargi' },
    kind: 'MUTUALFUND',
    baseCents: 31_20,
    growthBasisPoints: 640,
    dividendCents: 21,
  },
  {
    symbol: 'BORB',
    cusip: '99000B107',
    name: { en: 'Boreal Bond Fund', fr: "Fonds d'obligations Boréal" },
    kind: 'MUTUALFUND',
    baseCents: 14_85,
    growthBasisPoints: 90,
    dividendCents: 11,
  },
  {
    symbol: 'CRBU',
    cusip: '99000C105',
    name: { en: 'Caribou Utilities Corp.', fr: 'Services publics Caribou' },
    kind: 'STOCK',
    baseCents: 58_40,
    growthBasisPoints: 310,
    dividendCents: 62,
  },
]

export function securityOf(symbol: string): Security {
  const security = securities.find((security) => security.symbol === symbol)
  if (!security) throw new RangeError(`no security has the symbol ${symbol}`)
  return security
}

const DAY_2020 = 18_262
const WEEK = 7

/** The price of a unit in cents. Integers only: a float could differ from one machine to another. */
export function unitPrice(security: Security, epochDay: number): bigint {
  const days = epochDay - DAY_2020
  const grown = security.baseCents * (10_000 * 365 + security.growthBasisPoints * days)
  const swing = 10_000 + swingOn(security.symbol, days)
  return (BigInt(grown) * BigInt(swing)) / (10_000n * 365n * 10_000n)
}

/** The deviation from the trend in hundredths of a percent: a new target each week, reached in equal steps. */
function swingOn(symbol: string, days: number): number {
  const week = Math.floor(days / WEEK)
  const target = (week: number): number => openRandom(`${symbol} week ${week}`).between(-350, 350)
  const before = target(week)
  return before + Math.trunc(((target(week + 1) - before) * (days - week * WEEK)) / WEEK)
}
