// Tests of transactions: every page is read once, and the months add up.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Read } from './portage.ts'
import { byMonth, readTransactions, search, type Transaction } from './transactions.ts'

/** Amounts are text here, so that each digit reaches the app as the bank wrote it. */
const entry = (id: string, at: string, amount: string, memo = 'DEBIT', more = ''): string =>
  `{"depositTransaction":{"transactionId":"${id}","transactionTimestamp":"${at}","description":"Café ${id}",
    "debitCreditMemo":"${memo}","amount":${amount}${more}}}`

const page = (links: string, ...entries: readonly string[]): string =>
  `{"page":{"totalElements":3},"links":${links},"transactions":[${entries.join()}]}`

const pages: Readonly<Record<string, string>> = {
  first: page(
    '{"next":{"href":"https://bank.example/more"}}',
    entry('a', '2026-03-02T15:00:00Z', '10.1', 'DEBIT', ',"status":"PENDING"'),
    entry('b', '2026-03-01T03:00:00.0000000Z', '20.20'),
  ),
  more: page('{}', entry('c', '2026-02-01', '1000.30', 'CREDIT')),
}

const read: Read = async (path) => {
  const response = new Response(pages[path.startsWith('https://bank.example/more') ? 'more' : 'first'])
  return Object.defineProperty(response, 'url', { value: 'https://bank.example/' })
}

async function readAll(): Promise<Transaction[]> {
  const [from, to] = [Temporal.PlainDate.from('2024-03-02'), Temporal.PlainDate.from('2026-03-02')]
  const all = await Array.fromAsync(readTransactions(read, 'one', from, to))
  return all.flatMap(({ transactions }) => transactions)
}

test('the links are followed to the last page, and each transaction comes once', async () => {
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
