// Transactions: which ones a window holds, in what order, with what digits, and what becomes of a pending one.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accountOf, connect, dateOf, read, readTransactions, unwrap } from '../reader.ts'
import type { Reader, TransactionRow, TransactionsPage } from '../reader.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer
let reader: Reader
let chequing: string
before(async () => {
  server = await openTestServer()
  reader = await connect(server, 'greatday_nomfa')
  chequing = accountOf(reader, 'CHECKING').handle
})
after(() => server[Symbol.asyncDispose]())

const addressOf = (handle: string, query = ''): string => `/api/fdx/5/accounts/${handle}/transactions${query}`

async function windowOf(query: string): Promise<readonly [string | null, string | null]> {
  const { status, headers, text } = await reader.get(addressOf(chequing, query))
  assert.equal(status, 200, text)
  return [headers.get('x-window-start'), headers.get('x-window-end')]
}

async function refusal(query: string): Promise<readonly [number, string]> {
  const { status, text } = await reader.get(addressOf(chequing, query))
  return [status, (JSON.parse(text) as { code: string }).code]
}

/** What the bank's books hold of an account, for comparison. */
async function booksOf(handle: string): Promise<readonly BookRow[]> {
  return server.database.run<BookRow>(
    `select transaction_id, amount::text as amount,
       (case when posted_at <= $2 then posted_at else transaction_at end)::text as dated from sandbox_transaction
     join account_handle on bank_account_id = account_id where account_handle = $1 and transaction_at <= $2`,
    [handle, server.clock.now()],
  )
}

type BookRow = { readonly transaction_id: string; readonly dated: string; readonly amount: string }

test('without dates the last 90 days are served, and the answer says so', async () => {
  assert.deepEqual(await windowOf(''), ['2026-03-19T17:00:00Z', '2026-06-17T17:00:00Z'])
  const rows = await readTransactions(reader, chequing)
  const books = await booksOf(chequing)
  const inWindow = books.filter(({ dated }) => dated >= '2026-03-19 17:00:00')
  assert.ok(dateOf(rows.at(-1)!) >= '2026-03-19T17:00:00.000Z')
  assert.equal(rows.length, inWindow.length)
})

test('a day is a whole day in Toronto, also when it has 23 or 25 hours', async () => {
  const days = [
    ['2026-01-31', '2026-01-31T05:00:00Z', '2026-02-01T04:59:59.999Z'],
    ['2026-06-10', '2026-06-10T04:00:00Z', '2026-06-11T03:59:59.999Z'],
    ['2026-03-08', '2026-03-08T05:00:00Z', '2026-03-09T03:59:59.999Z'],
    ['2025-11-02', '2025-11-02T04:00:00Z', '2025-11-03T04:59:59.999Z'],
    ['2024-02-29', '2024-02-29T05:00:00Z', '2024-03-01T04:59:59.999Z'],
  ] as const
  for (const [day, start, end] of days) {
    assert.deepEqual(await windowOf(`?startTime=${day}&endTime=${day}`), [start, end])
  }
})

test('a transaction belongs to the day in Toronto on which it posted, and while it is pending to the day it was made', async () => {
  for (const { handle } of reader.accounts) {
    const rows = await readTransactions(reader, handle, { startTime: '2026-06-01', endTime: '2026-06-17' })
    const byDay = Map.groupBy(rows, (row) => dayOf(dateOf(row)))
    for (let date = 1; date <= 17; date++) {
      const day = `2026-06-${String(date).padStart(2, '0')}`
      const alone = await readTransactions(reader, handle, { startTime: day, endTime: day })
      assert.deepEqual(alone, byDay.get(day) ?? [], day)
    }
  }
  const card = await readTransactions(reader, accountOf(reader, 'CREDITCARD').handle)
  assert.ok(card.some(({ status }) => status === 'PENDING'))
  assert.ok(card.some((row) => dayOf(dateOf(row)) !== dayOf(row.transactionTimestamp)))
})

function dayOf(moment: string): string {
  return Temporal.Instant.from(moment).toZonedDateTimeISO('America/Toronto').toPlainDate().toString()
}

test('both ends of a window of moments belong to it', async () => {
  const [row] = await readTransactions(reader, chequing)
  const moment = dateOf(row!)
  const alone = await readTransactions(reader, chequing, { startTime: moment, endTime: moment })
  assert.deepEqual(
    alone.map(({ transactionId }) => transactionId),
    [row!.transactionId],
  )
  const before = Temporal.Instant.from(moment).subtract({ milliseconds: 1 }).toString()
  assert.deepEqual(await readTransactions(reader, chequing, { startTime: before, endTime: before }), [])
})

test('a window says its moments in any offset, to the millisecond', async () => {
  const query = new URLSearchParams({ startTime: '2026-05-01T00:00:00-04:00', endTime: '2026-05-02T12:30:15.1239999Z' })
  assert.deepEqual(await windowOf(`?${query}`), ['2026-05-01T04:00:00Z', '2026-05-02T12:30:15.123Z'])
  // The letters may be small (RFC 3339 5.6).
  const small = new URLSearchParams({ startTime: '2026-05-01t00:00:00-04:00', endTime: '2026-05-02t12:30:15.1239999z' })
  assert.deepEqual(await windowOf(`?${small}`), await windowOf(`?${query}`))
})

test('one date without the other is refused, and so is a start after the end', async () => {
  assert.deepEqual(await refusal('?startTime=2026-01-01'), [400, '702'])
  assert.deepEqual(await refusal('?endTime=2026-01-01'), [400, '702'])
  assert.deepEqual(await refusal('?startTime=2026-01-02&endTime=2026-01-01'), [400, '703'])
  assert.deepEqual(await refusal('?startTime=2026-01-01T00:00:01Z&endTime=2026-01-01T00:00:00Z'), [400, '703'])
})

test('what is not a date is refused, never read as another date', async () => {
  const wrong = [
    '2026-13-01',
    '2026-02-29',
    '2026-1-1',
    '01/02/2026',
    'yesterday',
    '20260101',
    '2026-01-01T00:00:00',
    '2026-01-01T25:00:00Z',
    '1767225600',
    '-000001-01-01T00:00:00Z',
    '%2B010000-01-01T00:00:00Z',
    '-271821-04-20T00:00:00Z',
    '',
    '%00',
  ]
  for (const date of wrong) {
    assert.deepEqual(await refusal(`?startTime=${date}&endTime=2026-06-01`), [400, '401'], date)
    assert.deepEqual(await refusal(`?startTime=2020-01-01&endTime=${date}`), [400, '401'], date)
  }
  for (const [start, end] of [
    ['0001-01-01', '9999-12-31'],
    ['9999-12-31', '9999-12-31'],
  ] as const) {
    const { status } = await reader.get(addressOf(chequing, `?startTime=${start}&endTime=${end}`))
    assert.equal(status, 200, `${start} to ${end}`)
  }
})

test('a limit that does not exist is refused, and without one a page has 100', async () => {
  for (const limit of ['0', '501', 'abc', '-1', '1e2', '1.0', '', '%2B5', '99999999999999999999']) {
    assert.deepEqual(await refusal(`?limit=${limit}`), [400, '401'], limit)
  }
  const history = '?startTime=2024-01-01&endTime=2026-06-17'
  for (const [limit, length] of [
    ['', 100],
    ['&limit=500', 500],
    ['&limit=1', 1],
  ] as const) {
    const { transactions } = await read<TransactionsPage>(reader, addressOf(chequing, history + limit))
    assert.equal(transactions.length, length)
  }
})

test('an empty window is an empty page, not an error', async () => {
  const { page, links, transactions } = await read<TransactionsPage>(
    reader,
    addressOf(chequing, '?startTime=2015-01-01&endTime=2015-12-31'),
  )
  assert.deepEqual([page, links.next, transactions], [{ totalElements: 0 }, undefined, []])
})

test('the newest comes first, and nothing is from the future', async () => {
  for (const { handle } of reader.accounts) {
    const rows = await readTransactions(reader, handle, { startTime: '2024-01-01', endTime: '2030-01-01' })
    const dates = rows.map(dateOf)
    assert.deepEqual(dates, dates.toSorted().toReversed())
    assert.ok((dates[0] ?? '') <= '2026-06-17T17:00:00.000Z')
    assert.equal(rows.length, (await booksOf(handle)).length)
  }
})

test('an amount is a JSON number with the very digits of the bank', async () => {
  for (const { handle } of reader.accounts) {
    const books = new Map((await booksOf(handle)).map((row) => [row.transaction_id, row.amount]))
    const { text } = await reader.get(addressOf(handle, '?limit=500'))
    const written = [...text.matchAll(/"transactionId":"([^"]+)".*?"amount":(-?[\d.]+)[,}]/g)]
    assert.ok(written.length > 0)
    for (const [, id, amount] of written) assert.equal(amount, books.get(id!))
  }
})

test('a pending transaction keeps its id when it posts, and is never shown twice', async () => {
  const before = await everyRow()
  const pending = new Map(before.filter(({ status }) => status === 'PENDING').map((row) => [row.transactionId, row]))
  assert.ok(pending.size > 0, 'somebody has something pending')
  for (const row of pending.values()) assert.equal(row.postedTimestamp, undefined)
  server.clock.advance({ days: 8 })
  const later = await everyRow()
  assert.equal(new Set(later.map(({ transactionId }) => transactionId)).size, later.length)
  for (const row of later.filter(({ transactionId }) => pending.has(transactionId))) {
    const { postedTimestamp, ...rest } = row
    assert.deepEqual({ ...rest, status: 'PENDING' }, pending.get(row.transactionId))
    assert.equal(row.status, 'POSTED')
    assert.ok((postedTimestamp ?? '') > row.transactionTimestamp)
    pending.delete(row.transactionId)
  }
  assert.equal(pending.size, 0, 'none of them is lost')
})

async function everyRow(): Promise<readonly TransactionRow[]> {
  const window = { startTime: '2026-05-01', endTime: '2026-07-01' }
  const rows = await Promise.all(reader.accounts.map(({ handle }) => readTransactions(reader, handle, window)))
  return rows.flat()
}

test('a kind of account has transactions of its own kind, in its own wrapper', async () => {
  const everything = await connect(server, 'every_account')
  const wrappers = await Promise.all(
    everything.accounts.map(async ({ accountType, handle }) => {
      const { transactions } = await read<TransactionsPage>(everything, addressOf(handle))
      for (const { accountId } of transactions.map(unwrap)) assert.equal(accountId, handle)
      return [accountType, [...new Set(transactions.flatMap((wrapped) => Object.keys(wrapped)))].join()]
    }),
  )
  assert.deepEqual(Object.fromEntries(wrappers), {
    CHECKING: 'depositTransaction',
    SAVINGS: 'depositTransaction',
    CREDITCARD: 'locTransaction',
    LINEOFCREDIT: 'locTransaction',
    MORTGAGE: 'loanTransaction',
    AUTOLOAN: 'loanTransaction',
    TAXFREESAVINGSACCOUNT: 'investmentTransaction',
    REGISTEREDRETIREMENTSAVINGSPLAN: 'investmentTransaction',
  })
})
