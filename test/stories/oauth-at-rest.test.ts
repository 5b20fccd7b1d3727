// What a thief of the database finds: of every credential that was given out on a whole trip no table holds the value.

import assert from 'node:assert/strict'
import test from 'node:test'
import { postForm } from '../requests.ts'
import { openBrowser, consent } from '../customer.ts'
import { openClient, read } from '../oauth-client.ts'
import { openTestServer } from '../server.ts'

test('nothing in any table is a secret, a code, a token or a cookie that somebody holds, and nothing there opens anything', async () => {
  await using server = await openTestServer()
  const app = await openClient(server)
  const cookies: string[] = []
  server.app.http.server.on('request', ({ headers }) => void cookies.push(...valuesOf(headers.cookie)))
  const answer = await consent(openBrowser(server.issuer), app.authorizeUrl())
  const unused = answer.searchParams.get('code') ?? ''
  const { code, accessToken, refreshToken } = await app.connect()
  assert.ok(cookies.length > 4)

  const stored = await everythingStored()
  const { recipient, otherRecipient, partner } = server
  const secrets = [recipient, otherRecipient, partner].map(({ clientSecret }) => clientSecret)
  const held = [...secrets, code, unused, refreshToken, accessToken, accessToken.split('.')[2]!, ...cookies]
  for (const value of new Set(held)) assert.ok(!stored.some((text) => text.includes(value)), value)

  const hashes = [...new Set(stored.flatMap((text) => text.match(/[\w-]{43,}|[0-9a-f]{64}/g) ?? []))]
  assert.ok(hashes.length > 8)
  for (const value of hashes) {
    const { clientId } = recipient
    const asSecret = await postForm(server, '/api/v1/token', {}, { clientId, clientSecret: value })
    assert.equal(asSecret.body['error'], 'invalid_client')
    const asCode = { grant_type: 'authorization_code', code: value, redirect_uri: app.redirectUri }
    const asRefresh = { grant_type: 'refresh_token', refresh_token: value }
    for (const fields of [asCode, asRefresh]) {
      assert.equal((await postForm(server, '/api/v1/token', fields, recipient)).body['error'], 'invalid_grant')
    }
    assert.equal((await read(server, value)).status, 401)
  }

  /** Every row of every table that the sandbox's banks do not keep for themselves, as text. */
  async function everythingStored(): Promise<readonly string[]> {
    const tables = await server.database.run<{ name: string }>(
      `select table_name as name from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'sandbox_%'`,
      [],
    )
    assert.ok(tables.length > 10)
    const rows = await Promise.all(
      tables.map(({ name }) => server.database.run<{ text: string }>(`select t::text as text from "${name}" t`, [])),
    )
    return rows.flat().map(({ text }) => text)
  }
})

function valuesOf(cookie = ''): readonly string[] {
  return cookie.split('; ').flatMap((pair) => {
    const value = pair.slice(pair.indexOf('=') + 1)
    // A language is no secret.
    return value.length > 2 ? [value] : []
  })
}
