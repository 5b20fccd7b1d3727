// The stranger: calls every endpoint there is, with nothing, with nonsense, with another app's token, and learns nothing.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { send, type Reply, basic } from '../requests.ts'
import { newCode, openClient, read, type OAuthClient, type Tokens } from '../oauth-client.ts'
import type { Endpoint } from '../../src/platform/http/endpoint.ts'
import { connectRaw } from '../raw-connection.ts'
import { openTestServer, type TestServer } from '../server.ts'

/** Endpoints that ask nobody who they are. This list may only shrink: a new endpoint has an access rule. */
const OPEN = new Set([
  'authorize',
  'authorize-by-post',
  'metadata',
  'openid-metadata',
  'jwks',
  'continue-authorization',
  'leave-for-bank',
  'return-from-bank',
  'return-from-any-bank',
  'return-to-trial',
  'show-accounts',
  'choose-accounts',
  'show-review',
  'decide',
  'go-to-app',
  'assets',
  'recipient-logo',
  'home',
  'openapi',
  'reference',
  'reference-file',
  'guides',
  'guide',
  'show-sandbox-sign-in',
  'continue-sandbox-sign-in',
  'get-sandbox-stylesheet',
  'live',
  'ready',
  'show-console-sign-in',
  'console-sign-in',
  'console-sign-in-with-passkey',
  'show-console-welcome',
  'console-welcome',
  'console-assets',
  'connect',
  'connect-bank',
  'connect-window',
  'connect-answer',
  'connect-done',
  'connect-accent',
  'connect-v2',
  'connect-v2-slash',
  'connect-v2-institution',
  'connect-v2-institution-slash',
  'show-my-data',
  'show-my-data-at-bank',
  'leave-my-data-for-bank',
  'return-to-my-data',
])

/** What each access rule promises to whoever does not meet it. */
const refusals: Readonly<Record<string, (reply: Reply) => void>> = {
  client({ status, body }) {
    assert.deepEqual([status, body['error']], [400, 'invalid_client'])
  },
  connection: refuseToken,
  partner: refuseToken,
  'partner-or-recipient': refuseToken,
  'viewer token': refuseToken,
  'auditor token': refuseToken,
  'operator token': refuseToken,
  'secret key': refuseOrganization,
  'x-api-key': refuseOrganization,
  'authorize token': refuseOrganization,
  'api secret': refuseOrganization,
  'sharing partner': refuseOrganization,
  'console viewer': sendToSignIn,
  'console auditor': sendToSignIn,
  'console operator': sendToSignIn,
  'console viewer, proved': sendToSignIn,
  'console operator, proved': sendToSignIn,
  customer({ status, headers, text }) {
    assert.deepEqual([status, text, headers.get('location')], [303, '', '/my-data/banks/1000?notice=over'])
  },
  registrant: refuseToken,
  userinfo: refuseToken,
  recipient: refuseFdxToken,
  'consent-holder': refuseFdxToken,
  reader: refuseFdxToken,
}

/** Nothing is said but where to sign in. */
function sendToSignIn({ status, headers, text }: Reply): void {
  assert.deepEqual([status, text], [303, ''])
  assert.match(headers.get('location') ?? '', /^\/console\/sign-in\?/)
}

function refuseOrganization({ status, body }: Reply): void {
  assert.deepEqual([status, body['HttpStatusCode']], [401, 401])
  assert.match(String(body['FlinksCode']), /^(ACCESS_DENIED|UNAUTHORIZED)$/)
}

/** 400 by the contract; 401 with its challenge where an RFC says so. */
function refuseToken({ status, headers, body }: Reply): void {
  assert.deepEqual([status, body['error']], [headers.has('www-authenticate') ? 401 : 400, 'invalid_token'])
}

function refuseFdxToken({ status, headers, body }: Reply): void {
  assert.deepEqual([status, body['code']], [401, '602'])
  assert.match(headers.get('www-authenticate') ?? '', /^Bearer /)
}

const CREDENTIALS = ['Bearer x', 'Bearer e30.e30.', 'Bearer', 'Basic eDp5', 'Basic', 'DPoP x', "Basic ' or 1=1 --"]
const NONSENSE = [...CREDENTIALS, 'x'.repeat(6000)].map((authorization) => ({
  authorization,
  cookie: `portage-x=x; ${'y'.repeat(500)}=1; =; ;`,
}))

const HOSTILE = ['%27%20or%201=1--', '%00', '%2e%2e%2f%2e%2e', '%ff', '%', '%F0%9F%98%80', 'x'.repeat(513), '__proto__']

const BODIES: Readonly<Record<string, readonly string[]>> = {
  'application/x-www-form-urlencoded': [
    '',
    'a=1&a=2',
    '%00',
    'token=%27',
    'csrf_token=x&decision=allow',
    'client_id=%00',
  ],
  'application/json': ['', '{', '[]', '{"client_id":"\\u0000","client_secret":"x"}', '{"__proto__":{"a":1}}'],
  'text/plain': ['hello'],
}

let server: TestServer
let app: OAuthClient
let otherApp: OAuthClient
let tokens: Tokens
let accountId: string
let authorizationId: string
let consentId: string

before(async () => {
  server = await openTestServer()
  app = await openClient(server)
  otherApp = await openClient(server, server.otherRecipient)
  tokens = await app.connect()
  const { text } = await read(server, tokens.accessToken, '/api/fdx/5/accounts')
  consentId = (await app.introspect(tokens.accessToken))['fdxConsentId'] as string
  accountId = /"accountId":"([^"]+)"/.exec(text)![1]!
  const started = await send(server, app.authorizeUrl().href)
  authorizationId = started.headers.get('location')!.split('/').at(-1)!
})
after(() => server[Symbol.asyncDispose]())

/** The address with what the owner would put there, or with something else. */
function addressOf({ path }: Endpoint, value?: string): string {
  const { clientId } = server.recipient
  const owner: Record<string, string> = { accountId, id: authorizationId, consentId, clientId }
  return path.replaceAll(/:(\w+)/g, (_, name: string) => value ?? owner[name] ?? '1000')
}

function call(endpoint: Endpoint, address: string, headers: Record<string, string> = {}, body?: string) {
  const sent = endpoint.method === 'GET' ? undefined : body
  const named = { 'x-fapi-interaction-id': crypto.randomUUID(), ...headers }
  return send(server, address, { method: endpoint.method, headers: named, ...(sent !== undefined && { body: sent }) })
}

function assertSilent(reply: Reply): void {
  assertSound(reply)
  for (const secret of [accountId, tokens.accessToken, tokens.refreshToken, 'Robin', server.recipient.clientSecret]) {
    assert.ok(!reply.text.includes(secret), secret)
  }
}

/** Whatever went wrong was foreseen, and nothing is told of the inside. */
function assertSound({ status, text }: Reply): void {
  assert.ok(status < 500, text)
  const inside = /\.[jt]s:\d|node:internal|syntax error|violates|relation "|invalid (input syntax|byte)|pglite|kysely/i
  assert.doesNotMatch(text, inside)
}

async function forEach(t: { test: typeof test }, body: (endpoint: Endpoint) => Promise<void>): Promise<void> {
  for (const endpoint of server.app.endpoints) await t.test(endpoint.name, () => body(endpoint))
}

function assertRefused({ access }: Endpoint, reply: Reply): void {
  assertSilent(reply)
  if (access.name === 'anyone') return
  const refusal = refusals[access.name]
  assert.ok(refusal, `say above what a stranger is answered where access is ${access.name}`)
  refusal(reply)
}

test('only the endpoints on the list are open to anyone', () => {
  const open = server.app.endpoints.filter(({ access }) => access.name === 'anyone').map(({ name }) => name)
  assert.deepEqual(open.toSorted(), [...OPEN].toSorted())
})

test('wherever GET is taken HEAD is, and gives the same without the body; but not where GET changes something', async (t) => {
  await forEach(t, async (endpoint) => {
    if (endpoint.method !== 'GET') return
    if (endpoint.isUnsafe) {
      const refused = await send(server, addressOf(endpoint), { method: 'HEAD' })
      assert.equal(refused.status, 405)
      assert.match(refused.headers.get('allow') ?? '', /^GET(, POST)?$/)
      return
    }
    // As it is: the length of what is compressed is not that of its text.
    const interaction = { 'x-fapi-interaction-id': crypto.randomUUID(), 'accept-encoding': 'identity' }
    for (const headers of [interaction, { ...interaction, authorization: `Bearer ${tokens.accessToken}` }]) {
      const whole = await call(endpoint, addressOf(endpoint), headers)
      const head = await send(server, addressOf(endpoint), { method: 'HEAD', headers })
      assert.deepEqual([head.status, head.text], [whole.status, ''])
      for (const name of ['content-type', 'cache-control'])
        assert.equal(head.headers.get(name), whole.headers.get(name))
      if (whole.text) assert.equal(head.headers.get('content-length'), String(Buffer.byteLength(whole.text)))
    }
  })
})

test('a method that an address does not take is refused, however new or strange', async (t) => {
  await forEach(t, async (endpoint) => {
    for (const method of ['OPTIONS', 'QUERY', 'PROPFIND', 'PURGE']) {
      const refused = await send(server, addressOf(endpoint), { method })
      assert.ok(refused.status >= 400 && refused.status <= 405, `${method}: ${refused.status}`)
      assertSilent(refused)
    }
  })
})

test('where there is nothing, a browser is shown a page and a program is answered in JSON', async () => {
  for (const path of [
    '/nothing',
    '/api',
    '/API/v1/providers',
    '/.//api/v1/token',
    '/api%2fv1',
    '/api/v1/nothing',
    '/v3/x/',
  ]) {
    const asked = await send(server, path)
    assert.deepEqual([asked.status, asked.headers.get('content-type')], [404, 'application/json; charset=utf-8'], path)
  }
  const shown = await send(server, '/nothing', { headers: { accept: 'text/html,application/xhtml+xml' } })
  assert.deepEqual([shown.status, shown.headers.get('content-type')], [404, 'text/html; charset=utf-8'])
})

test('without credentials, and with nonsense for credentials, every endpoint answers as its access rule promises', async (t) => {
  await forEach(t, async (endpoint) => {
    for (const headers of [{}, ...NONSENSE]) assertRefused(endpoint, await call(endpoint, addressOf(endpoint), headers))
  })
})

test('what a stranger would send is never read: the refusal comes before the first byte of a megabyte', async (t) => {
  await forEach(t, async (endpoint) => {
    if (endpoint.method === 'GET') return
    using connection = await connectRaw(server.issuer)
    const type = endpoint.accepts[0] === 'form' ? 'application/x-www-form-urlencoded' : 'application/json'
    const lines = [
      `${endpoint.method} ${addressOf(endpoint)} HTTP/1.1`,
      `host: ${new URL(server.issuer).host}`,
      `x-fapi-interaction-id: ${crypto.randomUUID()}`,
      `content-type: ${type}`,
      'content-length: 1000000',
    ]
    connection.write(`${lines.join('\r\n')}\r\n\r\n`)
    const { status, headers, text } = await connection.answer()
    const body = /json/.test(headers.get('content-type') ?? '') ? (JSON.parse(text) as Reply['body']) : {}
    const reply = { status, headers, text, body }
    if (!endpoint.access.readsBody) return assertRefused(endpoint, reply)
    assert.match(text, /larger than the 16384 bytes/)
  })
})

test('a hostile address, query or body is no trouble, whoever sends it', async (t) => {
  const owners: Readonly<Record<string, string>> = {
    reader: `Bearer ${tokens.accessToken}`,
    client: basic(app.credentials),
  }
  await forEach(t, async (endpoint) => {
    const authorization = owners[endpoint.access.name] ?? 'Bearer x'
    const usual = addressOf(endpoint)
    const hostile = HOSTILE.flatMap((value) => [
      addressOf(endpoint, value),
      `${usual}?${value}=${value}&state=${value}`,
    ])
    for (const address of hostile.filter((address) => address !== usual)) {
      assertSilent(await call(endpoint, address))
      assertSound(await call(endpoint, address, { authorization }))
    }
    if (endpoint.method === 'GET') return
    for (const [type, bodies] of Object.entries(BODIES)) {
      for (const body of bodies) {
        assertSilent(await call(endpoint, addressOf(endpoint), { 'content-type': type }, body))
        assertSound(await call(endpoint, addressOf(endpoint), { 'content-type': type, authorization }, body))
      }
    }
  })
})

test('no address leads elsewhere because the question says so', async (t) => {
  const names = 'redirect_uri return_uri return_to redirect next url to continue callback RelayState'.split(' ')
  await forEach(t, async (endpoint) => {
    for (const evil of ['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:alert(1)']) {
      const question = new URLSearchParams(names.map((name) => [name, evil]))
      const { headers, text } = await call(endpoint, `${addressOf(endpoint)}?${question}`)
      const location = headers.get('location') ?? '/'
      assert.equal(new URL(location, server.issuer).origin, server.issuer)
      assert.doesNotMatch(text, /(href="?|action="?|src="?|"\d+; *url=)(https:\/\/evil|\/[/\\]evil|javascript)/i)
    }
  })
})

test("a customer's pages are shut to every browser but the one that began", async (t) => {
  for (const endpoint of server.app.endpoints.filter(({ path }) => path.startsWith('/authorizations/'))) {
    await t.test(endpoint.name, async () => {
      for (const cookie of ['', `portage-${authorizationId.slice(-12)}=${'x'.repeat(43)}`]) {
        const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' }
        const reply = await call(endpoint, addressOf(endpoint), headers, 'decision=allow')
        assert.equal(reply.status, 403)
        assertSilent(reply)
      }
    })
  }
})

test("another app's credentials and tokens open nothing of this app's and end nothing of it", async (t) => {
  await forEach(t, async (endpoint) => {
    const { accessToken } = await otherApp.redeem(await newCode(server, otherApp, { bankCustomerId: 'maple-10002' }))
    const bearer = { authorization: `Bearer ${accessToken}` }
    const reply = await call(endpoint, addressOf(endpoint), bearer)
    assertSilent(reply)
    if (endpoint.access.name === 'reader' && endpoint.path.includes(':accountId')) {
      const nowhere = addressOf(endpoint).replace(accountId, '00000000-0000-4000-8000-000000000000')
      assert.deepEqual([reply.status, reply.body['code']], [404, '701'])
      assert.equal(reply.text, (await call(endpoint, nowhere, bearer)).text)
    }
    if (endpoint.access.name === 'client') {
      const headers = { authorization: basic(otherApp.credentials), 'content-type': 'application/json' }
      for (const token of [tokens.accessToken, tokens.refreshToken]) {
        const body = JSON.stringify({ token, grant_type: 'refresh_token', refresh_token: token })
        assertSilent(await call(endpoint, addressOf(endpoint), headers, body))
      }
    }
  })
  assert.equal((await read(server, await app.refresh(tokens.refreshToken))).status, 200)
})
