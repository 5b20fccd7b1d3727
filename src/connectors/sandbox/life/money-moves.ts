// Money that moves between two accounts of one customer: always two legs, of one amount, with one reference.

import type { Entry, Month, When } from './month.ts'
import type { Line, Words } from './words.ts'

type Leg = { readonly account: string; readonly line: Line; readonly type: string; readonly split?: Entry['split'] }

/** Writes the debit of the account the money leaves and the credit of the account it reaches, at the same moment. */
export function move(month: Month, words: Words, when: When, cents: bigint, from: Leg, to: Leg): void {
  const draw = month.random(`reference ${from.account} ${to.account} ${when.day} ${when.minute}`)
  const reference = `TRF${String(draw.below(100_000_000)).padStart(8, '0')}`
  const category = words.categories.transfer
  month.write(from.account, when, {
    side: 'DEBIT',
    cents,
    type: from.type,
    description: words.lines[from.line],
    category,
    reference,
  })
  month.write(to.account, when, {
    side: 'CREDIT',
    cents,
    type: to.type,
    description: words.lines[to.line],
    category,
    reference,
    ...(to.split && { split: to.split }),
  })
}

/**
 * Keeps an account between two marks, by what it held when the month began: what is above the upper one goes to the
 * savings, what lacks below the lower one comes from there, as far as they reach.
 */
export function balanceWithSavings(month: Month, words: Words, chequing: string, savings: string): void {
  const held = month.opening(chequing)
  const saved = month.opening(savings)
  if (held > SPARE_ABOVE) {
    const cents = ((held - SPARE_ABOVE) / 50_00n) * 50_00n
    const from: Leg = { account: chequing, line: 'toSavings', type: 'TRANSFER' }
    move(month, words, { day: 4, minute: 615 }, cents, from, {
      account: savings,
      line: 'fromAccount',
      type: 'TRANSFER',
    })
  } else if (held < SHORT_BELOW) {
    const lacking = ((SHORT_BELOW - held) / 50_00n + 1n) * 50_00n
    const from: Leg = { account: savings, line: 'toAccount', type: 'TRANSFER' }
    const cents = lacking < saved ? lacking : saved
    move(month, words, { day: 1, minute: 20 }, cents, from, {
      account: chequing,
      line: 'fromSavings',
      type: 'TRANSFER',
    })
  }
}

export const SPARE_ABOVE = 4_800_00n
const SHORT_BELOW = 3_000_00n

/** Interest for one month on what an account held, or owed, when the month began. */
export function monthlyInterest(balance: bigint, rateBasisPoints: number): bigint {
  return (balance * BigInt(rateBasisPoints)) / 120_000n
}

/** Interest paid into a deposit account on the last day. */
export function payInterest(month: Month, words: Words, account: string, rateBasisPoints: number): void {
  month.write(
    account,
    { day: month.length, minute: 1_370 },
    {
      side: 'CREDIT',
      cents: monthlyInterest(month.opening(account), rateBasisPoints),
      type: 'INTEREST',
      description: words.lines.interestPaid,
      category: words.categories.interest,
    },
  )
}

/** Interest charged on money owed. */
export function chargeInterest(month: Month, words: Words, account: string, cents: bigint, when: When): void {
  month.write(account, when, {
    side: 'DEBIT',
    cents,
    type: 'INTEREST',
    description: words.lines.interestCharged,
    category: words.categories.interest,
  })
}
