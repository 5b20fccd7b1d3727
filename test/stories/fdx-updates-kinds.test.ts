// Updates, whatever the account is: a full read and the feed of changes agree, in both versions, however long an app was away.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as fc from 'fast-check'
import { extendSandbox } from '../../src/connectors/sandbox/life/seed.ts'
import { accountOf, connect, dateOf, parseExactly, type Reader, type TransactionRow } from '../reader.ts'
import { runs } from '../runs.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer
before(async () => {
  server = await openTestServer()
})
after(() => server[Symbol.asyncDispose]())

const START = '2026-05-20'

/** Between them they have an account of every kind. */
const PEOPLE = ['every_account', 'wallet_bnpl', 'insurance_annuity', 'commercial', 'business']

type Page = {
  readonly transactions: readonly object[]
  readonly links: { readonly next?: { readonly href: string } }
  readonly updates: { readonly nextUpdateId: string; readonly removedTransactionIds?: readonly string[] }
}

/** All rows of a list, whichever version wraps them, and what stands beside them; nothing of a kind that it cannot carry. */
async function walk(reader: Reader, path: string, query: Readonly<Record<string, string>>) {
  const rows: TransactionRow[] = []
  const removed: string[] = []
  let updateId = ''
  let next: string | undefined = `${path}?${new URLSearchParams({ limit: '500', ...query })}`
  while (next !== undefined) {
    const { status, text } = await reader.get(next)
    if (status === 422) return undefined
    assert.equal(status, 200, text)
    const page = parseExactly(text) as Page
    for (const row of page.transactions) {
      rows.push(('transactionId' in row ? row : Object.values(row)[0]) as TransactionRow)
    }
    removed.push(...(page.updates.removedTransactionIds ?? []))
    updateId = page.updates.nextUpdateId
    next = page.links.next?.href
  }
  return { rows, removed, updateId }
}

/** One account as an app follows it. */
type Followed = {
  readonly reader: Reader
  readonly path: string
  readonly kind: string
  readonly rows: Map<string, TransactionRow>
  updateId: string
}

const EVERYTHING = { startTime: START, endTime: '2029-12-31' }

async function begin(reader: Reader, base: string): Promise<readonly Followed[]> {
  const followed: Followed[] = []
  for (const { handle, accountCategory: kind } of reader.accounts) {
    const path = `${base}/accounts/${handle}/transactions`
    const list = await walk(reader, path, EVERYTHING)
    if (!list) continue
    const rows = new Map(list.rows.map((row) => [row.transactionId, row]))
    followed.push({ reader, path, kind, rows, updateId: list.updateId })
  }
  return followed
}

async function follow(one: Followed): Promise<void> {
  const changes = await walk(one.reader, one.path, { updatedSince: one.updateId })
  assert.ok(changes)
  for (const row of changes.rows) one.rows.set(row.transactionId, row)
  for (const id of changes.removed) one.rows.delete(id)
  one.updateId = changes.updateId
}

/** As far as a full read reaches, an app that followed the changes holds the same, to the last member. */
async function demandAgreement({ reader, path, kind, rows }: Followed, lookbackDays: number | undefined) {
  const list = await walk(reader, path, EVERYTHING)
  const reach = server.clock.now().subtract({ hours: 24 * (lookbackDays ?? 100_000) })
  const held = [...rows.values()].filter(
    (row) => dateOf(row) >= START && Temporal.Instant.compare(row.transactionTimestamp, reach) >= 0,
  )
  const told = (all: readonly TransactionRow[]): readonly string[] => all.map((row) => JSON.stringify(row)).toSorted()
  assert.deepEqual(told(held), told(list!.rows), `${kind} ${path}`)
}

for (const base of ['/api/fdx/5', '/api/fdx/6']) {
  for (const lookbackDays of [undefined, 30]) {
    const reach = lookbackDays === undefined ? 'as far back as the bank' : `${lookbackDays} days back`
    test(`${base}, ${reach}: on every kind of account the feed names all that a full read says otherwise`, async () => {
      const terms = lookbackDays === undefined ? {} : { lookbackDays }
      const kinds = new Set<string>()
      await fc.assert(
        fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 2, maxLength: 3 }), async (pauses) => {
          const readers = await Promise.all(PEOPLE.map((username) => connect(server, username, { terms })))
          const followed = (await Promise.all(readers.map((reader) => begin(reader, base)))).flat()
          for (const hours of pauses) {
            server.clock.advance({ hours })
            await extendSandbox(server.database, server.clock)
            // One after the other: a token that is over is made anew once.
            for (const one of followed) {
              await follow(one)
              await demandAgreement(one, lookbackDays)
              kinds.add(one.kind)
            }
          }
        }),
        runs(2),
      )
      assert.ok(kinds.has('COMMERCIAL_ACCOUNT'))
      for (const kind of ['BNPL_ACCOUNT', 'DIGITAL_WALLET']) assert.equal(kinds.has(kind), base === '/api/fdx/6', kind)
    })
  }
}

test('an instalment that falls due is told as a change of its purchase, on the day and once', async () => {
  const noon = { timeZone: 'America/Toronto', plainTime: '12:00' }
  const today = server.clock.now().toZonedDateTimeISO('America/Toronto').toPlainDate()
  // The days before and after which the third of the four quarters of a purchase is paid: the first of the month after it.
  const due = today.with({ day: 1 }).add({ months: 2 })
  const hoursUntil = (day: Temporal.PlainDate): number =>
    Math.round(server.clock.now().until(day.toZonedDateTime(noon).toInstant()).total('hours'))
  server.clock.advance({ hours: hoursUntil(due.subtract({ days: 1 })) })
  await extendSandbox(server.database, server.clock)
  const reader = await connect(server, 'wallet_bnpl')
  const path = `/api/fdx/6/accounts/${accountOf(reader, 'BNPL').handle}/transactions`
  const before = await walk(reader, path, { startTime: START, endTime: '2029-12-31' })
  server.clock.advance({ hours: hoursUntil(due) })
  const changes = await walk(reader, path, { updatedSince: before!.updateId })
  const purchases = changes!.rows.filter((row): row is TransactionRow & Purchase => 'purchaseDetails' in row)
  assert.equal(purchases.length, 1)
  const [purchase] = purchases
  const former = before!.rows.find(({ transactionId }) => transactionId === purchase!.transactionId)
  assert.equal((former as TransactionRow & Purchase).purchaseDetails.scheduledPayments.length, 2)
  assert.equal(purchase!.purchaseDetails.scheduledPayments.length, 1)
  const later = await walk(reader, path, { updatedSince: changes!.updateId })
  assert.deepEqual(later!.rows, [])
})

type Purchase = { readonly purchaseDetails: { readonly scheduledPayments: readonly unknown[] } }
