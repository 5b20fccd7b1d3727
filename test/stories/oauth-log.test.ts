// The log of a whole trip, and of what goes wrong on it, says which app and which consent, and nothing that opens anything.

import assert from 'node:assert/strict'
import test from 'node:test'
import { systemClock } from '../../src/platform/clock.ts'
import { openLog } from '../../src/platform/log.ts'
import { consent, GREATDAY, openBrowser } from '../customer.ts'
import { basic, openClient, postForm, read, send } from '../oauth-client.ts'
import { openTestServer, REDIRECT_URI, type TestServer } from '../server.ts'

test('no secret, token, code, cookie, name or account number is ever logged', async () => {
  const lines: string[] = []
  await using server = await openTestServer({ log: openLog(systemClock, (line) => void lines.push(line)) })
  const app = await openClient(server)
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
