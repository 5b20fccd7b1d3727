// How far back a consent reaches: nothing older ever leaves, whatever is asked, and the answer says what was served.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as fc from 'fast-check'
import {
  accountOf,
  connect,
  dateOf,
  read,
  readTransactions,
  unwrap,
  walk,
  type Reader,
  type StatementsPage,
  type TransactionsPage,
} from '../reader.ts'
import { runs } from '../runs.ts'
import { openTestServer, type TestServer } from '../server.ts'

const DAYS = 45

let server: TestServer
let reader: Reader
/** The path of the account below `/api/fdx/5` or `/api/fdx/6`. */
let account: string
before(async () => {
  server = await openTestServer()
  reader = await connect(server, 'greatday_nomfa', { terms: { lookbackDays: DAYS } })
  account = `accounts/${accountOf(reader, 'CHECKING').handle}`
})
after(() => server[Symbol.asyncDispose]())

const earliest = (): Temporal.Instant => server.clock.now().subtract({ hours: 24 * DAYS })

async function refusal(address: string, from = reader): Promise<readonly [number, string, string]> {
  const { status, text } = await from.get(address)
  const { code, debugMessage } = JSON.parse(text) as { code: string; debugMessage: string }
  return [status, code, debugMessage]
}

async function windowOf(address: string, from = reader): Promise<readonly (string | null)[]> {
  const { status, headers, text } = await from.get(address)
  assert.equal(status, 200, text)
  return [headers.get('x-window-start'), headers.get('x-window-end')]
}

/** Of each version: its lists of history, where their windows begin when none is asked for, and its code for no statement. */
const VERSIONS = [
  { base: '/api/fdx/5', lists: ['transactions', 'statements'], unasked: '2026-05-03T17:00:00Z', noStatement: '1107' },
  {
    base: '/api/fdx/6',
    lists: ['transactions', 'statements', 'reward-transactions'],
    unasked: '2026-06-10T17:00:00Z',
    noStatement: '1104',
  },
] as const

/** Rewards are earned with the card. */
function addressOf(base: string, list: (typeof VERSIONS)[number]['lists'][number]): string {
  const { handle } = accountOf(reader, list === 'reward-transactions' ? 'CREDITCARD' : 'CHECKING')
  return `${base}/accounts/${handle}/${list}`
}

for (const { base, lists, unasked, noStatement } of VERSIONS) {
  test(`${base}: a window that begins before the lookback is cut to it, and the answer says so`, async () => {
    for (const list of lists) {
      const address = addressOf(base, list)
      assert.deepEqual(await windowOf(address), [unasked, '2026-06-17T17:00:00Z'])
      const asked = `${address}?startTime=2024-01-01&endTime=2026-05-31`
      assert.deepEqual(await windowOf(asked), ['2026-05-03T17:00:00Z', '2026-06-01T03:59:59.999Z'])
      const within = `${address}?startTime=2026-05-10&endTime=2026-05-31`
      assert.deepEqual(await windowOf(within), ['2026-05-10T04:00:00Z', '2026-06-01T03:59:59.999Z'])
    }
  })

  test(`${base}: who asks for older days alone is told how far back the consent reaches`, async () => {
    const old = 'startTime=2024-01-01&endTime=2026-05-02'
    for (const list of lists) {
      const address = addressOf(base, list)
      const [status, code, why] = await refusal(`${address}?${old}`)
      assert.deepEqual([status, code], [400, '703'])
      assert.match(why, /reaches back 45 days.*2026-05-03T17:00:00Z/)
    }
    const [, code] = await refusal(`${base}/accounts/of-nobody/transactions?${old}`)
    assert.equal(code, '701')
  })

  test(`${base}: a statement that is older is neither listed nor given as a file`, async () => {
    const { statements } = await read<StatementsPage>(
      reader,
      `${base}/${account}/statements?startTime=2024-01-01&endTime=2026-06-17`,
    )
    assert.deepEqual(
      statements.map(({ statementId }) => statementId),
      ['2026-05'],
    )
    const { status, headers } = await reader.get(`${base}/${account}/statements/2026-05`)
    assert.deepEqual([status, headers.get('content-type')], [200, 'application/pdf'])
    const [refused, code, why] = await refusal(`${base}/${account}/statements/2026-04`)
    assert.deepEqual([refused, code], [404, noStatement])
    assert.match(why, /older than the 45 days/)
  })
}

test('of the files that were read, and of no other, there is an entry in the journal', async () => {
  const entries = await server.database.read
    .selectFrom('journal_entry')
    .select('detail')
    .where('action', '=', 'read-statement-file')
    .execute()
  assert.deepEqual(
    entries.map(({ detail }) => (detail as { statementId?: string }).statementId),
    VERSIONS.map(() => '2026-05'),
  )
})

test('a tax slip is given until the last day of its year is too old, in the list and as a document', async () => {
  const bounded = (lookbackDays: number) => connect(server, 'every_account', { terms: { lookbackDays } })
  const forms = '/api/fdx/6/tax-forms'
  type Slips = { readonly statements: readonly { readonly taxStatementId: string; readonly taxYear: number }[] }
  // The slips are of 2025, whose last day was 168 days ago.
  const whole = await read<Slips>(await bounded(168), forms)
  assert.deepEqual(new Set(whole.statements.map(({ taxYear }) => taxYear)), new Set([2025]))
  const after = await bounded(167)
  assert.deepEqual(await read<Slips>(after, forms), { statements: [] })
  assert.deepEqual(await windowOf(forms, after), ['2026-01-01T17:00:00Z', '2026-06-17T17:00:00Z'])
  for (const { taxStatementId } of whole.statements) {
    for (const accept of ['application/json', 'application/pdf']) {
      const { status, text } = await after.get(`${forms}/${taxStatementId}`, { accept })
      assert.deepEqual([status, (JSON.parse(text) as { code: string }).code], [404, '1200'])
    }
  }
})

test('what changed is told as far as the consent reaches back, whichever version is asked, and the answer says so', async () => {
  const unbounded = await connect(server, 'greatday_nomfa', { client: server.otherRecipient })
  const path = `accounts/${accountOf(reader, 'CREDITCARD').handle}/transactions`
  const whole = `accounts/${accountOf(unbounded, 'CREDITCARD').handle}/transactions`
  const marks = await Promise.all(
    VERSIONS.map(async ({ base }) => ({
      bounded: (await read<TransactionsPage>(reader, `${base}/${path}`)).links.updates.href,
      unbounded: (await read<TransactionsPage>(unbounded, `${base}/${whole}`)).links.updates.href,
    })),
  )
  for (let rest = 0; rest < 2; rest++) {
    server.clock.advance({ days: 25 })
    await Promise.all([reader.token(), unbounded.token()])
  }
  for (const { bounded, unbounded: all } of marks) {
    const told = await momentsOf(reader, bounded)
    const everything = await momentsOf(unbounded, all)
    assert.ok(told.length > 10)
    assert.deepEqual(
      told,
      everything.filter((moment) => Temporal.Instant.compare(moment, earliest()) >= 0),
    )
    assert.ok(told.length < everything.length)
    assert.deepEqual(await windowOf(bounded), [earliest().toString(), server.clock.now().toString()])
  }
})

test('what was made before the lookback is not given where it posts within it, and no number of rows counts it', async () => {
  const unbounded = await connect(server, 'greatday_nomfa', { client: server.otherRecipient })
  const window = { startTime: '2024-01-01', endTime: '2027-12-31', limit: '500' }
  const query = new URLSearchParams(window)
  const { handle } = accountOf(reader, 'CREDITCARD')
  let late = 0
  for (let day = 0; day < 6; day++) {
    server.clock.advance({ days: 1 })
    const whole = await readTransactions(unbounded, accountOf(unbounded, 'CREDITCARD').handle, window)
    const reach = earliest().toString()
    const page = await read<TransactionsPage>(reader, `/api/fdx/5/accounts/${handle}/transactions?${query}`)
    const made = whole.filter(({ transactionTimestamp }) => transactionTimestamp >= reach)
    late += whole.filter((row) => dateOf(row) >= reach && row.transactionTimestamp < reach).length
    assert.deepEqual(
      page.transactions.map((row) => unwrap(row).transactionId),
      made.map(({ transactionId }) => transactionId),
    )
    assert.equal(page.page.totalElements, made.length)
  }
  assert.ok(late > 0, 'something was made before and posted after')
})

/** When each of the transactions was made that the pages hold, in the manner of either version. */
async function momentsOf(from: Reader, address: string): Promise<readonly string[]> {
  const pages = await walk<TransactionsPage>(from, address)
  const rows = pages.flatMap(({ transactions }) => transactions as readonly object[])
  return rows
    .map((row) => ('transactionTimestamp' in row ? row : unwrap(row as Record<string, object>)) as Row)
    .map(({ transactionTimestamp }) => transactionTimestamp)
}

type Row = { readonly transactionTimestamp: string }

test('no transaction made or posted before the lookback leaves, whatever the query, the cursor, and the time between pages', async () => {
  const daysAgo = fc.oneof(fc.integer({ min: -3, max: 60 }), fc.integer({ min: 0, max: 900 }))
  const query = fc.record({
    window: fc.option(fc.tuple(daysAgo, daysAgo), { freq: 4 }),
    limit: fc.integer({ min: 1, max: 40 }),
    hoursBetween: fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 4 }),
  })
  await fc.assert(
    fc.asyncProperty(query, async ({ window, limit, hoursBetween }) => {
      const search = new URLSearchParams({ limit: String(limit) })
      const today = server.clock.now().toZonedDateTimeISO('America/Toronto').toPlainDate()
      const [startTime, endTime] = (window ?? []).map((days) => today.subtract({ days }).toString()).toSorted()
      if (startTime !== undefined && endTime !== undefined) {
        search.set('startTime', startTime)
        search.set('endTime', endTime)
      }
      let next: string | undefined = `/api/fdx/5/${account}/transactions?${search}`
      for (const hours of [...hoursBetween, 0]) {
        if (next === undefined) return
        const { status, headers, text } = await reader.get(next)
        if (status !== 200) {
          assert.equal((JSON.parse(text) as { code: string }).code, '703', text)
          return
        }
        const { transactions, links } = JSON.parse(text) as TransactionsPage
        const start = Temporal.Instant.from(headers.get('x-window-start') ?? '')
        assert.ok(Temporal.Instant.compare(start, earliest()) >= 0)
        for (const row of transactions.map(unwrap)) {
          assert.ok(Temporal.Instant.compare(Temporal.Instant.from(dateOf(row)), start) >= 0)
          assert.ok(Temporal.Instant.compare(Temporal.Instant.from(row.transactionTimestamp), earliest()) >= 0)
        }
        next = links.next?.href
        server.clock.advance({ hours })
      }
    }),
    runs(20),
  )
})
