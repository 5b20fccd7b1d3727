// Limits: who fails too often is told to wait, by all servers alike, and it costs nobody else anything.

import assert from 'node:assert/strict'
import test from 'node:test'
import { endWhatIsOver } from '../../src/jobs/end-what-is-over.ts'
import { openSharer } from '../banking.ts'
import { basic } from '../requests.ts'
import { openTestServer, type TestServer } from '../server.ts'
import { until } from '../until.ts'

const MOST = 5
const GUID = '00000000-0000-4000-8000-000000000000'

/** The status of one question, from somewhere behind the proxy. */
type Ask = (address: string, issuer?: string) => Promise<number>

const asker =
  (server: TestServer, method: string, path: string, headers: Record<string, string>, body?: string): Ask =>
  async (address, issuer = server.issuer) => {
    const asked = { ...headers, ...(body && { 'content-type': 'application/x-www-form-urlencoded' }) }
    const answer = await fetch(new URL(path, issuer), {
      method,
      headers: { ...asked, 'x-forwarded-for': address },
      body: body ?? null,
    })
    return answer.status
  }

const tokenAsker = (server: TestServer, clientSecret: string): Ask => {
  const headers = { authorization: basic({ clientId: server.recipient.clientId, clientSecret }) }
  return asker(server, 'POST', '/api/v1/token', headers, 'grant_type=client_credentials')
}

test('a right secret of any kind is answered however many wrong ones came from the same address before', async () => {
  await using server = await openTestServer({
    failuresPerMinute: MOST,
    trustedProxies: '127.0.0.1',
    sharesOnward: true,
  })
  const sharer = await openSharer(server)
  const { loginId, requestId } = await sharer.open()
  const { body: partner } = await sharer.share('authsecret')
  const summary = await sharer.call('POST', 'GetAccountsSummary', { RequestId: requestId })
  const [account] = summary.body['Accounts'] as { Id: string }[]
  const { body: shared } = await sharer.share(`${loginId}/${account!.Id}`)
  const partnerAccess = (secret: string): Ask =>
    asker(server, 'GET', `/partneraccess/${String(shared['AccessToken'])}`, { authorization: `Bearer ${secret}` })
  const institutions = (secret: string): Ask =>
    asker(server, 'GET', `/v3/${sharer.customerId}/partnerdata/authsecret`, { authorization: `Bearer ${secret}` })
  const endpoints: readonly (readonly [string, Ask, Ask, unknown: number])[] = [
    ['client secret', tokenAsker(server, 'guessed'), tokenAsker(server, server.recipient.clientSecret), 400],
    ['AuthSecret', partnerAccess(GUID), partnerAccess(String(partner['AuthSecret'])), 401],
    ['API secret', institutions('guessed'), institutions(sharer.apiSecret), 401],
  ]
  for (const [name, wrong, right, unknown] of endpoints) {
    const statuses: number[] = []
    for (let guess = 0; guess < MOST * 3; guess++) statuses.push(await wrong('203.0.113.9'))
    assert.deepEqual(new Set(statuses.slice(0, MOST)), new Set([unknown]), name)
    assert.deepEqual(new Set(statuses.slice(MOST)), new Set([429]), name)
    assert.equal(await right('203.0.113.9'), 200, name)
    assert.equal(await wrong('203.0.113.10'), unknown, name)
  }
})

test('two servers on one database count failures together, and what is counted is gone when the minute is over', async () => {
  await using server = await openTestServer({ failuresPerMinute: MOST, trustedProxies: '127.0.0.1' })
  await using other = await server.besideIt()
  const wrong = tokenAsker(server, 'guessed')
  for (let guess = 0; guess < MOST; guess++) assert.equal(await wrong('203.0.113.9'), 400)
  assert.equal(await wrong('203.0.113.9'), 429)
  await until(async () => (await sharedCounts(server)).includes(MOST))
  assert.equal(await wrong('203.0.113.9', other.address), 400)
  // Without the one that was too many.
  await until(async () => (await sharedCounts(server)).includes(MOST + 1))
  // The other has been told the sum, or is about to read it.
  let more = 0
  await until(async () => (await wrong('203.0.113.9', other.address)) === 429 || ++more === MOST)
  assert.ok(more <= 1, `the other server answered ${more} more`)
  assert.equal(await tokenAsker(server, server.recipient.clientSecret)('203.0.113.9', other.address), 200)
  assert.equal(await wrong('203.0.113.10', other.address), 400)
  server.clock.advance({ minutes: 6 })
  assert.equal(await wrong('203.0.113.9', other.address), 400)
  await until(async () => (await sharedCounts(server)).includes(1))
  await endWhatIsOver(server.stage)
  assert.deepEqual(await sharedCounts(server), [1, 1])
})

test('what is counted names neither an address nor what was typed, and a lost table refuses nobody', async () => {
  await using server = await openTestServer({ failuresPerMinute: MOST, trustedProxies: '127.0.0.1' })
  const wrong = tokenAsker(server, 'guessed')
  assert.equal(await wrong('203.0.113.9'), 400)
  await until(async () => (await sharedCounts(server)).length > 0)
  const rows = JSON.stringify(await server.database.run('select * from shared_count', []))
  assert.doesNotMatch(rows, new RegExp(`203|${server.recipient.clientId}`))
  await server.database.run('drop table shared_count', [])
  const statuses: number[] = []
  for (let guess = 0; guess < MOST * 2; guess++) statuses.push(await wrong('203.0.113.9'))
  assert.deepEqual(statuses, [...Array<number>(MOST - 1).fill(400), ...Array<number>(MOST + 1).fill(429)])
})

async function sharedCounts({ database }: TestServer): Promise<readonly number[]> {
  const rows = await database.run<{ readonly count: number }>('select count from shared_count order by 1', [])
  return rows.map(({ count }) => count)
}
