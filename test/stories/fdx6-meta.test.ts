// What version 6 says of itself: the operations that are served, whether they live, and how they answered; measured, not told.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { disableProvider } from '../../src/domain/providers/disable-provider.ts'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { connect, get, type Reader } from '../reader.ts'
import { openTestServer, type TestServer } from '../server.ts'

type Row = Readonly<Record<string, unknown>>

let server: TestServer
let reader: Reader
let authorization: string
before(async () => {
  server = await openTestServer()
  reader = await connect(server, 'greatday_nomfa')
  const { clientId, clientSecret } = server.recipient
  const response = await fetch(new URL('/api/v1/token', server.issuer), {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  authorization = `Bearer ${((await response.json()) as { access_token: string }).access_token}`
})
after(() => server[Symbol.asyncDispose]())

async function ask<Body>(path: string): Promise<Body> {
  const headers = { authorization, 'x-fapi-interaction-id': crypto.randomUUID() }
  const { status, text } = await get(server, `/api/fdx/6/${path}`, headers)
  assert.equal(status, 200, text)
  return JSON.parse(text) as Body
}

test('every operation that is told is served under its path, in the versions that are told', async () => {
  const { operations, fdxVersions } = await ask<{ operations: readonly Row[]; fdxVersions: unknown }>('capability')
  assert.deepEqual(fdxVersions, ['V5.2.0', 'V6.4.1'])
  const paths = new Set(server.app.endpoints.map(({ path }) => path.replaceAll(/:(\w+)/g, '{$1}')))
  for (const { link, fdxVersions } of operations as readonly { link: { href: string }; fdxVersions: string[] }[]) {
    const path = decodeURIComponent(new URL(link.href).pathname)
    assert.ok(paths.has(path), path)
    assert.equal(paths.has(path.replace('/6/', '/5/')), fdxVersions.includes('V5.2.0'), path)
  }
  assert.ok(operations.length >= 22)
  const one = await ask<{ operations: readonly Row[] }>('capability?operationId=getAccount&fdxVersion=V5.2.0')
  assert.deepEqual(
    one.operations.map(({ id }) => id),
    ['getAccount'],
  )
})

test('figures are of what was really asked', async () => {
  const query = 'certification-metrics?operationId=searchForAccounts'
  assert.deepEqual(await ask(query), { metrics: [] })
  for (let time = 0; time < 3; time++) await reader.get('/api/fdx/6/accounts')
  const { metrics } = await ask<{ metrics: readonly Row[] }>(query)
  assert.equal(metrics.length, 1)
  assert.deepEqual([metrics[0]!['operationIds'], metrics[0]!['averageUpTime']], [['searchForAccounts'], 100])
  assert.ok(Number(metrics[0]!['responseTimeAverage']) > 0)
})

test('an operation is alive, and partly so when a provider is off', async () => {
  const query = 'availability?operationId=getAccount'
  type List = { availability: readonly Row[] }
  assert.equal((await ask<List>(query)).availability[0]!['status'], 'ALIVE')
  await act(server.stage, bySystem('test'), (change) => disableProvider(change, 1001))
  assert.equal((await ask<List>(query)).availability[0]!['status'], 'PARTIAL')
  await act(server.stage, bySystem('test'), (change) => disableProvider(change, 1000))
  assert.equal((await ask<List>(query)).availability[0]!['status'], 'DOWN')
})
