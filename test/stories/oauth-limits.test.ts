// Guessing is slowed down: failed authentications are counted per client and address, and nobody else is kept out.

import assert from 'node:assert/strict'
import { request } from 'node:http'
import test from 'node:test'
import { postForm, basic } from '../requests.ts'
import { openTestServer, type TestServer } from '../server.ts'
import type { NewClient } from '../../src/domain/clients/add-client.ts'

const TOKEN = '/api/v1/token'
const CC = { grant_type: 'client_credentials' }
const MOST = 5

test('after too many failures who guesses is asked to wait, until the minute is over, and a right secret is never refused', async () => {
  await using server = await openTestServer({ failuresPerMinute: MOST })
  const { clientId } = server.recipient
  const guess = { clientId, clientSecret: 'guessed' }
  const ask = async (credentials: NewClient, path = TOKEN) => postForm(server, path, { ...CC, token: 'x' }, credentials)

  for (let failure = 0; failure < MOST; failure++) assert.equal((await ask(guess)).body['error'], 'invalid_client')
  for (const path of [TOKEN, '/api/v1/revoke', '/api/v1/introspect']) {
    const { status, headers, body } = await ask(guess, path)
    assert.deepEqual([status, body['error']], [429, 'temporarily_unavailable'])
    assert.equal(headers.get('retry-after'), '60')
    assert.equal(headers.get('cache-control'), 'no-store')
    assert.equal((await ask(server.recipient, path)).status, 200)
  }
  assert.equal((await ask({ ...server.otherRecipient, clientSecret: 'guessed' })).status, 400)
  if (process.platform === 'linux') assert.equal(await statusFrom('127.0.0.2', server, guess), 400)
  server.clock.advance({ minutes: 1 })
  assert.equal((await ask(guess)).status, 400)
})

test('a client that authenticates well is never slowed down by what it asks for', async () => {
  await using server = await openTestServer({ failuresPerMinute: MOST })
  for (let time = 0; time < MOST * 3; time++) {
    const fields = { grant_type: 'refresh_token', refresh_token: 'unknown' }
    assert.equal((await postForm(server, TOKEN, fields, server.recipient)).body['error'], 'invalid_grant')
  }
  assert.equal((await postForm(server, TOKEN, CC, server.recipient)).status, 200)
})

/** What is answered at another address of this machine: every 127.x.x.x is one on Linux. */
function statusFrom(localAddress: string, { issuer }: TestServer, credentials: NewClient): Promise<number | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<number | undefined>()
  const headers = { authorization: basic(credentials), 'content-type': 'application/x-www-form-urlencoded' }
  const asked = request(`${issuer}${TOKEN}`, { method: 'POST', localAddress, headers }, (response) => {
    response.resume().once('end', () => resolve(response.statusCode))
  })
  asked.once('error', reject).end(new URLSearchParams(CC).toString())
  return promise
}
