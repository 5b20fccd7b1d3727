// Transactions: every page of an account's two years, and the months that they make.

import type { Transaction as PortageTransaction } from 'portage-client/connection'
import { dayOf } from './calendar.ts'
import { toCents, type Cents } from './money.ts'
import type { Read } from './portage.ts'

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

/** Yields each page as it arrives, with the total if the server gives it. Both days are included. */
export async function* readTransactions(
  read: Read,
  accountId: string,
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
): AsyncGenerator<{ transactions: Transaction[]; total: number | undefined }> {
  const window = { from: from.toString(), to: to.toString() }
  const pages = await read(async (connection) => connection.transactions(accountId, window).pages())
  for (;;) {
    const { done, value } = await read(() => pages.next())
    if (done) return
    yield { transactions: value.rows.map(toTransaction), total: value.total }
  }
}

function toTransaction(entry: PortageTransaction): Transaction {
  const { transactionId, description, foreignAmount, foreignCurrency, status } = entry
  const payee = 'payee' in entry ? entry.payee : undefined
  const amount = toCents(entry.amount.text)
  return {
    id: transactionId,
    day: dayOf(entry.transactionTimestamp),
    description,
    payee: payee === description ? undefined : payee,
    pending: status === 'PENDING' || status === 'AUTHORIZATION',
    amount: entry.debitCreditMemo === 'DEBIT' ? -amount : amount,
    foreign: foreignAmount && foreignCurrency ? { amount: foreignAmount.text, currency: foreignCurrency } : undefined,
  }
}

/** Groups the rows by calendar month, newest first. */
export function byMonth(transactions: readonly Transaction[]): Month[] {
  const newestFirst = transactions.toSorted((left, right) => right.day.localeCompare(left.day))
  return [...Map.groupBy(newestFirst, ({ day }) => day.slice(0, 7))].map(([month, group]) => ({
    month,
    in: group.reduce((sum, { amount }) => (amount > 0 ? sum + amount : sum), 0),
    out: group.reduce((sum, { amount }) => (amount < 0 ? sum - amount : sum), 0),
    transactions: group,
  }))
}

/** A row matches if it contains every word of the query, in any case and with or without accents. */
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
