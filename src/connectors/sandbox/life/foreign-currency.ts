// Purchases in foreign currency: shops abroad, and the rates at which the banks convert.

import type { Random } from './random.ts'

type Currency = keyof typeof exchangeRates

type ForeignShop = { readonly name: string; readonly currency: Currency }

export const foreignShops: readonly [ForeignShop, ...ForeignShop[]] = [
  { name: 'HARBOR LIGHT INN PORTLAND ME', currency: 'USD' },
  { name: 'PIXELPEAK SOFTWARE SEATTLE WA', currency: 'USD' },
  { name: 'MIDTOWN DINER NEW YORK NY', currency: 'USD' },
  { name: 'LIBRAIRIE DES LUMIÈRES PARIS', currency: 'EUR' },
  { name: 'CAMDEN TEA ROOMS LONDON', currency: 'GBP' },
]

/** Canadian cents for a hundred foreign cents, with the bank's margin, in hundredths. */
const exchangeRates = { USD: 14_012, EUR: 16_240, GBP: 18_871 } as const

/** Converts at a rate that is drawn for the purchase: it varies a little around the usual one. */
export function toCanadianCents(foreignCents: bigint, currency: Currency, random: Random): bigint {
  const rate = exchangeRates[currency] + random.between(-180, 180)
  return (foreignCents * BigInt(rate)) / 10_000n
}
