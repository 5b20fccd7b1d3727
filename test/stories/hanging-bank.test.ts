// A bank that hangs: who asks it waits or is sent away, and everybody else is served as if it were not there.

import assert from 'node:assert/strict'
import test from 'node:test'
import { Problem } from '../../src/platform/problem.ts'
import type { Bank } from '../../src/domain/retrieval/connector.ts'
import { openSharer, signInOf } from '../banking.ts'
import { openFirstBank } from '../broken-bank.ts'
import { openBrowser, signIn } from '../customer.ts'
import { openClient } from '../oauth-client.ts'
import { connect } from '../reader.ts'
import { countLivingGrants, countWaitingReleases, releaseGrants } from '../release.ts'
import { openTestServer, type TestServer } from '../server.ts'
import { until } from '../until.ts'

const CALLS = 50

/** Changes methods of the first bank in this server. */
async function change(server: TestServer, changes: (sandbox: Bank) => Partial<Bank>): Promise<void> {
  const sandbox = await openFirstBank(server)
  Object.assign(sandbox, changes({ ...sandbox }))
}

test('while three hundred reads wait for a bank that never answers, another bank, sign-ins and tokens go on', async () => {
  await using server = await openTestServer({ providerDeadline: 120_000, providerCalls: CALLS })
  const reader = await connect(server, 'every_account')
  const other = await connect(server, 'bellejournee')
  const end = Promise.withResolvers<never>()
  end.promise.catch(() => {})
  await change(server, () => ({ customer: () => end.promise }))
  const statuses: number[] = []
  const read = async (): Promise<void> => {
    const { status, headers } = await reader.get('/api/fdx/5/customers/current')
    if (status === 503) assert.match(headers.get('retry-after') ?? '', /^[2-6]$/)
    statuses.push(status)
  }
  const reads = Array.from({ length: 300 }, read)
  await until(() => statuses.length >= 300 - CALLS)
  for (let time = 0; time < 20; time++) {
    assert.equal((await other.get('/api/fdx/5/customers/current')).status, 200)
  }
  // A whole trip: the pages, the other bank's sign-in and the token endpoint.
  assert.equal((await (await connect(server, 'bellejournee')).get('/api/fdx/5/accounts')).status, 200)
  assert.deepEqual(new Set(statuses), new Set([503]))
  assert.equal(statuses.length, 300 - CALLS)
  end.reject(new Problem('provider_unavailable', 'The bank is there again, and knows of nothing.'))
  await Promise.all(reads)
})

test('a customer whose bank hangs before its sign-in is told so in time, and the next one too', async () => {
  await using server = await openTestServer({ providerDeadline: 100, providerCalls: 1 })
  const app = await openClient(server)
  await change(server, ({ signIn }) => ({ signIn: { ...signIn, begin: () => new Promise<never>(() => {}) } }))
  for (let customer = 0; customer < 2; customer++) {
    assert.equal((await openBrowser(server.issuer).open(app.authorizeUrl().href)).status, 503)
    assert.equal((await openBrowser(server.issuer).open('/my-data/banks/1000/sign-in')).status, 503)
  }
})

test('a sign-in that the bank confirms when nobody waits for it any more leaves no grant there, at any endpoint', async () => {
  await using server = await openTestServer({ providerDeadline: 2000 })
  const [app, sharer] = [await openClient(server), await openSharer(server)]
  const waits: PromiseWithResolvers<void>[] = []
  const afterAWhile = async <T>(granted: Promise<T>): Promise<T> => {
    const given = await granted
    const wait = Promise.withResolvers<void>()
    waits.push(wait)
    await wait.promise
    return given
  }
  await change(server, ({ signIn: { begin, finish, direct } }) => ({
    signIn: {
      begin,
      finish: (...trip) => afterAWhile(finish(...trip)),
      direct: (...attempt) => afterAWhile(direct!(...attempt)),
    },
  }))
  const { address } = await signIn(openBrowser(server.issuer), app.authorizeUrl())
  assert.equal(address.searchParams.get('error'), 'temporarily_unavailable')
  assert.equal((await signIn(openBrowser(server.issuer), '/my-data/banks/1000/sign-in')).status, 503)
  assert.equal((await sharer.authorize(signInOf('greatday_nomfa'))).body['FlinksCode'], 'RETRY_LATER')
  assert.deepEqual([waits.length, await countLivingGrants(server), await countWaitingReleases(server)], [3, 3, 0])
  for (const { resolve } of waits) resolve()
  await until(async () => (await countWaitingReleases(server)) === 3)
  assert.equal(await releaseGrants(server), 3)
  assert.equal(await countLivingGrants(server), 0)
})
