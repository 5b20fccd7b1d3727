// How long one long read keeps others waiting: `npm run bench:turns`, on PGlite, or with PORTAGE_TEST_DATABASE=postgres and
// DATABASE_URL on PostgreSQL. Milliseconds of the processor, so that what else the machine does is not counted: the longest
// turn of the event loop, and the read in all.

import { setTimeout as delay } from 'node:timers/promises'
import { extendSandbox } from '../../src/connectors/sandbox/life/seed.ts'
import { openSharer } from '../../test/banking.ts'
import { connect } from '../../test/reader.ts'
import { openTestServer } from '../../test/server.ts'

await using server = await openTestServer()
const sharer = await openSharer(server)

/** Bytes alone are taken: to read them would hold the same loop. */
async function take(address: string, init: RequestInit): Promise<number> {
  const response = await fetch(new URL(address, server.issuer), init)
  const { byteLength } = await response.arrayBuffer()
  if (response.status >= 300) throw new Error(`${address}: ${response.status}`)
  return byteLength
}

async function measure(scene: string, read: () => Promise<number>): Promise<void> {
  // Once before, so that nothing is measured that a first call alone costs.
  await read()
  await delay(100)
  const begun = milliseconds()
  const stop = watchTurns()
  const size = await read()
  const longest = await stop()
  const [held, all] = [longest, milliseconds() - begun].map((time) => `${time.toFixed(0).padStart(6)} ms`)
  console.log(`${held} held ${all} in all ${String(size).padStart(9)}  ${scene}`)
}

/** That this thread has worked. */
function milliseconds(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** The longest turn until it is stopped: nobody else is served in it. */
function watchTurns(): () => Promise<number> {
  let longest = 0
  let last = milliseconds()
  let next = setImmediate(turn)
  function turn(): void {
    const now = milliseconds()
    longest = Math.max(longest, now - last)
    last = now
    next = setImmediate(turn)
  }
  return async () => {
    await delay(5)
    clearImmediate(next)
    return longest
  }
}

const path = (name: string) => `/v3/${sharer.customerId}/BankingServices/${name}`

const post = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'x-api-key': sharer.xApiKey, 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

const banking = (RequestId: string, name: string, more: object) => (): Promise<number> =>
  take(path(name), post({ RequestId, ...more }))

for (const username of ['many_transactions', 'every_account']) {
  const { requestId } = await sharer.open(username)
  const asked = { DaysOfTransactions: 'Days365' }
  await measure(`GetAccountsDetail of 365 days, ${username}`, banking(requestId, 'GetAccountsDetail', asked))
  await measure(`GetAccountsSummary, ${username}`, banking(requestId, 'GetAccountsSummary', {}))
  const statements = { NumberOfStatements: 'Months12' }
  await measure(`GetStatements of 12 months, ${username}`, banking(requestId, 'GetStatements', statements))
  const many = Array.from({ length: 14 }, () => banking(requestId, 'GetStatements', statements))
  await measure(`the same by fourteen calls at once`, async () => {
    const sizes = await Promise.all(many.map((read) => read()))
    return sizes[0] ?? 0
  })
  await measure(`the same after its caller has hung up, kept and given`, async () => {
    await fetch(new URL(path('GetStatements'), server.issuer), {
      ...post({ RequestId: requestId, ...statements }),
      signal: AbortSignal.timeout(100),
    }).catch(() => {})
    return take(path(`GetStatementsAsync/${requestId}`), { headers: { 'x-api-key': sharer.xApiKey } })
  })
}

const shop = await connect(server, 'many_transactions')
const everybody = await connect(server, 'every_account')
const fdx = async (reader: typeof shop, path: string) =>
  take(path, {
    headers: { authorization: `Bearer ${await reader.token()}`, 'x-fapi-interaction-id': crypto.randomUUID() },
  })
const [till] = shop.accounts
const history = `/api/fdx/5/accounts/${till?.handle}`
await measure('a page of 500 transactions', () =>
  fdx(shop, `${history}/transactions?startTime=2024-01-01&endTime=2026-12-31&limit=500`),
)
await measure('a statement with some two thousand rows', () => fdx(shop, `${history}/statements/2026-05`))
await measure('accounts in detail', () => fdx(everybody, '/api/fdx/6/accounts?resultType=details'))
await measure('tax slips with their documents', () => fdx(everybody, '/api/fdx/6/tax-forms?taxDataType=BASE64_PDF'))
await measure('a month of the sandbox is made up', async () => {
  server.clock.advance({ days: 31 })
  return extendSandbox(server.database, server.clock)
})
