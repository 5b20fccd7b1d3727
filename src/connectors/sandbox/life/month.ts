// One month of one household's or business's money: what is drawn and written while the month is being made up.

import { openRandom, type Random } from './random.ts'
import { BANK_ZONE } from '../bank/banks.ts'

/** A transaction that was made up but is not in the books yet. Moments are seconds since 1970. */
export type Draft = Entry & { readonly account: string; readonly at: number; readonly postedAt: number }

export type Entry = {
  readonly side: 'DEBIT' | 'CREDIT'
  readonly cents: bigint
  /** As FDX calls it for the category of the account. */
  readonly type: string
  readonly description: string
  readonly category?: string
  readonly payee?: string
  readonly reference?: string
  readonly foreign?: { readonly cents: bigint; readonly currency: string }
  /** How a loan's payment divides. */
  readonly split?: { readonly principal: bigint; readonly interest: bigint }
  readonly trade?: { readonly symbol: string; readonly units: number; readonly unitCents: bigint }
  /** Of what is paid on it, without a trade. */
  readonly symbol?: string
  /** A hold that the merchant lets go instead of taking the money: it is never counted, and is gone where it would post. */
  readonly dropped?: true
}

export type When = {
  /** 1 is the first of the month. A day beyond the end is the last. */
  readonly day: number
  /** Since midnight, at most 22:59: the books of a month are closed after 23:00. */
  readonly minute: number
  /** Business days until the transaction posts; 0 posts at once. */
  readonly clears?: number
}

export type Month = {
  /** 0 is the first month of the books. */
  readonly index: number
  readonly year: number
  /** 1 is January. */
  readonly month: number
  readonly length: number
  /** Days since 1970. */
  epochDay(day: number): number
  /** 0 is Sunday. */
  weekday(day: number): number
  /** A stream of chance for one purpose in this month. */
  random(purpose: string): Random
  /** The balance before the month's first transaction, in cents; 0 for an account that is not there. */
  opening(account: string): bigint
  /** Units of a security held before the month's first transaction. */
  units(account: string, symbol: string): number
  /** Nothing is written when the amount is zero or less. */
  write(account: string, when: When, entry: Entry): void
}

export type Opening = { readonly balance: bigint; readonly units: ReadonlyMap<string, number> }

const CLOSING_MINUTE = 23 * 60

/**
 * @param seed names the books, the life and the month, so that each month can be made up by itself.
 * A transaction posts in the month it was made, like in books that are closed at the month's end: so a month's
 * transactions are the same whether counted when made or when posted, and months follow one another without overlap.
 */
export function openMonth(
  seed: string,
  first: Temporal.PlainDate,
  index: number,
  openings: ReadonlyMap<string, Opening>,
  drafts: Draft[],
): Month {
  const length = first.daysInMonth
  const midnights = Array.from({ length }, (_, day) => secondsAtMidnight(first.add({ days: day })))
  const firstEpochDay = Temporal.PlainDate.from('1970-01-01').until(first).days
  const epochDay = (day: number): number => firstEpochDay + day - 1
  const weekday = (day: number): number => (epochDay(day) + 4) % 7
  const moment = (day: number, minute: number): number =>
    (midnights[Math.min(day, length) - 1] ?? 0) + minute * 60 + secondOf(day, minute)
  return {
    index,
    year: first.year,
    month: first.month,
    length,
    epochDay,
    weekday,
    random: (purpose) => openRandom(`${seed} ${purpose}`),
    opening: (account) => openings.get(account)?.balance ?? 0n,
    units: (account, symbol) => openings.get(account)?.units.get(symbol) ?? 0,
    write(account, when, entry) {
      if (entry.cents <= 0n) return
      const at = moment(when.day, when.minute)
      const posting = postingDay(when.day, when.clears ?? 0, length, weekday)
      const postedAt = when.clears ? moment(posting, CLOSING_MINUTE + (when.minute % 59)) : at
      drafts.push({ ...entry, account, at, postedAt })
    },
  }
}

function postingDay(day: number, clears: number, length: number, weekday: (day: number) => number): number {
  let posting = day
  for (let left = clears; left > 0;) {
    posting += 1
    if (weekday(posting) % 6 !== 0) left -= 1
  }
  return Math.min(posting, length)
}

/** Looks like chance, but is the same for both legs of a transfer. */
function secondOf(day: number, minute: number): number {
  return (day * 29 + minute * 17) % 60
}

/** The moment a day begins at the bank, in seconds since 1970. */
function secondsAtMidnight(day: Temporal.PlainDate): number {
  return day.toZonedDateTime(BANK_ZONE).epochMilliseconds / 1000
}
