// Tests of the connection: tokens go to the server alone, are renewed once, and end with the consent.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { test, type TestContext } from 'node:test'
import { openPortage, type Connection, type Read } from './portage.ts'
import { Trouble } from './trouble.ts'
import { openWire, type Wire } from './wire.ts'

const now = (): Temporal.Instant => Temporal.Instant.from('2026-03-09T12:00:00Z')

type Scene = { readonly read: Read; readonly wire: Wire; readonly connection: Connection }

/** A server that speaks the wire: `token` answers the refresh grant, and the data needs the token `fresh`. */
async function scene(context: TestContext, token: { status: number; body: object }): Promise<Scene> {
  const server = createServer((request, response) => answer(request, response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  context.after(() => server.close().closeAllConnections())
  const address = server.address()
  assert(address !== null && typeof address === 'object')
  const issuer = `http://127.0.0.1:${address.port}`

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const json = (status: number, body: object): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (request.url?.startsWith('/.well-known/')) json(200, { issuer, token_endpoint: `${issuer}/api/v1/token` })
    else if (request.url === '/api/v1/token') json(token.status, token.body)
    else if (request.headers.authorization === 'Bearer fresh') json(200, {})
    else json(401, { code: '602', message: 'Customer not authorized' })
  }

  const redirectUri = 'http://127.0.0.1/callback'
  const portage = openPortage(
    { issuer, clientId: 'dc-test', clientSecret: 'secret', redirectUri, scope: 'ACCOUNT_BASIC' },
    now,
  )
  const connection: Connection = {
    accessToken: 'stale',
    accessTokenUntil: now().add({ minutes: 5 }),
    refreshToken: 'refresh',
    scope: new Set(['ACCOUNT_BASIC']),
  }
  const wire = openWire()
  return { read: portage.reader(wire, connection), wire, connection }
}

const trouble = (name: string) => (error: unknown) => error instanceof Trouble && error.trouble === name

test('a refused access token is renewed once, however many reads wait for it', async (context) => {
  const { read, wire } = await scene(context, {
    status: 200,
    body: { access_token: 'fresh', token_type: 'Bearer', expires_in: 300 },
  })
  await Promise.all(['/a', '/b', '/c'].map((path) => read(path)))
  assert.equal(wire.calls.filter(({ path }) => path === '/api/v1/token').length, 1)
})

test('an access token that is about to expire is renewed before it is used', async (context) => {
  const { read, wire, connection } = await scene(context, {
    status: 200,
    body: { access_token: 'fresh', token_type: 'Bearer', expires_in: 300 },
  })
  connection.accessTokenUntil = now().add({ seconds: 5 })
  await read('/a')
  assert.deepEqual(
    wire.calls.filter(({ path }) => path === '/a').map(({ status }) => status),
    [200],
  )
})

test('a refresh token that the server no longer takes means that sharing has ended', async (context) => {
  const { read } = await scene(context, { status: 400, body: { error: 'invalid_grant' } })
  await assert.rejects(read('/a'), trouble('ended'))
})

test('what stays refused with a new token is not shared, and the connection lives on', async (context) => {
  const { read } = await scene(context, {
    status: 200,
    body: { access_token: 'other', token_type: 'Bearer', expires_in: 300 },
  })
  await assert.rejects(read('/a'), trouble('not_shared'))
})

test('a link to another host does not carry the token there', async (context) => {
  const { read, wire } = await scene(context, { status: 200, body: {} })
  await assert.rejects(read('https://elsewhere.example/api/fdx/5/accounts'), trouble('unclear'))
  assert.equal(wire.count, 0)
})

test('no token is in the list of calls', async (context) => {
  const { read, wire } = await scene(context, {
    status: 200,
    body: { access_token: 'fresh', token_type: 'Bearer', expires_in: 300 },
  })
  await read('/a')
  assert.doesNotMatch(JSON.stringify(wire.calls), /fresh|stale|refresh|secret/)
})
