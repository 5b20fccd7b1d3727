// Transactions: every page of an account's two years, and the months that they make.

import { z } from 'zod'
import { dayOf } from './calendar.ts'
import { readJson } from './json.ts'
import { toCents, type Cents } from './money.ts'
import type { Read } from './portage.ts'
import { Trouble } from './trouble.ts'

export type Transaction = {
  readonly id: string
  /** Such as `2026-03-09`. */
  readonly day: string
  readonly description: string
  /** Who it was with, where that says more than the description. */
  readonly payee: string | undefined
  readonly pending: boolean
  /** Negative is money out (or charged), positive is money in (or paid back). */
  readonly amount: Cents
  /** What was paid in another currency, with digits as the bank wrote them. */
  readonly foreign: { readonly amount: string; readonly currency: string } | undefined
}

/** A calendar month such as `2026-03`, with what went in and what went out (both positive). */
export type Month = {
  readonly month: string
  readonly in: Cents
  readonly out: Cents
  readonly transactions: Transaction[]
}

const text = z.string().optional()
const moment = z.string().transform(dayOf)

const transactionShape = z
  .object({
    transactionId: z.string(),
    transactionTimestamp: moment.optional(),
    postedTimestamp: moment.optional(),
    description: text,
    payee: text,
    status: text,
    debitCreditMemo: text,
    amount: z.string().transform(toCents).optional(),
    foreignAmount: text,
    foreignCurrency: text,
  })
  .transform((entry): Transaction => {
    const { foreignAmount, foreignCurrency, payee } = entry
    const description = entry.description ?? payee ?? entry.transactionId
    const amount = entry.amount ?? 0
    return {
      id: entry.transactionId,
      day: entry.transactionTimestamp ?? entry.postedTimestamp ?? '',
      description,
      payee: payee === description ? undefined : payee,
      pending: entry.status === 'PENDING' || entry.status === 'AUTHORIZATION',
      amount: entry.debitCreditMemo === 'DEBIT' ? -amount : amount,
      foreign: foreignAmount && foreignCurrency ? { amount: foreignAmount, currency: foreignCurrency } : undefined,
    }
  })

const pageShape = z.object({
  page: z.object({ totalElements: z.string().optional() }).optional(),
  links: z.object({ next: z.object({ href: z.string() }).optional() }).optional(),
  transactions: z.array(z.record(z.string(), transactionShape)),
})

const PAGE = 500
/** A server that never ends its list must not keep us for ever. */
const MOST_PAGES = 2_000

/** Gives each page as it arrives, with the number of all where the server says it. Both days are read. */
export async function* readTransactions(
  read: Read,
  accountId: string,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): AsyncGenerator<{ transactions: Transaction[]; total: number | undefined }> {
  const query = new URLSearchParams({ startTime: from.toString(), endTime: to.toString(), limit: String(PAGE) })
  let next: string | undefined = `/api/fdx/5/accounts/${encodeURIComponent(accountId)}/transactions?${query}`
  for (let count = 0; next !== undefined; count++) {
    if (count === MOST_PAGES) throw new Trouble('unclear', { said: 'a list without end' })
    const answer: z.infer<typeof pageShape> = await readJson(await read(next), pageShape)
    const total = answer.page?.totalElements
    yield {
      transactions: answer.transactions.flatMap((wrapped) => Object.values(wrapped)),
      total: total === undefined ? undefined : Number(total),
    }
    next = answer.links?.next?.href
  }
}

/** By calendar month, newest first. */
export function byMonth(transactions: readonly Transaction[]): Month[] {
  const newestFirst = transactions.toSorted((left, right) => right.day.localeCompare(left.day))
  return [...Map.groupBy(newestFirst, ({ day }) => day.slice(0, 7))].map(([month, group]) => ({
    month,
    in: group.reduce((sum, { amount }) => (amount > 0 ? sum + amount : sum), 0),
    out: group.reduce((sum, { amount }) => (amount < 0 ? sum - amount : sum), 0),
    transactions: group,
  }))
}

/** Every word must occur, in any case and with or without accents. */
export function search(transactions: readonly Transaction[], query: string): Transaction[] {
  const words = plain(query).split(/\s+/).filter(Boolean)
  return transactions.filter(({ description, payee = '' }) => {
    const said = plain(`${description} ${payee}`)
    return words.every((word) => said.includes(word))
  })
}

function plain(said: string): string {
  return said.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
