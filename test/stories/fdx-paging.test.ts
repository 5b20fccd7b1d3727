// Paging: however a list is walked, each of its rows comes once; and a cursor opens the list that it was made for alone.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as fc from 'fast-check'
import { extendSandbox } from '../../src/connectors/sandbox/life/seed.ts'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { makeSigningKey } from '../../src/domain/keys/make-signing-key.ts'
import { accountOf, connect, dateOf, read, readTransactions, unwrap, walk } from '../reader.ts'
import type { Reader, StatementsPage, TransactionRow, TransactionsPage } from '../reader.ts'
import { runs } from '../runs.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer
let reader: Reader
let card: string
/** All of the card's transactions, newest first. */
let history: readonly TransactionRow[]
before(async () => {
  server = await openTestServer()
  reader = await connect(server, 'greatday_nomfa')
  card = accountOf(reader, 'CREDITCARD').handle
  history = await readTransactions(reader, card, { startTime: '2024-01-01', endTime: '2026-12-31' })
})
after(() => server[Symbol.asyncDispose]())

const addressOf = (handle: string, query: Readonly<Record<string, string>> = {}): string =>
  `/api/fdx/5/accounts/${handle}/transactions?${new URLSearchParams(query)}`

const rowsOf = ({ transactions }: TransactionsPage): readonly TransactionRow[] => transactions.map(unwrap)

/** A window that begins and ends at, just before or just after some transactions, or anywhere. */
const windows = fc
  .tuple(fc.nat(), fc.nat({ max: 400 }), fc.integer({ min: -1, max: 1 }), fc.integer({ min: -1, max: 1 }))
  .map(([at, length, before, after]) => {
    const newest = at % history.length
    const oldest = Math.min(newest + length, history.length - 1)
    return [momentOf(oldest, before), momentOf(newest, after)] as const
  })
  .filter(([start, end]) => start <= end)

function momentOf(index: number, shift: number): string {
  const moment = Temporal.Instant.from(dateOf(history[index]!)).add({ milliseconds: shift })
  return moment.toString({ smallestUnit: 'millisecond' })
}

test('any window, in pages of any size, gives each transaction once, in order, and its true number', async () => {
  await fc.assert(
    fc.asyncProperty(windows, fc.integer({ min: 1, max: 500 }), async ([startTime, endTime], size) => {
      const expected = history.filter((row) => dateOf(row) >= startTime && dateOf(row) <= endTime)
      // Small pages of a long window would take hundreds of requests and show nothing more.
      const limit = Math.max(size, Math.ceil(expected.length / 12))
      const address = addressOf(card, { startTime, endTime, limit: String(limit) })
      const pages = await walk<TransactionsPage>(reader, address)
      assert.deepEqual(pages.flatMap(rowsOf), expected)
      assert.equal(pages.length, Math.max(1, Math.ceil(expected.length / limit)))
      for (const { page, links } of pages) {
        assert.equal(page.totalElements, expected.length)
        if (links.next) assert.equal(new URL(links.next.href).searchParams.get('offset'), page.nextOffset)
      }
    }),
    runs(20),
  )
})

test('one transaction at a time is the same walk as all at once', async () => {
  const window = { startTime: '2026-05-20', endTime: '2026-06-17' }
  const pages = await walk<TransactionsPage>(reader, addressOf(card, { ...window, limit: '1' }))
  assert.deepEqual(pages.flatMap(rowsOf), await readTransactions(reader, card, window))
})

test('the offset alone leads to the next page as the link does, and the size may change on the way', async () => {
  const window = { startTime: '2026-01-01', endTime: '2026-06-17' }
  const whole = await readTransactions(reader, card, window)
  const first = await read<TransactionsPage>(reader, addressOf(card, { ...window, limit: '7' }))
  const offset = first.page.nextOffset!
  const second = await read<TransactionsPage>(reader, addressOf(card, { ...window, offset, limit: '30' }))
  assert.deepEqual([first, second].flatMap(rowsOf), whole.slice(0, 37))
  assert.ok(first.links.next?.href.startsWith(`${server.issuer}/api/fdx/5/accounts/${card}/transactions?`))
})

test('the account with more than 50,000 transactions is walked whole, each of them once', async () => {
  const shop = await connect(server, 'many_transactions')
  const query = { startTime: '2024-01-01', endTime: '2026-06-17', limit: '500' }
  const pages = await walk<TransactionsPage>(shop, addressOf(accountOf(shop, 'CHECKING').handle, query))
  const ids = pages.flatMap(rowsOf).map(({ transactionId }) => transactionId)
  assert.ok(ids.length > 50_000)
  assert.equal(new Set(ids).size, ids.length)
  assert.equal(pages[0]!.page.totalElements, ids.length)
  assert.equal(pages.length, Math.ceil(ids.length / 500))
})

test('a cursor that was changed, or is of another list, is refused in words that say so', async () => {
  const window = { startTime: '2026-01-01', endTime: '2026-06-17' }
  const { page } = await read<TransactionsPage>(reader, addressOf(card, { ...window, limit: '5' }))
  const offset = page.nextOffset!
  const chequing = accountOf(reader, 'CHECKING').handle
  const middle = offset.length / 2
  const changed = offset.slice(0, middle) + (offset[middle] === 'A' ? 'B' : 'A') + offset.slice(middle + 1)
  const wrong = [
    addressOf(card, { ...window, offset: changed }),
    addressOf(card, { ...window, offset: `${offset}.` }),
    addressOf(card, { ...window, offset: `${offset}A` }),
    addressOf(card, { ...window, offset: offset.slice(0, -1) }),
    addressOf(card, { ...window, offset: crypto.randomUUID() }),
    addressOf(card, { offset }),
    addressOf(card, { startTime: '2026-01-02', endTime: '2026-06-17', offset }),
    addressOf(chequing, { ...window, offset }),
    `/api/fdx/5/accounts/${card}/statements?${new URLSearchParams({ ...window, offset })}`,
    `/api/fdx/5/accounts/${card}/payment-networks?${new URLSearchParams({ offset })}`,
    `/api/fdx/5/accounts?${new URLSearchParams({ offset })}`,
  ]
  for (const address of wrong) {
    const { status, text } = await reader.get(address)
    const { code, debugMessage } = JSON.parse(text) as { code: string; debugMessage: string }
    assert.deepEqual([status, code], [400, '401'], address)
    assert.match(debugMessage, /offset was not given out for this request/)
  }
})

test('a cursor is of one consent: the next one of the same customer, app and account cannot use it', async () => {
  const former = await connect(server, 'Greatday')
  const { handle } = accountOf(former, 'CHECKING')
  const { links } = await read<TransactionsPage>(former, addressOf(handle, { limit: '5' }))
  assert.equal((await former.get(links.next!.href)).status, 200)
  const renewed = await connect(server, 'Greatday')
  assert.equal(accountOf(renewed, 'CHECKING').handle, handle)
  assert.equal((await renewed.get(links.next!.href)).status, 400)
})

test('a walk goes on after the server was started again and signs with another key', async () => {
  server.clock.advance({ seconds: 1 })
  const window = { startTime: '2026-01-01', endTime: '2026-06-17' }
  const whole = await readTransactions(reader, card, window)
  const first = await read<TransactionsPage>(reader, addressOf(card, { ...window, limit: '50' }))
  await act(server.stage, bySystem('test'), (act) => makeSigningKey(act, server.vault, act.at))
  server = await server.restart()
  const rest = await walk<TransactionsPage>(reader, first.links.next!.href)
  assert.deepEqual([first, ...rest].flatMap(rowsOf), whole)
})

test('while time goes by and rows are added, a walk gives what was there when it began, each row once', async () => {
  const lists = [
    addressOf(card, { limit: '20' }),
    addressOf(card, { startTime: '2026-05-01', endTime: '2026-12-31', limit: '20' }),
  ]
  for (const address of lists) {
    const began = await read<TransactionsPage>(reader, address.replace('limit=20', 'limit=500'))
    const pages = await walk<TransactionsPage>(reader, address, () => server.clock.advance({ hours: 19 }))
    assert.ok(pages.length > 2)
    assert.deepEqual(pages.flatMap(rowsOf), rowsOf(began))
    for (const { page } of pages) assert.equal(page.totalElements, began.page.totalElements)
    const now = await read<TransactionsPage>(reader, address)
    assert.notEqual(rowsOf(now)[0]!.transactionId, rowsOf(began)[0]!.transactionId, 'something was added meanwhile')
  }
})

test('no character of a cursor can be another one', async () => {
  const { page } = await read<TransactionsPage>(reader, addressOf(card, { limit: '5' }))
  const offset = page.nextOffset!
  for (let at = 0; at < offset.length; at++) {
    const changed = offset.slice(0, at) + (offset[at] === 'A' ? 'B' : 'A') + offset.slice(at + 1)
    assert.equal((await reader.get(addressOf(card, { offset: changed }))).status, 400, `character ${at}`)
  }
})

test('a walk through statements is not disturbed by a new one', async () => {
  const query = new URLSearchParams({ startTime: '2025-01-01', endTime: '2028-12-31', limit: '4' })
  const address = `/api/fdx/5/accounts/${card}/statements?${query}`
  const began = await read<StatementsPage>(reader, `${address}&limit=500`.replace('limit=4&', ''))
  // Four pages and more, eleven days each: a new statement comes whatever day of the month the walk begins on.
  const pages = await walk<StatementsPage>(reader, address, () => server.clock.advance({ days: 11 }))
  assert.ok(pages.length > 3)
  const ids = (list: readonly StatementsPage[]) =>
    list.flatMap(({ statements }) => statements.map((s) => s.statementId))
  assert.deepEqual(ids(pages), ids([began]))
  assert.ok(ids([await read<StatementsPage>(reader, address)])[0]! > ids([began])[0]!)
})

// Last: by its end the clock has moved by chance.
test('whatever is written while a walk goes on, it gives what was there, and as it was, when it began', async () => {
  const busy = await connect(server, 'wallet_bnpl')
  const { handle } = accountOf(busy, 'CREDITCARD')
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 7, max: 40 }), fc.integer({ min: 1, max: 30 }), async (limit, hours) => {
      const today = server.clock.now().toZonedDateTimeISO('America/Toronto').toPlainDate()
      const query = { startTime: String(today.subtract({ days: 28 })), endTime: String(today.add({ years: 1 })) }
      const began = await readTransactions(busy, handle, query)
      const writers: Promise<unknown>[] = []
      const pages = await walk<TransactionsPage>(busy, addressOf(handle, { ...query, limit: String(limit) }), () => {
        server.clock.advance({ hours })
        writers.push(extendSandbox(server.database, server.clock))
      })
      await Promise.all(writers)
      assert.deepEqual(pages.flatMap(rowsOf), began)
      for (const { page } of pages) assert.equal(page.totalElements, began.length)
    }),
    { numRuns: 5 },
  )
})
