// Tests of transactions: every page is read once, and the months add up.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Amount } from 'portage-client/amount'
import type { Connection, Transaction as PortageTransaction } from 'portage-client/connection'
import { Listing } from 'portage-client/listing'
import { byMonth, readTransactions, search, type Transaction } from './transactions.ts'

type More = { readonly debitCreditMemo?: 'CREDIT' | 'DEBIT'; readonly status?: 'PENDING' | 'POSTED' }

const entry = (
  transactionId: string,
  transactionTimestamp: string,
  amount: string,
  more: More = {},
): PortageTransaction => ({
  accountId: 'one',
  transactionId,
  transactionTimestamp,
  description: `Café ${transactionId}`,
  debitCreditMemo: 'DEBIT',
  status: 'POSTED',
  amount: new Amount(amount),
  ...more,
})

const pages: Readonly<Record<string, readonly PortageTransaction[]>> = {
  first: [
    entry('a', '2026-03-02T15:00:00Z', '10.1', { status: 'PENDING' }),
    entry('b', '2026-03-01T03:00:00.0000000Z', '20.20'),
  ],
  more: [entry('c', '2026-02-01', '1000.30', { debitCreditMemo: 'CREDIT' })],
}

const connection = {
  transactions: () =>
    new Listing(async (at = 'first') => {
      return { rows: pages[at] ?? [], total: 3, next: at === 'first' ? 'more' : undefined }
    }),
}

const read = <T>(work: (connection: Connection) => Promise<T>): Promise<T> => work(connection as unknown as Connection)

async function readAll(): Promise<Transaction[]> {
  const [from, to] = [Temporal.PlainDate.from('2024-03-02'), Temporal.PlainDate.from('2026-03-02')]
  const all = await Array.fromAsync(readTransactions(read, 'one', from, to))
  return all.flatMap(({ transactions }) => transactions)
}

test('every page is read to the last, and each transaction comes once', async () => {
  assert.deepEqual(
    (await readAll()).map(({ id }) => id),
    ['a', 'b', 'c'],
  )
})

test('the sign of an amount follows the debit and credit memo, and pending is told', async () => {
  const transactions = await readAll()
  assert.deepEqual(
    transactions.map(({ amount }) => amount),
    [-1010, -2020, 100030],
  )
  assert.deepEqual(
    transactions.map(({ pending }) => pending),
    [true, false, false],
  )
})

test('a transaction belongs to the month of its day at home, and a month counts in and out apart', async () => {
  const months = byMonth(await readAll())
  assert.deepEqual(
    months.map(({ month, in: paidIn, out }) => [month, paidIn, out]),
    [
      ['2026-03', 0, 1010],
      ['2026-02', 100030, 2020],
    ],
  )
})

test('a search needs every word, and minds neither case nor accents', async () => {
  const found = search(await readAll(), 'B cafe')
  assert.deepEqual(
    found.map(({ id }) => id),
    ['b'],
  )
})
