// The log of a whole trip, and of what goes wrong on it, says which app and which consent, and nothing that opens anything.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { send, postForm, basic } from '../requests.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { openLog } from '../../src/platform/log.ts'
import { consent, GREATDAY, openBrowser } from '../customer.ts'
import { openClient, read, type OAuthClient } from '../oauth-client.ts'
import { openTestServer, REDIRECT_URI, type TestServer } from '../server.ts'

let server: TestServer
let app: OAuthClient
const lines: string[] = []

before(async () => {
  server = await openTestServer({ log: openLog(systemClock, (line) => void lines.push(line)) })
  app = await openClient(server)
})
after(() => server[Symbol.asyncDispose]())

test('a code_challenge that an app sends twice is an alert in the log and a mark in the journal, never a refusal', async () => {
  const alerts = (): string[] => lines.filter((line) => line.includes('an app sent the same code_challenge twice'))
  const ask = async (code_challenge: string, other?: OAuthClient) => {
    const url = (other ?? app).authorizeUrl({ code_challenge, code_challenge_method: 'S256' })
    assert.equal((await send(server, url.href)).status, 303)
  }
  const [constant, another] = ['a', 'b'].map((letter) => letter.repeat(43)) as [string, string]
  await ask(constant)
  await ask(another)
  await ask(constant, await openClient(server, server.otherRecipient))
  assert.equal(alerts().length, 0)
  await ask(constant)
  assert.equal(alerts().length, 1)
  const [alert = ''] = alerts()
  assert.match(alert, new RegExp(`"level":"error".*"caller":"${server.recipient.clientId}"`))
  assert.doesNotMatch(alert, /aaaa/)
  const signIn = app.authorizeUrl({ code_challenge: constant, code_challenge_method: 'S256' })
  await consent(openBrowser(server.issuer), signIn)
  const marked = await server.database.run(
    `select 1 from journal_entry where action = 'start-authorization' and (detail->>'challengeReused')::boolean`,
    [],
  )
  assert.equal(marked.length, 1)
})

test('a correlation_id is found again in the log and in the journal, and nowhere in what the app is sent', async () => {
  const correlationId = 'B1946AC9-2492-4D23-9A3B-6A5C5A0B3F10'
  const answer = await consent(openBrowser(server.issuer), app.authorizeUrl({ correlation_id: correlationId }))
  assert.deepEqual([...answer.searchParams.keys()].toSorted(), ['code', 'iss', 'state'])
  const found = lines.filter((line) => line.includes(`"correlationId":"${correlationId.toLowerCase()}"`))
  assert.ok(found.some((line) => line.includes('"endpoint":"authorize"')))
  assert.ok(found.some((line) => line.includes('"endpoint":"decide"')))
  const entries = await server.database.run(
    `select 1 from journal_entry where detail->>'correlationId' = $1 and action = 'start-authorization'`,
    [correlationId.toLowerCase()],
  )
  assert.equal(entries.length, 1)
})

test('no secret, token, code, cookie, name or account number is ever logged', async () => {
  const cookies = await cookiesOf(server, app.authorizeUrl().href)
  const answer = await consent(openBrowser(server.issuer), app.authorizeUrl({ state: 'state-of-the-story' }))
  const code = answer.searchParams.get('code') ?? ''
  const { accessToken, refreshToken } = await app.redeem(code)
  const narrowed = await app.refresh(refreshToken, 'ACCOUNT_BASIC')
  const customer = await read(server, accessToken)
  const details = await read(server, accessToken, '/api/fdx/5/accounts?resultType=details')
  const networks = await paymentNetworks(server, accessToken, details.text)

  const bearer = { authorization: `Bearer ${accessToken}` }
  await read(server, `${accessToken}x`)
  await read(server, accessToken, `/api/fdx/5/accounts/${accessToken}/transactions?startTime=${refreshToken}`)
  await send(server, `/api/v1/token?client_secret=${server.recipient.clientSecret}&code=${code}`, { method: 'POST' })
  await send(server, `/nowhere/${accessToken}?code=${code}`, { headers: bearer })
  await send(server, app.authorizeUrl({ scope: accessToken, state: refreshToken }).href)
  await send(server, app.authorizeUrl({ client_id: code, redirect_uri: accessToken }).href)
  const token = { method: 'POST', headers: { authorization: basic(server.recipient) }, body: `${code}${refreshToken}` }
  await send(server, '/api/v1/token', token)
  await postForm(server, '/api/v1/token', { grant_type: refreshToken, code }, server.recipient)
  await assert.rejects(app.redeem(code))
  await send(server, '/api/v1/revoke', { method: 'DELETE', headers: bearer })

  const log = lines.join('')
  assert.ok(lines.length > 20)
  assert.match(log, new RegExp(server.recipient.clientId))
  assert.equal(cookies.length, 2)
  // Every value of what was read, whatever it is called.
  const carried = [...`${customer.text}${details.text}${networks}`.matchAll(/":"([^"]{5,})"/g)]
  const banks = await server.database.run<{ account_number: string }>('select account_number from sandbox_account', [])
  assert.ok(carried.length > 50)
  const secrets = [
    ...[server.recipient, server.otherRecipient, server.partner].map(({ clientSecret }) => clientSecret),
    ...[accessToken, narrowed].flatMap((token) => token.split('.')),
    ...cookies,
    ...carried.map(([, value = '']) => value),
    ...banks.map(({ account_number: number }) => number),
    code,
    refreshToken,
    GREATDAY.username,
    GREATDAY.password,
    'state-of-the-story',
    'Robin',
    'maple-10001',
    REDIRECT_URI,
  ]
  for (const secret of new Set(secrets)) assert.ok(!log.includes(secret), `the log holds ${secret}`)
})

/** As far as a browser comes by itself, by hand, for what it is given to keep. */
async function cookiesOf(server: TestServer, address: string): Promise<string[]> {
  const jar: string[] = []
  let next: string | null = address
  while (next !== null) {
    const { headers } = await send(server, next, { headers: { cookie: jar.join('; ') } })
    jar.push(...headers.getSetCookie().map((line) => line.split(';', 1)[0] ?? ''))
    next = headers.get('location')
  }
  return jar.map((pair) => pair.slice(pair.indexOf('=') + 1))
}

async function paymentNetworks(server: TestServer, accessToken: string, accounts: string): Promise<string> {
  const ids = [...accounts.matchAll(/"accountId":"([^"]+)"/g)].map(([, id]) => id)
  const path = (id = '') => `/api/fdx/5/accounts/${id}/payment-networks`
  const replies = await Promise.all(ids.map((id) => read(server, accessToken, path(id))))
  return replies.map(({ text }) => text).join('')
}
