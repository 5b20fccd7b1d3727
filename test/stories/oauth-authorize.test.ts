// The authorize endpoint: who may be sent back to an app is sent back with what was wrong; everybody else sees a page.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { send, type Reply } from '../requests.ts'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { addProvider } from '../../src/domain/providers/add-provider.ts'
import { admitRecipient } from '../../src/domain/registrations/admit-recipient.ts'
import { openClient, type OAuthClient } from '../oauth-client.ts'
import { openTestServer, REDIRECT_URI, type TestServer } from '../server.ts'

let server: TestServer
let app: OAuthClient

before(async () => {
  server = await openTestServer({ clusters: ['ACCOUNT_BASIC', 'TRANSACTIONS'] })
  app = await openClient(server)
  await act(server.stage, bySystem('test'), async (act) => {
    const name = { en: 'Closed Bank', fr: 'Banque fermée' }
    const bank = { name, language: 'en', country: 'CA', connector: 'sandbox' } as const
    await addProvider(act, { ...bank, providerId: 1002, status: 'DISABLED' })
    await admitRecipient(act, server.recipient.clientId, 1002)
  })
})
after(() => server[Symbol.asyncDispose]())

type Changes = Record<string, string | undefined>

const SCOPE = 'ACCOUNT_BASIC TRANSACTIONS'
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
const ASTRAY = [
  `${REDIRECT_URI}/`,
  `${REDIRECT_URI}?extra=1`,
  `${REDIRECT_URI}#fragment`,
  `${REDIRECT_URI}%2f`,
  `${REDIRECT_URI}/../callback`,
  ` ${REDIRECT_URI}`,
  `${REDIRECT_URI} `,
  `${REDIRECT_URI}\0`,
  'https://app.example/Callback',
  'HTTPS://app.example/callback',
  'https://APP.example/callback',
  'https://app.example:443/callback',
  'https://app.example./callback',
  'https://app.example%2fcallback',
  'https://app.example\\@evil.example/callback',
  'https://app.example@evil.example/callback',
  'https://user:pass@app.example/callback',
  'https://app.example.evil.example/callback',
  'https://аpp.example/callback',
  'http://app.example/callback',
  '//app.example/callback',
  '/callback',
  'javascript:alert(1)',
  'data:text/html,hello',
  '',
  '*',
] as const

function ask(changes: Changes = {}): Promise<Reply> {
  return send(server, app.authorizeUrl({ scope: SCOPE, ...changes }).href)
}

/** What came back to the app, which is told everything that RFC 6749 4.1.2.1 and RFC 9207 say, and nothing else. */
function readError({ status, headers }: Reply): { error: string | null; description: string; state: string | null } {
  assert.equal(status, 302)
  const location = headers.get('location') ?? ''
  assert.ok(location.startsWith(`${REDIRECT_URI}?`), location)
  assert.equal(headers.get('cache-control'), 'no-store')
  const answer = new URL(location).searchParams
  assert.equal(answer.get('iss'), server.issuer)
  const known = new Set(['error', 'error_description', 'iss', 'state'])
  assert.deepEqual(
    [...answer.keys()].filter((name) => !known.has(name)),
    [],
  )
  const description = answer.get('error_description') ?? ''
  assert.match(description, /^[\x20-\x21\x23-\x5B\x5D-\x7E]{10,}$/)
  return { error: answer.get('error'), description, state: answer.get('state') }
}

function assertPage({ status, headers, text }: Reply): void {
  assert.equal(status, 400)
  assert.match(headers.get('content-type') ?? '', /^text\/html/)
  assert.equal(headers.get('location'), null)
  assert.equal(headers.get('referrer-policy'), 'no-referrer')
  assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/)
  // The link to the other language asks the same of us, and of nobody else.
  const links = [...text.matchAll(/<a href="([^"]*)" lang/g)].map(([, link = '']) => link)
  for (const link of links) assert.match(link, /^\/api\/v1\/authorize\?/)
  assert.doesNotMatch(text.replaceAll(/<a href="[^"]*" lang/g, ''), /evil|http-equiv|<script/)
}

test('a right request starts an authorization bound to the browser that asked', async () => {
  const { status, headers } = await ask()
  assert.equal(status, 303)
  const path = headers.get('location') ?? ''
  assert.match(path, /^\/authorizations\/authorization_[0-9a-z]{26}$/)
  assert.match(headers.get('set-cookie') ?? '', /; HttpOnly; SameSite=Lax/)
  const stranger = await send(server, path)
  assert.equal(stranger.status, 403)
})

test('an unknown client is never redirected', async () => {
  const { clientId } = server.partner
  for (const id of [undefined, '', 'dc-unknown', '\0', server.recipient.clientId.toUpperCase(), clientId]) {
    assertPage(await ask({ client_id: id }))
  }
})

test('a redirect_uri that is not to the letter a registered one is never redirected to', async () => {
  for (const redirectUri of [...ASTRAY, undefined, app.redirectUri.slice(0, -1), 'https://other.example/callback']) {
    assertPage(await ask({ redirect_uri: redirectUri }))
  }
})

test('a client_id or redirect_uri that comes twice is not redirected to', async () => {
  for (const name of ['client_id', 'redirect_uri']) {
    const url = app.authorizeUrl({ scope: SCOPE })
    url.searchParams.append(name, url.searchParams.get(name) ?? '')
    assertPage(await send(server, url.href))
  }
})

test('a suspended client is unknown', async () => {
  const suspend = (status: string) =>
    server.database.transaction((tx) =>
      tx.updateTable('client').set({ status }).where('client_id', '=', server.recipient.clientId).execute(),
    )
  await suspend('SUSPENDED')
  assertPage(await ask())
  await suspend('ACTIVE')
  assert.equal((await ask()).status, 303)
})

const wrong: Readonly<Record<string, readonly [error: string, ...Changes[]]>> = {
  'a response_type other than code is unsupported': [
    'unsupported_response_type',
    ...['token', 'id_token', 'none', 'code id_token', 'code token', 'CODE', 'code code', ' code'].map((type) => ({
      response_type: type,
    })),
  ],
  'a missing response_type is an invalid request': [
    'invalid_request',
    { response_type: undefined },
    { response_type: '' },
  ],
  'a response_mode other than query is refused': [
    'invalid_request',
    { response_mode: 'fragment' },
    { response_mode: 'form_post' },
  ],
  'a scope that is unknown, not allowed, or without ACCOUNT_BASIC is invalid': [
    'invalid_scope',
    { scope: undefined },
    { scope: '' },
    { scope: ' ' },
    { scope: 'TRANSACTIONS' },
    { scope: 'account_basic' },
    { scope: 'openid profile' },
    { scope: `${SCOPE} STATEMENTS` },
    { scope: `${SCOPE} client:admin` },
    { scope: 'ACCOUNT_BASIC,TRANSACTIONS' },
    { scope: 'ACCOUNT_BASIC "é\n\u2028\\' },
    { scope: `ACCOUNT_BASIC ${'X'.repeat(3000)}` },
  ],
  'a provider_id that names no provider is an invalid request': [
    'invalid_request',
    ...[undefined, '', '0', '-1', '01000', '1e3', '1000.0', '0x3e8', ' 1000', 'maple', '9999', '99999999999999'].map(
      (id) => ({ provider_id: id }),
    ),
  ],
  'a DISABLED provider takes nobody for now': ['temporarily_unavailable', { provider_id: '1002' }],
  'a missing or overlong state is an invalid request': [
    'invalid_request',
    { state: undefined },
    { state: '' },
    { state: 'x'.repeat(2049) },
  ],
  'a correlation_id that is no UUID is an invalid request': [
    'invalid_request',
    { correlation_id: 'abc' },
    { correlation_id: '0193a5c8-57b1-7b4e-9c3d-2f6a8b0c4d1' },
    { correlation_id: "0193a5c8-57b1-7b4e-9c3d-2f6a8b0c4d1'" },
  ],
  'a language other than en and fr is an invalid request': ['invalid_request', { language: 'de' }, { language: 'EN' }],
  'a code_challenge is S256 or refused': [
    'invalid_request',
    { code_challenge: CHALLENGE },
    { code_challenge: CHALLENGE, code_challenge_method: 'plain' },
    { code_challenge: CHALLENGE, code_challenge_method: 's256' },
    { code_challenge_method: 'S256' },
    { code_challenge: CHALLENGE.slice(1), code_challenge_method: 'S256' },
    { code_challenge: `${CHALLENGE}=`, code_challenge_method: 'S256' },
    { code_challenge: `${CHALLENGE.slice(0, -1)}+`, code_challenge_method: 'S256' },
    { code_challenge: `${CHALLENGE}\n`, code_challenge_method: 'S256' },
  ],
  'request objects are refused, not ignored': ['request_not_supported', { request: 'e30.e30.' }],
  'request objects at an address are refused, not ignored': [
    'request_uri_not_supported',
    { request_uri: 'https://app.example/request' },
    { request_uri: 'urn:ietf:params:oauth:request_uri:abc' },
  ],
  'registrations are refused, not ignored': ['registration_not_supported', { registration: '{}' }],
}

for (const [guarantee, [error, ...cases]] of Object.entries(wrong)) {
  test(`${guarantee}, and the app is told`, async () => {
    for (const changes of cases) {
      const answer = readError(await ask(changes))
      assert.equal(answer.error, error, JSON.stringify(changes))
      const { state } = { state: 'a state', ...changes }
      assert.equal(answer.state, state || null, JSON.stringify(changes))
    }
  })
}

test('an app that is not registered at the provider is told that it may not', async () => {
  const other = await openClient(server, server.otherRecipient)
  const { headers } = await send(server, other.authorizeUrl({ provider_id: '1001' }).href)
  const answer = new URL(headers.get('location') ?? '')
  assert.equal(answer.origin + answer.pathname, other.redirectUri)
  assert.equal(answer.searchParams.get('error'), 'unauthorized_client')
})

test('a registration that is not ACTIVE opens no authorization', async () => {
  const set = (status: string) =>
    server.database.transaction((tx) =>
      tx
        .updateTable('registration')
        .set({ status })
        .where('client_id', '=', server.recipient.clientId)
        .where('provider_id', '=', 1001)
        .execute(),
    )
  for (const status of ['PENDING_APPROVAL', 'PENDING_ACTIVATION', 'REJECTED', 'SUSPENDED']) {
    await set(status)
    assert.equal(readError(await ask({ provider_id: '1001' })).error, 'unauthorized_client')
  }
  await set('ACTIVE')
  assert.equal((await ask({ provider_id: '1001' })).status, 303)
})

test('a parameter that comes twice is refused by name, unless it is state: then none is returned', async () => {
  const repeatable = ['response_type', 'scope', 'provider_id', 'code_challenge', 'language', 'state', 'utm_source']
  for (const name of repeatable) {
    const url = app.authorizeUrl({ scope: SCOPE, code_challenge: CHALLENGE, language: 'en', utm_source: 'mail' })
    url.searchParams.append(name, url.searchParams.get(name) ?? '')
    const answer = readError(await send(server, url.href))
    assert.equal(answer.error, 'invalid_request')
    assert.ok(answer.description.startsWith(name), answer.description)
    assert.equal(answer.state, name === 'state' ? null : 'a state')
  }
})

test('state comes back byte for byte, however long and in whatever letters', async () => {
  const states = ['x'.repeat(1000), 'é€😀 中', '+ %2B&=#?/', '"><script>', "';--", '\r\nset-cookie: a=b', '\u202e\t']
  for (const state of states) assert.equal(readError(await ask({ state, scope: 'NONE' })).state, state)
})

test('a query that cannot be read exactly is refused, never guessed at', async () => {
  for (const state of ['%FF', '%C0%AF', '%ED%A0%80', '%', '%zz', '%00']) {
    assertPage(await send(server, `${app.authorizeUrl({ scope: SCOPE, state: undefined }).href}&state=${state}`))
  }
})

test('order and repetition of scopes mean nothing', async () => {
  for (const scope of ['TRANSACTIONS ACCOUNT_BASIC', 'ACCOUNT_BASIC', 'ACCOUNT_BASIC  ACCOUNT_BASIC ']) {
    assert.equal((await ask({ scope })).status, 303)
  }
})

test('unknown parameters are ignored, and empty ones count as left out', async () => {
  assert.equal((await ask({ prompt: 'login', utm_source: 'mail', __proto__: 'x', constructor: 'y' })).status, 303)
  const empty = { correlation_id: '', language: '', code_challenge: '', code_challenge_method: '', request: '' }
  assert.equal((await ask(empty)).status, 303)
})

test('only GET and a form are taken, and no other site may read the answer', async () => {
  for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
    const { status, headers } = await send(server, app.authorizeUrl().href, {
      method,
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'GET' },
    })
    assert.equal(status, 405)
    assert.equal(headers.get('allow'), 'GET, POST')
    assertNoCors(headers)
  }
  const asked = await send(server, app.authorizeUrl({ scope: SCOPE }).href, {
    headers: { origin: 'https://evil.example' },
  })
  assert.equal(asked.status, 303)
  assertNoCors(asked.headers)
})

function assertNoCors(headers: Headers): void {
  assert.deepEqual(
    [...headers.keys()].filter((name) => name.startsWith('access-control-')),
    [],
  )
}
