// Story: an app, a customer, an operator and a bank that speaks FDX, with Portage between them: the trip, the reads, and what
// goes wrong on the way. Whatever does, no token is in a log or in the clear in a table.

import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { clientToken, fdxHeaders, jsonRequest, send } from '../requests.ts'
import { openBrowser } from '../customer.ts'
import { countWaitingReleases, releaseGrants } from '../release.ts'
import type { DataFault, Fault, IdTokenFault, Operation } from './fault.ts'
import {
  BANK,
  OTHER_BANK,
  connectApp,
  depart,
  dump,
  openFdxWorld,
  read,
  signInAtBank,
  type Connected,
  type FdxWorld,
} from './fdx-world.ts'

let world: FdxWorld
before(async () => {
  world = await openFdxWorld()
})
after(() => world[Symbol.asyncDispose]())
afterEach(() => {
  world.bank.well()
  world.bank.signIn('ada')
  // A breaker that opened is closed again.
  world.server.clock.advance({ minutes: 3 })
})

/** The status and the code of the error. */
async function refusal(connected: Pick<Connected, 'accessToken'>, path: string) {
  const { status, body, text } = await read(world, connected, path)
  assert.doesNotMatch(text, /127\.0\.0\.1|at .*\.ts/, 'an error of the app names nothing of the inside')
  return `${status} ${String(body['code'])}`
}

/** What the log says of troubles since the given line. */
function troublesSince(line: number): readonly string[] {
  return world.lines.slice(line).flatMap((text) => /"trouble":"([^"]+)"/.exec(text)?.[1] ?? [])
}

test('an operator adds a bank of FDX by the API, and its customer shares accounts that an app reads to the last page', async () => {
  const connected = await connectApp(world)
  assert.equal(connected.accounts.length, 5)
  const [checking] = connected.accounts
  const ids = new Set<unknown>()
  let path = `/accounts/${checking}/transactions?startTime=2025-11-01&endTime=2026-02-01&limit=100`
  for (let pages = 0; ; pages++) {
    const { status, text, body } = await read(world, connected, path)
    assert.equal(status, 200, text)
    for (const { transactionId } of body['transactions'] as { transactionId: string }[]) ids.add(transactionId)
    const { nextOffset } = body['page'] as { readonly nextOffset?: string }
    if (nextOffset === undefined) break
    assert.ok(pages < 10)
    path = `${path.replace(/&offset=.*/, '')}&offset=${encodeURIComponent(nextOffset)}`
  }
  assert.equal(ids.size, 250)
  const statements = await read(
    world,
    connected,
    `/accounts/${checking}/statements?startTime=2025-01-01&endTime=2026-06-01`,
  )
  assert.equal(statements.status, 200, statements.text)
  const [statement] = statements.body['statements'] as readonly { readonly statementId: string }[]
  assert.ok(statement)
  const file = await read(world, connected, `/accounts/${checking}/statements/${statement.statementId}`)
  assert.deepEqual([file.status, file.headers.get('content-type')], [200, 'application/pdf'])
})

test('an access token that is over is renewed once, and a second server goes on with the new one', async () => {
  const connected = await connectApp(world)
  await using beside = await world.server.besideIt()
  world.server.clock.advance({ minutes: 4, seconds: 40 })
  const before = world.bank.calls('token')
  const readings = await Promise.all(
    connected.accounts.flatMap((id) => [
      read(world, connected, `/accounts/${id}`),
      read(world, connected, `/accounts/${id}`, beside.address),
    ]),
  )
  assert.deepEqual([...new Set(readings.map(({ status }) => status))], [200])
  assert.equal(world.bank.calls('token') - before, 1)
  assert.equal((await read(world, connected, `/accounts/${connected.accounts[0]}`, beside.address)).status, 200)
  assert.deepEqual([world.bank.calls('token') - before, world.bank.openId.reuses], [1, 0])
})

test('a token that the bank no longer takes at a read is renewed and the read goes through', async () => {
  const connected = await connectApp(world)
  world.bank.openId.expireAccessTokens()
  const before = world.bank.calls('token')
  assert.equal((await read(world, connected, `/accounts/${connected.accounts[0]}`)).status, 200)
  assert.equal(world.bank.calls('token') - before, 1)
})

test('a bank that refuses every token is told to the app as its own fault, and the consent lives', async () => {
  const connected = await connectApp(world)
  const line = world.lines.length
  world.bank.always('account', { status: 401 })
  assert.equal(await refusal(connected, `/accounts/${connected.accounts[0]}`), '500 500')
  assert.ok(troublesSince(line).length > 0, 'the log names the trouble')
  world.bank.well()
  world.server.clock.advance({ minutes: 3 })
  assert.equal((await read(world, connected, `/accounts/${connected.accounts[0]}`)).status, 200)
})

async function countEvents(consentId: string, kind = 'consent-revoked'): Promise<number> {
  const rows = await world.server.database.run('select from event where consent_id = $1 and kind = $2', [
    consentId,
    kind,
  ])
  return rows.length
}

test('a grant that its bank revoked ends the consent at the next read, once, and nothing is released for ever', async () => {
  const connected = await connectApp(world)
  world.bank.openId.revokeGrants()
  const path = `/accounts/${connected.accounts[0]}`
  const readings = await Promise.all([1, 2, 3].map(() => read(world, connected, path)))
  for (const { status, body } of readings) assert.equal(`${status} ${String(body['code'])}`, '401 602')
  assert.equal(await countEvents(connected.consentId), 1)
  assert.equal(await refusal(connected, path), '401 602')
  await releaseGrants(world.server)
  assert.equal(await countWaitingReleases(world.server), 0)
})

test('a consent that the app revokes ends at the bank, also when that is down for a while', async () => {
  const connected = await connectApp(world)
  const own = await clientToken(world.server, world.app.credentials)
  const revocation = { reason: 'USER_ACTION', initiator: 'INDIVIDUAL' }
  const path = `/api/fdx/6/consents/${connected.consentId}/revocation`
  const { status, text } = await send(world.server, path, jsonRequest('PUT', fdxHeaders(own), revocation))
  assert.equal(status, 204, text)
  world.bank.always('revoke', { status: 503 })
  await releaseGrants(world.server)
  assert.equal(await countWaitingReleases(world.server), 1)
  world.bank.well()
  world.server.clock.advance({ hours: 2 })
  const before = world.bank.calls('revoke')
  await releaseGrants(world.server)
  assert.equal(await countWaitingReleases(world.server), 0)
  assert.equal(world.bank.calls('revoke') - before, 1)
  assert.equal(await refusal(connected, `/accounts/${connected.accounts[0]}`), '401 602')
})

test('what the bank granted at a sign-in that comes to nothing after it is given back to the bank', async () => {
  world.bank.always('accounts', { status: 500 })
  const departed = await depart(world)
  const back = await signInAtBank(departed)
  const before = world.bank.calls('revoke')
  assert.equal((await departed.browser.open(back.href)).address.searchParams.get('error'), 'temporarily_unavailable')
  assert.equal(await countWaitingReleases(world.server), 1)
  await releaseGrants(world.server)
  assert.equal(await countWaitingReleases(world.server), 0)
  assert.equal(world.bank.calls('revoke') - before, 1)
})

test('a bank in maintenance is 503 with Retry-After for the app, and another bank answers as before', async () => {
  const [connected, other] = [await connectApp(world), await connectApp(world, OTHER_BANK)]
  world.bank.next('account', { status: 503, retryAfter: '120' })
  const answer = await read(world, connected, `/accounts/${connected.accounts[0]}`)
  assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '120'])
  const calls = world.bank.calls('account')
  assert.equal((await read(world, connected, `/accounts/${connected.accounts[0]}`)).status, 503)
  assert.equal(world.bank.calls('account'), calls, 'it is not asked again before that')
  assert.equal((await read(world, other, `/accounts/${other.accounts[0]}`)).status, 200)
})

/** What a customer sees who is to be sent to the bank. */
function leave() {
  return openBrowser(world.server.issuer).open(world.app.authorizeUrl({ provider_id: String(BANK) }).href)
}

test('a customer who cannot leave for a bank that is down is told so, and when to come back', async () => {
  const line = world.lines.length
  world.bank.always('par', { status: 503, retryAfter: '60' })
  const { status, text, headers } = await leave()
  assert.deepEqual([status, headers.get('retry-after')], [503, '60'])
  assert.match(text, /Your bank cannot be reached/)
  assert.deepEqual([...new Set(troublesSince(line))], ['status_503'])
})

test('discovery that names another issuer lets nobody leave', async () => {
  world.server.clock.advance({ hours: 2 })
  world.bank.always('discovery', { members: { issuer: 'https://other.example' } })
  const line = world.lines.length
  assert.equal((await leave()).status, 409)
  assert.match(world.lines.slice(line).join('\n'), /a call to a bank failed.*issuer/)
})

test('a state of one bank at the return address of another leads nowhere, and the right one still does', async () => {
  const departed = await depart(world)
  const back = await signInAtBank(departed)
  const mixed = new URL(back.href.replace(`/banks/${BANK}/`, `/banks/${OTHER_BANK}/`))
  const before = world.bank.calls('token')
  const refused = await departed.browser.open(mixed.href)
  assert.equal(refused.status, 409)
  assert.equal(world.bank.calls('token'), before, 'no code is sent')
  assert.equal((await departed.browser.open(back.href)).status, 200)
})

/** What the customer sees, or the app hears, after a wrong return; and what the log calls it. */
async function wrongReturn(change: (back: URL) => void): Promise<string> {
  const departed = await depart(world)
  const back = await signInAtBank(departed)
  change(back)
  const { status, address } = await departed.browser.open(back.href)
  return address.origin === new URL(world.server.issuer).origin
    ? `${status} page`
    : String(address.searchParams.get('error'))
}

test('a wrong issuer, a missing one, and a code that is not the bank’s, sign nobody in', async () => {
  const line = world.lines.length
  const before = world.bank.calls('accounts')
  assert.equal(await wrongReturn((back) => back.searchParams.set('iss', 'https://other.example')), '409 page')
  assert.equal(await wrongReturn((back) => back.searchParams.delete('iss')), '409 page')
  assert.equal(await wrongReturn((back) => back.searchParams.set('code', 'made-up')), '409 page')
  assert.equal(world.bank.calls('accounts'), before)
  assert.equal(world.lines.slice(line).filter((text) => text.includes('a call to a bank failed')).length, 3)
})

const ID_TOKENS: readonly IdTokenFault[] = [
  'algNone',
  'hmac',
  'otherNonce',
  'noNonce',
  'wrongIssuer',
  'wrongAudience',
  'unknownKey',
]

test('an ID token of another visit, issuer or app, unsigned, or signed with the client secret, signs nobody in', async () => {
  for (const idToken of ID_TOKENS) {
    const line = world.lines.length
    const departed = await depart(world)
    const back = await signInAtBank(departed)
    world.bank.next('token', { idToken })
    const { status, text } = await departed.browser.open(back.href)
    assert.equal(status, 409, `${idToken}: ${status}`)
    assert.match(text, /sign-in/i)
    assert.ok(
      world.lines.slice(line).some((text) => text.includes('sign_in_failed')),
      idToken,
    )
  }
})

test('keys that the bank changed are read again', async () => {
  await connectApp(world)
  await world.bank.openId.changeKeys()
  world.server.clock.advance({ minutes: 1 })
  assert.equal((await connectApp(world)).accounts.length, 5)
})

/** What the bank sends in the place of tokens or accounts; what the app hears, or the page; and the trouble in the log. */
const WRONG: readonly (readonly [operation: Operation, fault: Fault, told: string, trouble: string])[] = [
  ['token', { status: 200, error: { error: 'invalid_grant' } }, '409', 'oauth_invalid_grant'],
  ['token', { status: 503 }, 'temporarily_unavailable', 'status_503'],
  ['token', { body: 'html' }, 'temporarily_unavailable', 'wrong_type'],
  ['accounts', { body: 'html' }, 'temporarily_unavailable', 'wrong_type'],
  ['accounts', { body: 'truncated' }, 'temporarily_unavailable', 'not_json'],
  ['accounts', { body: 'huge' }, 'temporarily_unavailable', 'too_large'],
  ['accounts', { body: 'charset' }, 'temporarily_unavailable', 'charset'],
  ['accounts', { body: 'wrongCharset' }, 'temporarily_unavailable', 'charset'],
  ['accounts', { body: 'empty' }, 'temporarily_unavailable', 'not_json'],
  ['accounts', { body: 'deep' }, 'temporarily_unavailable', 'too_deep'],
  ['accounts', { reset: true }, 'temporarily_unavailable', 'reset'],
  ['accounts', { status: 500 }, 'temporarily_unavailable', 'fdx_500'],
  ['accounts', { status: 429, retryAfter: '30' }, 'temporarily_unavailable', 'fdx_1207'],
]

test('whatever comes in the place of tokens or accounts, the customer or the app is told, and the log says why', async () => {
  for (const [operation, fault, expected, trouble] of WRONG) {
    const departed = await depart(world)
    const back = await signInAtBank(departed)
    world.bank.always(operation, fault)
    const line = world.lines.length
    const { status, address } = await departed.browser.open(back.href)
    const isPage = address.origin === new URL(world.server.issuer).origin
    assert.equal(isPage ? String(status) : address.searchParams.get('error'), expected, trouble)
    assert.ok(troublesSince(line).includes(trouble), `${trouble}: ${world.lines.slice(line).join('\n')}`)
    world.bank.well()
    world.server.clock.advance({ minutes: 3 })
  }
})

test('a read of another customer than the one who consented gives nothing on', async () => {
  const connected = await connectApp(world)
  const fault: DataFault = 'otherCustomer'
  world.bank.always('customer', { data: fault })
  const line = world.lines.length
  assert.equal(await refusal(connected, '/customers/current'), '500 500')
  assert.deepEqual([...new Set(troublesSince(line))], ['other_customer'])
})

test('no token of the bank is in any log line, and none in the clear in any table', async () => {
  const tokens = world.bank.openId.issued
  assert.ok(tokens.length > 20)
  const [rows, log] = [await dump(world), world.lines.join('\n')]
  for (const token of tokens) {
    assert.ok(!log.includes(token), 'a token is in the log')
    assert.ok(!rows.includes(token), `a token is in a table`)
  }
  for (const text of ['Lovelace', 'ada@example.com', world.bank.client.clientSecret, '0001234']) {
    assert.ok(!log.includes(text), text)
    assert.ok(
      !rows.includes(text),
      `${text} is in ${rows
        .split('\n')
        .find((row) => row.includes(text))
        ?.slice(0, 200)}`,
    )
  }
})
