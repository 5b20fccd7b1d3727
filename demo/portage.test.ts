// Tests of the connection: what the client foresees is a trouble here, and no token is ever in the list of calls.

import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { test, type TestContext } from 'node:test'
import { openPortage, type Read } from './portage.ts'
import { Trouble } from './trouble.ts'
import { openWire, type Wire } from './wire.ts'

type Reply = { readonly status: number; readonly body: object }

const NEW_TOKEN = { status: 200, body: { access_token: 'fresh', token_type: 'Bearer', expires_in: 300 } }
const CUSTOMER = { status: 200, body: { customerId: 'one', name: { first: 'Robin' } } }

/** A server that speaks the wire: the code gives a token that the data no longer takes; `refresh` answers the next grant. */
async function scene(
  context: TestContext,
  refresh: Reply,
  data: Reply = CUSTOMER,
): Promise<{ read: Read; wire: Wire }> {
  const server = createServer((request, response) => answer(request, response)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  context.after(() => server.close().closeAllConnections())
  const address = server.address()
  assert(address !== null && typeof address === 'object')
  const issuer = `http://127.0.0.1:${address.port}`
  const addresses = {
    issuer,
    authorization_endpoint: `${issuer}/api/v1/authorize`,
    token_endpoint: `${issuer}/api/v1/token`,
  }
  const grants = [
    { status: 200, body: { ...NEW_TOKEN.body, access_token: 'stale', refresh_token: 'secret-refresh' } },
    refresh,
  ]

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const json = ({ status, body }: Reply): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (request.url?.startsWith('/.well-known/')) json({ status: 200, body: addresses })
    else if (request.url === '/api/v1/token') json(grants.shift() ?? { status: 500, body: {} })
    else if (request.headers.authorization === 'Bearer fresh') json(data)
    else json({ status: 401, body: { code: '602', message: 'Customer not authorized' } })
  }

  const redirectUri = 'http://127.0.0.1/callback'
  const secret = { clientId: 'dc-test', clientSecret: 'secret-client', scope: 'ACCOUNT_BASIC' }
  const portage = openPortage({ issuer, redirectUri, ...secret })
  const wire = openWire()
  const { state, departure } = await portage.depart(wire, { provider_id: 1000, name: 'Maple' }, 'en')
  const connection = await portage.arrive(wire, new URLSearchParams({ code: 'secret-code', state }), departure)
  return { read: portage.reader(connection), wire }
}

const trouble = (name: string) => (error: unknown) => error instanceof Trouble && error.trouble === name

test('a refused access token is renewed once, however many reads wait for it', async (context) => {
  const { read, wire } = await scene(context, NEW_TOKEN)
  await Promise.all(Array.from({ length: 3 }, () => read((connection) => connection.customer())))
  assert.equal(wire.calls.filter(({ path }) => path === '/api/v1/token').length, 2)
})

test('a refresh token that the server no longer takes means that sharing has ended', async (context) => {
  const { read } = await scene(context, { status: 400, body: { error: 'invalid_grant' } })
  await assert.rejects(
    read((connection) => connection.customer()),
    trouble('ended'),
  )
})

test('what stays refused with a new token is not shared, and the connection lives on', async (context) => {
  const { read } = await scene(context, { status: 200, body: { ...NEW_TOKEN.body, access_token: 'other' } })
  await assert.rejects(
    read((connection) => connection.customer()),
    trouble('not_shared'),
  )
})

test('a link to another host does not carry the token there', async (context) => {
  const links = { next: { href: 'https://elsewhere.example/api/fdx/5/accounts' } }
  const { read, wire } = await scene(context, NEW_TOKEN, { status: 200, body: { page: {}, links, accounts: [] } })
  await assert.rejects(
    read((connection) => connection.accounts().toArray()),
    trouble('unclear'),
  )
  assert.equal(wire.calls.filter(({ path }) => path.startsWith('/api/fdx/')).length, 2)
})

test('no token is in the list of calls', async (context) => {
  const { read, wire } = await scene(context, NEW_TOKEN)
  await read((connection) => connection.customer())
  assert.ok(wire.count > 3)
  assert.doesNotMatch(JSON.stringify(wire.calls), /fresh|stale|secret/)
})
