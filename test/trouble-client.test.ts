// The client before a server in trouble: whatever comes back, at whatever step, is one of the errors that it promises.

import assert from 'node:assert/strict'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import test from 'node:test'
import { PortageClient } from 'portage-client'
import { DataRefused, isPortageError, type PortageError } from 'portage-client/portage-error'

/** What goes wrong on the way, once for the path that it is set on. */
type Trouble = (response: ServerResponse) => void

type FrailServer = AsyncDisposable & {
  readonly client: PortageClient
  /** The trouble of each path; a path without one answers well. */
  readonly troubles: Map<string, Trouble>
}

const rows: Readonly<Record<string, unknown>> = {
  '/api/v1/token': { access_token: 'a', token_type: 'Bearer', expires_in: 300, refresh_token: 'r' },
  '/api/v1/introspect': { active: false },
  '/api/v1/revoke': {},
  '/api/v1/providers': [],
  '/api/fdx/5/accounts': { page: {}, links: { next: { href: '/page-2' } }, accounts: [{ a: { accountId: '1' } }] },
  '/page-2': { page: {}, links: {}, accounts: [{ a: { accountId: '2' } }] },
  '/api/fdx/5/accounts/1': { depositAccount: { accountId: '1' } },
  '/api/fdx/5/accounts/1/statements/2': '%PDF-',
  '/api/fdx/6/accounts': { page: {}, links: {}, accounts: [{ accountId: '1' }] },
}

async function openFrailServer(): Promise<FrailServer> {
  const troubles = new Map<string, Trouble>()
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', issuer)
    const trouble = troubles.get(pathname)
    if (trouble) return trouble(response)
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(pathname.includes('/.well-known/') ? metadata() : rows[pathname]))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const metadata = () => ({
    issuer,
    authorization_endpoint: `${issuer}/api/v1/authorize`,
    token_endpoint: `${issuer}/api/v1/token`,
    introspection_endpoint: `${issuer}/api/v1/introspect`,
    revocation_endpoint: `${issuer}/api/v1/revoke`,
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
  })
  return {
    client: new PortageClient({ issuer, clientId: 'c', clientSecret: 's', redirectUri: `${issuer}/back` }),
    troubles,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const DISCOVERY = '/.well-known/oauth-authorization-server'

/** What an app does, and the path that is asked for on the way. */
const STEPS: readonly (readonly [string, string, (client: PortageClient) => Promise<unknown>])[] = [
  ['the start of a trip', DISCOVERY, (client) => client.authorize({ providerId: 1000, scope: ['ACCOUNT_BASIC'] })],
  ['discovery before a token', DISCOVERY, (client) => client.connection('r').account('1')],
  ['discovery before management', DISCOVERY, (client) => client.management().providers()],
  [
    'a code that is redeemed',
    '/api/v1/token',
    (client) => client.connect(new URLSearchParams('code=c&state=s'), { state: 's', codeVerifier: 'v'.repeat(43) }),
  ],
  ['a refresh', '/api/v1/token', (client) => client.connection('r').accounts().toArray()],
  ['a token for management', '/api/v1/token', (client) => client.management().providers()],
  ['introspection', '/api/v1/introspect', (client) => client.introspect('t')],
  ['the end of a consent', '/api/v1/revoke', (client) => client.connection('r').revoke()],
  ['the first page', '/api/fdx/5/accounts', (client) => client.connection('r').accounts().toArray()],
  ['a later page', '/page-2', (client) => client.connection('r').accounts().toArray()],
  ['one account', '/api/fdx/5/accounts/1', (client) => client.connection('r').account('1')],
  ['a file', '/api/fdx/5/accounts/1/statements/2', (client) => client.connection('r').statementFile('1', '2')],
  ['a page of version 6', '/api/fdx/6/accounts', (client) => client.connection('r').version6.accounts().toArray()],
  ['management', '/api/v1/providers', (client) => client.management().providers()],
]

const HTML = '<!doctype html><title>Bad gateway</title>'

async function failureOf(work: Promise<unknown>): Promise<PortageError> {
  const error = await work.then(
    () => assert.fail('nothing was thrown'),
    (thrown: unknown) => thrown,
  )
  assert.ok(isPortageError(error), `not a PortageError: ${String(error)}`)
  return error
}

/** At every step in turn, before a server of its own. */
async function atEveryStep(trouble: Trouble, look: (error: PortageError, step: string) => void): Promise<void> {
  for (const [step, path, act] of STEPS) {
    await using server = await openFrailServer()
    server.troubles.set(path, trouble)
    look(await failureOf(act(server.client)), step)
    // What was not to be had is asked for again: nothing of the failure is remembered.
    server.troubles.clear()
    await act(server.client)
  }
}

test('a gateway’s page, a reset and an answer that breaks off are unavailable at every step, and pass', async () => {
  const troubles: Readonly<Record<string, Trouble>> = {
    'a page of a gateway': (response) => void response.writeHead(502, { 'content-type': 'text/html' }).end(HTML),
    'no answer at all': (response) => void response.destroy(),
    'half of an answer': (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
      response.write('{"access_token":', () => response.destroy())
    },
  }
  for (const [name, trouble] of Object.entries(troubles)) {
    await atEveryStep(trouble, (error, step) => assert.equal(error.kind, 'unavailable', `${name} at ${step}`))
  }
})

test('when to come back and what to quote are told at every step', async () => {
  const headers = { 'content-type': 'application/json', 'retry-after': '7', 'ob-trace-id': 'trace-1' }
  for (const status of [429, 503]) {
    const busy: Trouble = (response) => void response.writeHead(status, headers).end('{"error":"busy"}')
    await atEveryStep(busy, (error, step) => {
      assert.ok(error.kind === 'unavailable', step)
      assert.deepEqual([error.status, error.retryAfter, error.traceId], [status, 7, 'trace-1'], step)
    })
  }
})

test('a refusal at the token endpoint keeps what the operator finds it by', async () => {
  await using server = await openFrailServer()
  server.troubles.set('/api/v1/token', (response) => {
    const headers = { 'content-type': 'application/json', 'ob-trace-id': 'trace-2' }
    response.writeHead(401, headers).end('{"error":"invalid_client","error_description":"No such client."}')
  })
  const error = await failureOf(server.client.connection('r').account('1'))
  assert.deepEqual([error.kind, error.status, error.traceId], ['request-refused', 401, 'trace-2'])
})

test('an answer that is not what the API promises is unclear at every step, and never a bug of the app', async () => {
  const isFile = (step: string): boolean => step === 'a file'
  for (const body of [HTML, '{"accounts":[{', 'null', '7', '']) {
    const nonsense: Trouble = (response) =>
      void response.writeHead(200, { 'content-type': 'application/json' }).end(body)
    for (const [step, path, act] of STEPS) {
      // A file may hold anything, and the end of a consent has nothing to say.
      if (isFile(step) || path === '/api/v1/revoke') continue
      await using server = await openFrailServer()
      server.troubles.set(path, nonsense)
      assert.equal((await failureOf(act(server.client))).kind, 'answer-unclear', `${body} at ${step}`)
    }
  }
  const pages = ['[]', '{}', '{"accounts":{}}', '{"accounts":[null]}', '{"accounts":[{}]}', '{"accounts":[{"a":1}]}']
  for (const body of [...pages, '{"accounts":[],"links":{"next":{"href":"http://["}}}']) {
    await using server = await openFrailServer()
    server.troubles.set('/api/fdx/5/accounts', (response) => void response.end(body))
    const error = await failureOf(server.client.connection('r').accounts().toArray())
    assert.equal(error.kind, 'answer-unclear', body)
  }
})

test('what a bank does not offer is refused, and not to be tried again', async () => {
  await using server = await openFrailServer()
  server.troubles.set('/api/fdx/5/accounts/1', (response) => {
    response.writeHead(501, { 'content-type': 'application/json' }).end('{"code":"501","message":"None here"}')
  })
  const error = await failureOf(server.client.connection('r').account('1'))
  assert.ok(error instanceof DataRefused && error.code === 501)
})
