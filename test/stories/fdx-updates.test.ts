// Updates: an app that follows the changes of an account knows, from whatever point it goes on, what a full read would say.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as fc from 'fast-check'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { admitRecipient } from '../../src/domain/registrations/admit-recipient.ts'
import { extendSandbox } from '../../src/connectors/sandbox/life/seed.ts'
import { anApp, openAdministrator } from '../partner.ts'
import { accountOf, connect, read, unwrap, walk } from '../reader.ts'
import type { Reader, TransactionRow, TransactionsPage } from '../reader.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer
let reader: Reader
/** Fuel pumps hold money on it, and let it go. */
let card: string
before(async () => {
  server = await openTestServer()
  reader = await connect(server, 'wallet_bnpl')
  card = accountOf(reader, 'CREDITCARD').handle
})
after(() => server[Symbol.asyncDispose]())

const EVERYTHING = { startTime: '2026-05-20', endTime: '2027-12-31' }

const addressOf = (handle: string, query: Readonly<Record<string, string>>): string =>
  `/api/fdx/5/accounts/${handle}/transactions?${new URLSearchParams(query)}`

/** What an app holds of an account, and where it goes on. */
type Copy = { readonly rows: ReadonlyMap<string, TransactionRow>; readonly updateId: string }

async function readAll(handle: string): Promise<Copy> {
  const pages = await walk<TransactionsPage>(reader, addressOf(handle, { ...EVERYTHING, limit: '500' }))
  const rows = new Map(pages.flatMap(rowsOf).map((row) => [row.transactionId, row]))
  return { rows, updateId: pages[0]!.updates.nextUpdateId }
}

const rowsOf = ({ transactions }: TransactionsPage): readonly TransactionRow[] => transactions.map(unwrap)

/** Reads what changed, in pages, and brings the copy up to it. Nothing may come twice. */
async function follow(handle: string, copy: Copy, limit: number, between = () => {}): Promise<Copy> {
  const address = addressOf(handle, { updatedSince: copy.updateId, limit: String(limit) })
  const pages = await walk<TransactionsPage>(reader, address, between)
  const rows = new Map(copy.rows)
  const seen = new Set<string>()
  for (const page of pages) {
    assert.ok(page.transactions.length + page.updates.removedTransactionIds!.length <= limit)
    assert.equal(page.updates.nextUpdateId, pages[0]!.updates.nextUpdateId)
    for (const row of rowsOf(page)) rows.set(row.transactionId, row)
    for (const id of page.updates.removedTransactionIds!) rows.delete(id)
    for (const id of [...rowsOf(page).map((row) => row.transactionId), ...page.updates.removedTransactionIds!]) {
      assert.ok(!seen.has(id), `${id} comes twice`)
      seen.add(id)
    }
  }
  return { rows, updateId: pages[0]!.updates.nextUpdateId }
}

/** As text, so that a difference is of words and not of objects. */
const told = ({ rows }: Copy): readonly string[] => [...rows.values()].map((row) => JSON.stringify(row)).toSorted()

test('a transaction that is pending posts under its id, and is told as changed', async () => {
  const before = await readAll(card)
  const pending = [...before.rows.values()].filter(
    ({ status, description }) => status === 'PENDING' && !/HOLD/.test(description),
  )
  assert.ok(pending.length > 0)
  server.clock.advance({ days: 7 })
  const page = await read<TransactionsPage>(reader, addressOf(card, { updatedSince: before.updateId }))
  const changed = new Map(rowsOf(page).map((row) => [row.transactionId, row]))
  for (const { transactionId, amount } of pending) {
    const { status, amount: now } = changed.get(transactionId)!
    assert.deepEqual([status, now], ['POSTED', amount])
  }
  assert.ok(rowsOf(page).some(({ transactionId }) => !before.rows.has(transactionId)))
})

test('a hold that the pump lets go is named as removed, and no list and no number of rows counts it', async () => {
  const isHold = ({ description, status }: TransactionRow) =>
    description.startsWith('AUTHORIZATION HOLD') && status === 'PENDING'
  let held = await readAll(card)
  while (![...held.rows.values()].some(isHold)) {
    server.clock.advance({ hours: 12 })
    held = await readAll(card)
  }
  const hold = [...held.rows.values()].find(isHold)
  server.clock.advance({ days: 5 })
  const { updates } = await read<TransactionsPage>(reader, addressOf(card, { updatedSince: held.updateId }))
  assert.ok(updates.removedTransactionIds!.includes(hold!.transactionId))
  const now = await readAll(card)
  assert.ok(!now.rows.has(hold!.transactionId))
  const { page } = await read<TransactionsPage>(reader, addressOf(card, { ...EVERYTHING, limit: '1' }))
  assert.equal(page.totalElements, now.rows.size)
})

test('the link of an answer leads to the changes since, and there are none while nothing happens', async () => {
  const { links, updates } = await read<TransactionsPage>(reader, addressOf(card, { limit: '7' }))
  assert.equal(new URL(links.updates.href).searchParams.get('updatedSince'), updates.nextUpdateId)
  const { transactions, updates: none } = await read<TransactionsPage>(reader, links.updates.href)
  assert.deepEqual([transactions, none.removedTransactionIds], [[], []])
  assert.equal(none.nextUpdateId, updates.nextUpdateId)
  assert.ok(updates.nextUpdateId.length <= 256)
})

test('an update id that was changed, or is of another account or consent, is unknown, and told so', async () => {
  const { updates, page } = await read<TransactionsPage>(reader, addressOf(card, { limit: '1' }))
  const { nextUpdateId } = updates
  const changed = (nextUpdateId.startsWith('A') ? 'B' : 'A') + nextUpdateId.slice(1)
  const chequing = accountOf(reader, 'CHECKING').handle
  const wrong = [
    addressOf(card, { updatedSince: changed }),
    addressOf(card, { updatedSince: nextUpdateId.slice(0, -1) }),
    addressOf(card, { updatedSince: page.nextOffset! }),
    addressOf(card, { updatedSince: '' }),
    addressOf(card, { updatedSince: '2026-06-01' }),
    addressOf(chequing, { updatedSince: nextUpdateId }),
  ]
  for (const address of wrong) assert.deepEqual(await refusal(reader, address), [404, '1100'], address)
  const renewed = await connect(server, 'wallet_bnpl')
  assert.deepEqual(await refusal(renewed, addressOf(card, { updatedSince: nextUpdateId })), [404, '1100'])
  reader = renewed
})

test('a window beside an update id is refused, and so is the cursor of another walk', async () => {
  const { updates, page } = await read<TransactionsPage>(reader, addressOf(card, { limit: '1' }))
  const updatedSince = updates.nextUpdateId
  const window = { startTime: '2026-06-01', endTime: '2026-06-02' }
  assert.deepEqual(await refusal(reader, addressOf(card, { updatedSince, ...window })), [400, '401'])
  assert.deepEqual(await refusal(reader, addressOf(card, { updatedSince, offset: page.nextOffset! })), [400, '401'])
})

test('a recipient that asks for it knows a pending transaction by another id, which the feed removes when it posts', async () => {
  const partner = await openAdministrator(server)
  const scope = 'ACCOUNT_BASIC TRANSACTIONS REWARDS'
  const asked = { ...anApp, name: 'Pending Hub', scope, separate_pending_ids: true }
  const { body } = await partner.post('/api/v1/recipients', asked)
  const { client_id: clientId, client_secret: clientSecret } = body as Record<string, string>
  const shown = await partner.read<Record<string, unknown>>(`/api/v1/recipients/${clientId}`)
  assert.equal(shown['separate_pending_ids'], true)
  const client = { clientId: clientId!, clientSecret: clientSecret! }
  await act(server.stage, bySystem('test'), (act) => admitRecipient(act, client.clientId, 1000))
  const hub = await connect(server, 'wallet_bnpl', { client, clusters: ['ACCOUNT_BASIC', 'TRANSACTIONS', 'REWARDS'] })
  const handle = accountOf(hub, 'CREDITCARD').handle
  const whole = async (): Promise<Copy> => {
    const pages = await walk<TransactionsPage>(hub, addressOf(handle, { ...EVERYTHING, limit: '500' }))
    const rows = new Map(pages.flatMap(rowsOf).map((row) => [row.transactionId, row]))
    return { rows, updateId: pages[0]!.updates.nextUpdateId }
  }
  const before = await whole()
  const pending = [...before.rows.values()].filter(({ status }) => status === 'PENDING')
  assert.ok(pending.length > 0)
  for (const { transactionId } of pending) assert.match(transactionId, /-pending$/)
  const week = `/api/fdx/6/accounts/${handle}/reward-transactions?limit=500`
  const { rewardTransactions } = await read<{ rewardTransactions: { transactionId: string }[] }>(hub, week)
  assert.ok(rewardTransactions.some(({ transactionId }) => pending.some((row) => row.transactionId === transactionId)))
  for (const { transactionId } of rewardTransactions) assert.ok(before.rows.has(transactionId), 'one id in both lists')
  server.clock.advance({ days: 9 })
  const pages = await walk<TransactionsPage>(hub, addressOf(handle, { updatedSince: before.updateId }))
  const rows = new Map(before.rows)
  for (const page of pages) {
    for (const row of rowsOf(page)) rows.set(row.transactionId, row)
    for (const id of page.updates.removedTransactionIds!) rows.delete(id)
  }
  const after = await whole()
  for (const { transactionId } of pending)
    assert.ok(!after.rows.has(transactionId), 'none keeps the id of its pending state')
  assert.deepEqual(told({ rows, updateId: '' }), told(after))
})

// Last: by its end the clock has moved by chance.
test('whenever an app goes on, however long it was away and whatever happens meanwhile, it comes to the same state', async () => {
  const hours = fc.array(fc.integer({ min: 1, max: 70 }), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(hours, fc.integer({ min: 1, max: 60 }), async (waits, size) => {
      const copies = [await readAll(card)]
      for (const wait of waits) {
        server.clock.advance({ hours: wait })
        await extendSandbox(server.database, server.clock)
        copies.push(await readAll(card))
      }
      // Whoever was away for months has thousands of changes: small pages would take as many requests.
      const limit = Math.max(size, 4 * waits.length)
      for (const copy of copies) {
        const later = await follow(card, copy, limit, () => server.clock.advance({ minutes: 50 }))
        const now = await follow(card, later, limit)
        assert.deepEqual(told(now), told(await readAll(card)))
      }
    }),
    { numRuns: 5 },
  )
})

async function refusal({ get }: Reader, address: string): Promise<readonly [number, string]> {
  const { status, text } = await get(address)
  return [status, (JSON.parse(text) as { code: string }).code]
}
