// What version 6 says of itself: the operations that are served, whether they live, and how they answered; measured, not told.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { moveProvider } from '../../src/domain/providers/move-provider.ts'
import { connect, get, type Reader } from '../reader.ts'
import { clientToken, fdxHeaders } from '../requests.ts'
import { openTestServer, type TestServer } from '../server.ts'

type Row = Readonly<Record<string, unknown>>

let server: TestServer
let reader: Reader
let token: string
before(async () => {
  server = await openTestServer()
  reader = await connect(server, 'greatday_nomfa')
  token = await clientToken(server, server.recipient)
})
after(() => server[Symbol.asyncDispose]())

const named = (provider: string) => ({ 'FDX-API-Data-Provider-Id': provider })

function send(path: string, headers: Record<string, string> = {}) {
  return get(server, `/api/fdx/6/${path}`, { ...fdxHeaders(token), ...headers })
}

async function ask<Body>(path: string, headers: Record<string, string> = {}): Promise<Body> {
  const { status, text } = await send(path, headers)
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

test('figures of one bank are of the reads of its data, and of no other’s', async () => {
  const elsewhere = await connect(server, 'bellejournee')
  await elsewhere.get('/api/fdx/6/customers/current')
  await elsewhere.get('/api/fdx/6/customers/current')
  const ofOne = async (provider: string) => {
    const path = 'availability?operationId=getCustomerInfo'
    const { availability } = await ask<{ availability: readonly Row[] }>(path, named(provider))
    return availability
  }
  const alive = { operationId: 'getCustomerInfo', status: 'ALIVE' }
  const said = (requests: number) => `The provider is on; 0 of ${requests} requests failed in the last hour.`
  assert.deepEqual(await ofOne('1001'), [{ ...alive, description: said(2) }])
  assert.deepEqual(await ofOne('1000'), [{ ...alive, description: said(0) }])
  const path = 'certification-metrics?operationId=getCustomerInfo'
  const { metrics } = await ask<{ metrics: readonly Row[] }>(path, named('1001'))
  assert.deepEqual([metrics.length, metrics[0]!['averageUpTime']], [1, 100])
  assert.deepEqual(await ask(path, named('1000')), { metrics: [] })
})

test('what a bank has nothing to give for is not among its operations', async () => {
  const idsOf = async (provider: string) => {
    const { operations } = await ask<{ operations: readonly Row[] }>('capability', named(provider))
    return new Set(operations.map(({ id }) => String(id)))
  }
  const [maple, caisse] = [await idsOf('1000'), await idsOf('1001')]
  const lacking = ['getAccountAssetTransferNetworks', 'getAccountPaymentNetworks', 'getTaxForm', 'searchForTaxForms']
  assert.deepEqual([...maple.difference(caisse)].toSorted(), lacking)
  const reader = await connect(server, 'bellejournee')
  const { handle } = reader.accounts[0]!
  for (const path of [
    `accounts/${handle}/asset-transfer-networks`,
    `accounts/${handle}/payment-networks`,
    'tax-forms',
  ]) {
    assert.equal((await reader.get(`/api/fdx/6/${path}`)).status, 501, path)
  }
})

test('a bank that is not here, or not the token’s, is refused by name, whatever is asked', async () => {
  for (const path of ['availability', 'capability', 'certification-metrics', 'notifications']) {
    for (const provider of ['1999', '0', 'Maple', '1000 ']) {
      const { status, text } = await send(path, named(provider))
      if (provider.trim() === '1000') assert.equal(status, 200, path)
      else assert.deepEqual([status, /names no bank that is here/.test(text)], [400, true], `${path} ${provider}`)
    }
  }
  assert.equal((await reader.get('/api/fdx/6/accounts', named('1000'))).status, 200)
  const wrong = await reader.get('/api/fdx/6/accounts', named('1001'))
  assert.deepEqual([wrong.status, /another bank than the one of the token/.test(wrong.text)], [400, true])
  assert.equal((await reader.get('/api/fdx/5/accounts', named('1001'))).status, 200, 'version 5 knows no such header')
})

test('an operation is alive, and partly so when a provider is off; of that provider it is down', async () => {
  const query = 'availability?operationId=getAccount'
  type List = { availability: readonly Row[] }
  assert.equal((await ask<List>(query)).availability[0]!['status'], 'ALIVE')
  await act(server.stage, bySystem('test'), (change) => moveProvider(change, 1001, 'disable-provider'))
  assert.equal((await ask<List>(query)).availability[0]!['status'], 'PARTIAL')
  assert.equal((await ask<List>(query, named('1000'))).availability[0]!['status'], 'ALIVE')
  assert.equal((await ask<List>(query, named('1001'))).availability[0]!['status'], 'DOWN')
  await act(server.stage, bySystem('test'), (change) => moveProvider(change, 1000, 'disable-provider'))
  assert.equal((await ask<List>(query)).availability[0]!['status'], 'DOWN')
})
