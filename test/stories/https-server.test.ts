// A server that is reached by https: its cookies are of this very host, and browsers never ask it in any other way.

import assert from 'node:assert/strict'
import test from 'node:test'
import { send } from '../requests.ts'
import { openClient } from '../oauth-client.ts'
import { openTestServer } from '../server.ts'

const behindHttps = 'https://bank.example'

test('by https every answer tells browsers to stay with it, and by http none does', async () => {
  await using secure = await openTestServer({ behindHttps })
  await using plain = await openTestServer()
  for (const path of ['/', '/console', '/health/live', '/api/fdx/6/accounts', '/nothing', '/api/v1/token']) {
    assert.equal((await send(secure, path)).headers.get('strict-transport-security'), 'max-age=31536000', path)
    assert.equal((await send(plain, path)).headers.get('strict-transport-security'), null, path)
  }
})

test('by https a cookie is taken only under the name that no other host can set, and of two of that name none', async () => {
  await using server = await openTestServer({ behindHttps })
  const shown = await send(server, '/console/sign-in')
  const [cookie = ''] = shown.headers.getSetCookie()
  assert.match(cookie, /^__Host-portage-console-visitor=[\w-]{43}; Path=\/; (?!.*Domain).*SameSite=Strict; Secure$/)
  const pair = cookie.split(';')[0]!
  const fields = {
    csrf_token: /name="csrf_token" value="([^"]+)"/.exec(shown.text)?.[1] ?? '',
    user_name: 'a@b.example',
  }
  /** Whether the form counted: then it is shown again, since the password is wrong. */
  const counts = async (cookie: string) => {
    const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' }
    const body = new URLSearchParams({ ...fields, password: 'x', code: '123456' }).toString()
    const { text } = await send(server, '/console/sign-in', { method: 'POST', headers, body })
    return text.includes('name="csrf_token"')
  }
  assert.ok(await counts(pair))
  assert.ok(await counts(`other=1; ${pair}`))
  const plain = pair.slice('__Host-'.length)
  for (const forged of ['', plain, `${pair}; ${pair}`, `__Host-portage-console-visitor=x; ${pair}`]) {
    assert.ok(!(await counts(forged)), forged)
  }
})

test('by https two authorizations in one browser each have a cookie of their own', async () => {
  await using server = await openTestServer({ behindHttps })
  const app = await openClient(server).catch(() => undefined)
  assert.equal(app, undefined, 'a client that is told another issuer than it asked turns away')
  const ask = new URLSearchParams({
    client_id: server.recipient.clientId,
    redirect_uri: 'https://app.example/callback',
    response_type: 'code',
    scope: 'ACCOUNT_BASIC',
    state: 's',
    provider_id: '1000',
  })
  const names = await Promise.all(
    [1, 2].map(async () => {
      const [cookie = ''] = (await send(server, `/api/v1/authorize?${ask}`)).headers.getSetCookie()
      assert.match(cookie, /^__Host-portage-[^=]+=[\w-]{43}; Path=\/; (?!.*Domain).*; Secure$/)
      return cookie.split('=')[0]
    }),
  )
  assert.notEqual(names[0], names[1])
})
