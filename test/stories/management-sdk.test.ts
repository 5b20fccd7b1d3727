// The management API as a public TypeScript library calls it: its bodies, its paths and its queries, to the letter.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { openClient } from '../oauth-client.ts'
import { jsonRequest, send, type Reply } from '../requests.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer
before(async () => {
  server = await openTestServer()
})
after(() => server[Symbol.asyncDispose]())

const call = (method: string, path: string, token?: string, body?: unknown): Promise<Reply> => {
  const headers = { accept: 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) }
  return send(server, path, jsonRequest(method, headers, body))
}

async function partnerToken(): Promise<string> {
  const { clientId, clientSecret } = server.partner
  const { status, text, body } = await call('POST', '/api/v1/token', undefined, {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    scope: 'client:admin',
  })
  assert.equal(status, 200, text)
  assert.equal(body['scope'], 'client:admin')
  return String(body['access_token'])
}

test('each of its calls is answered: token, providers, recipients, secrets, registrations', async () => {
  const token = await partnerToken()
  for (const path of ['/api/v1/providers', '/api/v2/providers']) {
    const countries = async (query: string): Promise<readonly string[]> =>
      (JSON.parse((await call('GET', path + query, token)).text) as { country: string }[]).map(({ country }) => country)
    const all = await countries('')
    for (const wanted of ['CA', 'US']) {
      assert.deepEqual(
        await countries(`?country=${wanted}`),
        all.filter((country) => country === wanted),
      )
    }
    assert.equal((await call('GET', `${path}?country=canada`, token)).status, 400)
  }
  const made = await call('POST', '/api/v1/recipients', token, {
    name: 'Harvest Library',
    scope: 'ACCOUNT_BASIC TRANSACTIONS',
    redirect_uris: 'https://harvest.example/callback',
    country: 'CA',
  })
  assert.equal(made.status, 200, made.text)
  const one = `/api/v1/recipients/${String(made.body['client_id'])}`
  assert.equal((await call('POST', `${one}/secret`, token)).status, 200)
  const changed = await call('PUT', one, token, { redirect_uris: 'https://harvest.example/back' })
  assert.deepEqual([changed.status, changed.body['redirect_uris']], [200, ['https://harvest.example/back']])
  const ids = `${String(made.body['client_id'])},${server.recipient.clientId}`
  const asked = await call('POST', `/api/v1/recipients/providers/requests/${ids}/1000,1001`, token)
  assert.deepEqual([asked.status, (JSON.parse(asked.text) as unknown[]).length], [200, 4], asked.text)
  for (const path of [`${one}/providers/requests`, '/api/v1/recipients/providers/requests']) {
    assert.equal((await call('GET', path, token)).status, 200)
  }
})

test('a connection is revoked by DELETE with a body, which says nothing that the token does not', async () => {
  const app = await openClient(server)
  const { accessToken } = await app.connect()
  const body = { LoginId: crypto.randomUUID(), MostRecentCached: true }
  const revoked = await call('DELETE', '/api/v1/revoke', accessToken, body)
  assert.equal(revoked.status, 204, revoked.text)
  assert.equal((await call('DELETE', '/api/v1/revoke', accessToken, body)).status, 400)
})
