// The refresh token: it stays as it is, lives while it is used, and opens no more than the customer consented to.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { decodeJwt } from 'jose'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { setRefreshAnswer } from '../../src/domain/recipients/set-refresh-answer.ts'
import { postForm } from '../requests.ts'
import { newCode, openClient, read, refused, type OAuthClient } from '../oauth-client.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer
let app: OAuthClient
let otherApp: OAuthClient

before(async () => {
  server = await openTestServer()
  app = await openClient(server)
  otherApp = await openClient(server, server.otherRecipient)
})
after(() => server[Symbol.asyncDispose]())

const INVALID_GRANT = refused('invalid_grant')

test('a refresh token does not change, is stored as a hash alone, and works again and again', async () => {
  const { refreshToken } = await app.connect()
  const rows = await server.database.run<Record<string, unknown>>('select * from refresh_token', [])
  assert.doesNotMatch(JSON.stringify(rows), new RegExp(refreshToken))
  for (let use = 0; use < 3; use++) assert.equal((await read(server, await app.refresh(refreshToken))).status, 200)
})

test('30 idle days end a refresh token, and each use starts them again', async () => {
  const { refreshToken } = await app.redeem(await newCode(server, app))
  for (let use = 0; use < 3; use++) {
    server.clock.advance({ days: 29 })
    await app.refresh(refreshToken)
  }
  server.clock.advance({ days: 29, hours: 23, minutes: 59, seconds: 59 })
  await app.refresh(refreshToken)
  server.clock.advance({ days: 30, seconds: 1 })
  assert.deepEqual(await app.introspect(refreshToken), { active: false })
  await assert.rejects(app.refresh(refreshToken), INVALID_GRANT)
})

test('the consent ends after twelve months, and with it a refresh token that was always in use', async () => {
  const { refreshToken } = await app.redeem(await newCode(server, app))
  const end = server.clock.now().toZonedDateTimeISO('America/Toronto').add({ years: 1 }).toInstant()
  const left = (): number => end.since(server.clock.now()).total('seconds')
  while (left() > 29 * 86_400) {
    server.clock.advance({ days: 29 })
    await app.refresh(refreshToken)
  }
  server.clock.advance({ seconds: left() - 1 })
  const accessToken = await app.refresh(refreshToken)
  assert.equal((await read(server, accessToken)).status, 200)
  server.clock.advance({ seconds: 1 })
  await assert.rejects(app.refresh(refreshToken), INVALID_GRANT)
  assert.equal((await read(server, accessToken)).status, 401)
  assert.deepEqual(await app.introspect(refreshToken), { active: false })
})

test("another app's refresh token is refused, and stays good for its owner", async () => {
  const { refreshToken } = await app.redeem(await newCode(server, app))
  await assert.rejects(otherApp.refresh(refreshToken), INVALID_GRANT)
  await app.refresh(refreshToken)
})

test('a refresh repeats the refresh token for the apps that the operator names, and for no other', async () => {
  const { refreshToken } = await app.connect()
  const refresh = async (): Promise<Readonly<Record<string, unknown>>> => {
    const fields = { grant_type: 'refresh_token', refresh_token: refreshToken }
    return (await postForm(server, '/api/v1/token', fields, app.credentials)).body
  }
  const set = (clientId: string, repeats: boolean) =>
    act(server.stage, bySystem('test'), (act) => setRefreshAnswer(act, clientId, repeats))
  await set(server.otherRecipient.clientId, true)
  assert.equal((await refresh())['refresh_token'], undefined)
  await set(server.recipient.clientId, true)
  assert.equal((await refresh())['refresh_token'], refreshToken)
  assert.equal((await refresh())['refresh_token'], refreshToken)
  for (const { clientId } of [server.recipient, server.otherRecipient]) await set(clientId, false)
  assert.equal((await refresh())['refresh_token'], undefined)
})

test('the answer of a refresh names the scope of its access token, narrowed or not', async () => {
  const { refreshToken } = await app.connect()
  for (const [asked, scope] of [
    [{}, undefined],
    [{ scope: 'ACCOUNT_BASIC' }, 'ACCOUNT_BASIC'],
  ] as const) {
    const fields = { grant_type: 'refresh_token', refresh_token: refreshToken, ...asked }
    const { body } = await postForm(server, '/api/v1/token', fields, app.credentials)
    assert.equal(body['scope'], scope ?? decodeJwt(String(body['access_token']))['scope'])
  }
})

test('a narrowed access token opens less, and does not narrow the refresh token', async () => {
  const { refreshToken } = await app.connect()
  const narrowed = await app.refresh(refreshToken, 'ACCOUNT_BASIC')
  const { scope, active } = await app.introspect(narrowed)
  assert.deepEqual([scope, active], ['ACCOUNT_BASIC', true])
  const accounts = await read(server, narrowed, '/api/fdx/5/accounts')
  assert.equal(accounts.status, 200)
  assert.equal((await read(server, narrowed)).status, 401)
  const [account] = accounts.body['accounts'] as Record<string, { accountId: string }>[]
  const transactions = `/api/fdx/5/accounts/${Object.values(account!)[0]!.accountId}/transactions`
  assert.equal((await read(server, narrowed, transactions)).status, 401)
  const whole = await app.refresh(refreshToken)
  assert.equal((await read(server, whole)).status, 200)
  assert.equal((await read(server, whole, transactions)).status, 200)
})

test('nothing wider than the consent is ever refreshed, and nothing without ACCOUNT_BASIC', async () => {
  const clusters = ['ACCOUNT_BASIC', 'TRANSACTIONS'] as const
  const { refreshToken } = await app.redeem(await newCode(server, app, { clusters }))
  for (const scope of ['TRANSACTIONS', 'STATEMENTS', 'ACCOUNT_BASIC STATEMENTS', 'client:admin', 'openid', ' ']) {
    await assert.rejects(app.refresh(refreshToken, scope), refused('invalid_scope'))
  }
  const accessToken = await app.refresh(refreshToken, 'TRANSACTIONS  ACCOUNT_BASIC')
  assert.equal((await app.introspect(accessToken)).scope, 'TRANSACTIONS ACCOUNT_BASIC')
})

test('fifty refreshes at the same moment all succeed', async () => {
  const { refreshToken } = await app.redeem(await newCode(server, app))
  const fields = { grant_type: 'refresh_token', refresh_token: refreshToken }
  const replies = await Promise.all(
    Array.from({ length: 50 }, () => postForm(server, '/api/v1/token', fields, app.credentials)),
  )
  assert.deepEqual(new Set(replies.map(({ status }) => status)), new Set([200]))
})

test("a new authorization ends the app's former tokens, and nobody else's", async () => {
  const former = await app.connect()
  const others = await otherApp.connect()
  const another = await app.redeem(await newCode(server, app, { bankCustomerId: 'maple-10002' }))
  const latter = await app.connect()
  await assert.rejects(app.refresh(former.refreshToken), INVALID_GRANT)
  assert.equal((await read(server, former.accessToken)).status, 401)
  for (const [client, { refreshToken }] of [
    [app, latter],
    [app, another],
    [otherApp, others],
  ] as const) {
    assert.equal((await read(server, await client.refresh(refreshToken))).status, 200)
  }
})

const stops = [
  ['a suspended client', 'client', 'SUSPENDED', 'invalid_client'],
  ['a suspended registration', 'registration', 'SUSPENDED', 'invalid_grant'],
  ['a disabled provider', 'provider', 'DISABLED', 'invalid_grant'],
] as const

for (const [what, table, stopped, error] of stops) {
  test(`${what} stops refreshing and reading at once`, async () => {
    const { refreshToken, accessToken } = await app.redeem(await newCode(server, app))
    await server.database.run(`update ${table} set status = '${stopped}'`, [])
    await assert.rejects(app.refresh(refreshToken), refused(error))
    assert.equal((await read(server, accessToken)).status, 401)
    await server.database.run(`update ${table} set status = 'ACTIVE'`, [])
    assert.equal((await read(server, await app.refresh(refreshToken))).status, 200)
  })
}
