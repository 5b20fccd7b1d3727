// Pages of version 6: by key, forward and back, in windows that are said and asked for in days or moments.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accountOf, connect, read, type Reader } from '../reader.ts'
import { openTestServer, type TestServer } from '../server.ts'

type Links = { readonly next?: { readonly href: string }; readonly prev?: { readonly href: string } }
type Page = {
  readonly page: Readonly<Record<string, string | number>>
  readonly links: Links
} & Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>

let server: TestServer
let reader: Reader
before(async () => {
  server = await openTestServer()
  reader = await connect(server, 'greatday_nomfa')
})
after(() => server[Symbol.asyncDispose]())

const accountPath = (type: string): string => `/api/fdx/6/accounts/${accountOf(reader, type).handle}`

async function walk(address: string, way: keyof Links): Promise<readonly Page[]> {
  const pages: Page[] = []
  let next: string | undefined = address
  while (next !== undefined) {
    const page: Page = await read<Page>(reader, next)
    pages.push(page)
    next = page.links[way]?.href
  }
  return pages
}

for (const [member, path, id] of [
  [
    'transactions',
    () => `${accountPath('CHECKING')}/transactions?startDate=2026-03-01&endDate=2026-05-31&limit=7`,
    'transactionId',
  ],
  [
    'statements',
    () => `${accountPath('CHECKING')}/statements?startTime=2024-01-01&endTime=2026-06-17&limit=4`,
    'statementId',
  ],
  [
    'rewardTransactions',
    () => `${accountPath('CREDITCARD')}/reward-transactions?startDate=2026-03-01&endDate=2026-05-31&limit=7`,
    'transactionId',
  ],
  ['accounts', () => '/api/fdx/6/accounts?limit=2', 'accountId'],
] as const) {
  test(`${member} walked forward give each row once, and walked back the same pages again`, async () => {
    const forward = await walk(path(), 'next')
    const ids = forward.flatMap((page) => page[member]!.map((row) => row[id]))
    assert.ok(forward.length > 2)
    assert.equal(new Set(ids).size, ids.length)
    assert.equal(forward[0]!.page['totalElements'], ids.length)
    const last = forward.at(-2)!.links.next!.href
    const back = await walk(last, 'prev')
    const rows = (pages: readonly Page[]): unknown => pages.map((page) => page[member]!.map((row) => row[id]))
    assert.deepEqual(rows(back.toReversed()), rows(forward))
    for (const [index, { page, links }] of forward.entries()) {
      assert.equal(page['nextPageKey'] === undefined, index === forward.length - 1)
      assert.equal(page['previousPageKey'] === undefined, index === 0)
      assert.deepEqual([page['nextOffset'], page['prevOffset']], [page['nextPageKey'], page['previousPageKey']])
      assert.equal(links.next === undefined, page['nextPageKey'] === undefined)
    }
  })
}

test('pageKey and its older name lead to the same page; two different ones are refused', async () => {
  const path = `${accountPath('CHECKING')}/transactions?startDate=2026-05-01&endDate=2026-05-31&limit=5`
  const { page } = await read<Page>(reader, path)
  const key = encodeURIComponent(String(page['nextPageKey']))
  assert.deepEqual(await read(reader, `${path}&pageKey=${key}`), await read(reader, `${path}&offset=${key}`))
  const { status } = await reader.get(`${path}&pageKey=${key}&offset=other`)
  assert.equal(status, 400)
  const elsewhere = await reader.get(path.replace('endDate=2026-05-31', 'endDate=2026-05-30') + `&pageKey=${key}`)
  assert.equal(elsewhere.status, 400)
})

test('a pageKey that was changed, or is of another list, account, query, consent or app, is a 400 that says so', async () => {
  const window = 'startDate=2026-03-01&endDate=2026-05-31'
  const path = `${accountPath('CREDITCARD')}/transactions`
  const keyOf = async (from: Reader, address: string): Promise<string> =>
    encodeURIComponent(String((await read<Page>(from, address)).page['nextPageKey']))
  const key = await keyOf(reader, `${path}?${window}&limit=5`)
  const middle = Math.floor(key.length / 2)
  const other = await connect(server, 'greatday_nomfa', { client: server.otherRecipient })
  const wrong = [
    [
      reader,
      `${path}?${window}&pageKey=${key.slice(0, middle)}${key[middle] === 'A' ? 'B' : 'A'}${key.slice(middle + 1)}`,
    ],
    [reader, `${path}?${window}&pageKey=${key.slice(0, -1)}`],
    [reader, `${path}?${window}&pageKey=of-nobody`],
    [reader, `${path}?pageKey=${key}`],
    [reader, `${accountPath('CHECKING')}/transactions?${window}&pageKey=${key}`],
    [reader, `${path.replace('transactions', 'reward-transactions')}?${window}&pageKey=${key}`],
    [reader, `${path.replace('transactions', 'statements')}?${window}&pageKey=${key}`],
    [reader, `/api/fdx/6/accounts?pageKey=${key}`],
    [reader, `${path}?${window}&pageKey=${await keyOf(reader, '/api/fdx/6/accounts?limit=2')}`],
    [other, `/api/fdx/6/accounts?pageKey=${await keyOf(reader, '/api/fdx/6/accounts?limit=2')}`],
    [other, `/api/fdx/6/accounts/${accountOf(other, 'CREDITCARD').handle}/transactions?${window}&pageKey=${key}`],
  ] as const
  const demandRefused = async (from: Reader, address: string): Promise<void> => {
    const { status, text } = await from.get(address)
    const { code, debugMessage } = JSON.parse(text) as { code: string; debugMessage: string }
    assert.deepEqual([status, code], [400, '401'], address)
    assert.match(debugMessage, /pageKey or offset was not given out for this request/)
  }
  for (const [from, address] of wrong) await demandRefused(from, address)
  const renewed = await connect(server, 'greatday_nomfa')
  assert.equal(accountOf(renewed, 'CREDITCARD').handle, accountOf(reader, 'CREDITCARD').handle)
  reader = renewed
  await demandRefused(renewed, `${path}?${window}&pageKey=${key}`)
})

test('dates come in pairs, in one of two ways, and in order', async () => {
  const path = `${accountPath('CHECKING')}/transactions`
  const table = [
    ['startDate=2026-05-01', '703'],
    ['endTime=2026-05-01', '703'],
    ['startDate=2026-05-02&endDate=2026-05-01', '703'],
    ['startDate=soon&endDate=2026-05-01', '702'],
    ['startDate=2026-05-01&endTime=2026-05-02', '401'],
  ] as const
  for (const [query, code] of table) {
    const { status, text } = await reader.get(`${path}?${query}`)
    assert.deepEqual([status, (JSON.parse(text) as { code: string }).code], [400, code], query)
  }
  const days = await reader.get(`${path}?startDate=2026-05-01&endDate=2026-05-01`)
  const times = await reader.get(`${path}?startTime=2026-05-01T04:00:00Z&endTime=2026-05-02T03:59:59.999Z`)
  assert.equal(days.headers.get('x-window-start'), times.headers.get('x-window-start'))
  assert.equal(days.headers.get('x-window-end'), times.headers.get('x-window-end'))
})

test('changes of transactions are followed in version 6 as in 5', async () => {
  const path = `${accountPath('CHECKING')}/transactions`
  const first = await read<{ updates: { nextUpdateId: string }; links: { updates: { href: string } } }>(reader, path)
  const { transactions } = await read<Page>(reader, first.links.updates.href)
  assert.deepEqual(transactions, [])
})
