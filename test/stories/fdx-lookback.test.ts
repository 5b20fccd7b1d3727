// How far back a consent reaches: nothing older ever leaves, whatever is asked, and the answer says what was served.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as fc from 'fast-check'
import { accountOf, connect, read, unwrap, type Reader, type StatementsPage, type TransactionsPage } from '../reader.ts'
import { openTestServer, type TestServer } from '../server.ts'

const DAYS = 45

let server: TestServer
let reader: Reader
let account: string
before(async () => {
  server = await openTestServer()
  reader = await connect(server, 'greatday_nomfa', { terms: { lookbackDays: DAYS } })
  account = `/api/fdx/5/accounts/${accountOf(reader, 'CHECKING').handle}`
})
after(() => server[Symbol.asyncDispose]())

const earliest = (): Temporal.Instant => server.clock.now().subtract({ hours: 24 * DAYS })

async function refusal(address: string): Promise<readonly [number, string, string]> {
  const { status, text } = await reader.get(address)
  const { code, debugMessage } = JSON.parse(text) as { code: string; debugMessage: string }
  return [status, code, debugMessage]
}

async function windowOf(address: string): Promise<readonly (string | null)[]> {
  const { status, headers, text } = await reader.get(address)
  assert.equal(status, 200, text)
  return [headers.get('x-window-start'), headers.get('x-window-end')]
}

test('a window that begins before the lookback is cut to it, and the answer says so', async () => {
  for (const list of ['transactions', 'statements']) {
    assert.deepEqual(await windowOf(`${account}/${list}`), ['2026-05-03T17:00:00Z', '2026-06-17T17:00:00Z'])
    const asked = `${account}/${list}?startTime=2024-01-01&endTime=2026-05-31`
    assert.deepEqual(await windowOf(asked), ['2026-05-03T17:00:00Z', '2026-06-01T03:59:59.999Z'])
    const within = `${account}/${list}?startTime=2026-05-10&endTime=2026-05-31`
    assert.deepEqual(await windowOf(within), ['2026-05-10T04:00:00Z', '2026-06-01T03:59:59.999Z'])
  }
})

test('who asks for older days alone is told how far back the consent reaches', async () => {
  for (const list of ['transactions', 'statements']) {
    const [status, code, why] = await refusal(`${account}/${list}?startTime=2024-01-01&endTime=2026-05-02`)
    assert.deepEqual([status, code], [400, '703'])
    assert.match(why, /reaches back 45 days.*2026-05-03T17:00:00Z/)
  }
  const [, code] = await refusal('/api/fdx/5/accounts/of-nobody/transactions?startTime=2024-01-01&endTime=2024-01-02')
  assert.equal(code, '701')
})

test('a statement that is older is neither listed nor given as a file', async () => {
  const { statements } = await read<StatementsPage>(
    reader,
    `${account}/statements?startTime=2024-01-01&endTime=2026-06-17`,
  )
  assert.deepEqual(
    statements.map(({ statementId }) => statementId),
    ['2026-05'],
  )
  const { status, headers } = await reader.get(`${account}/statements/2026-05`)
  assert.deepEqual([status, headers.get('content-type')], [200, 'application/pdf'])
  const [refused, code, why] = await refusal(`${account}/statements/2026-04`)
  assert.deepEqual([refused, code], [404, '1107'])
  assert.match(why, /older than the 45 days/)
  const entries = await server.database.read
    .selectFrom('journal_entry')
    .select('detail')
    .where('action', '=', 'read-statement-file')
    .execute()
  assert.deepEqual(
    entries.map(({ detail }) => (detail as { statementId?: string }).statementId),
    ['2026-05'],
  )
})

test('no transaction older than the lookback leaves, whatever the query, the cursor, and the time between pages', async () => {
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
      let next: string | undefined = `${account}/transactions?${search}`
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
        for (const { transactionTimestamp } of transactions.map(unwrap)) {
          assert.ok(Temporal.Instant.compare(Temporal.Instant.from(transactionTimestamp), start) >= 0)
        }
        next = links.next?.href
        server.clock.advance({ hours })
      }
    }),
    { numRuns: 60 },
  )
})
