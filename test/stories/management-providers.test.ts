// Providers as clients see them: a partner all, a recipient its own, each with what the bank really gives.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { addProvider } from '../../src/domain/providers/add-provider.ts'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { dataClusters } from '../../src/fdx/cluster.ts'
import { assertRefused, createApp, openAdministrator, operate, type Administrator } from '../partner.ts'
import { connect, read } from '../reader.ts'
import { openTestServer, type TestServer } from '../server.ts'

const MAPLE = { provider_id: 1000, name: 'Maple Test Bank', country: 'CA' }
const CAISSE = { provider_id: 1001, name: 'Caisse Test Boréale', country: 'CA' }
const LAKES = { provider_id: 4013, name: 'Five Lakes Credit Union', country: 'US' }

type Inventory = Readonly<Record<string, readonly string[]>>
type Detail = { readonly scopes: readonly string[]; readonly data_inventory: Inventory }

let server: TestServer
let partner: Administrator
let recipient: Administrator
let otherRecipient: Administrator
before(async () => {
  server = await openTestServer()
  partner = await openAdministrator(server)
  recipient = await openAdministrator(server, server.recipient, {})
  otherRecipient = await openAdministrator(server, server.otherRecipient, {})
  const lakes = { providerId: 4013, name: { en: LAKES.name, fr: LAKES.name }, country: 'US', language: 'en' } as const
  await act(server.stage, bySystem('test'), (act) =>
    addProvider(act, { ...lakes, url: 'https://fivelakes.example/', connector: 'sandbox', status: 'ACTIVE' }),
  )
})
after(() => server[Symbol.asyncDispose]())

test('a partner sees every provider, a recipient those where it is ACTIVE', async () => {
  assert.deepEqual(await partner.read('/api/v1/providers'), [MAPLE, CAISSE, LAKES])
  assert.deepEqual(await recipient.read('/api/v1/providers'), [MAPLE, CAISSE])
  assert.deepEqual(await otherRecipient.read('/api/v1/providers'), [MAPLE])
  await operate(server, 'suspend', server.otherRecipient.clientId, 1000, { reason: 'A reason.' })
  assert.deepEqual(await otherRecipient.read('/api/v1/providers'), [])
  await operate(server, 'lift', server.otherRecipient.clientId, 1000)
})

test('a provider says what it may be asked for, where it is, and which fields it fills', async () => {
  const { scopes, data_inventory: inventory, ...rest } = await partner.read<Detail>('/api/v1/providers/1000')
  assert.deepEqual(rest, { ...MAPLE, provider_url: 'https://maple.example/' })
  assert.deepEqual(scopes, dataClusters)
  const kinds = ['account', 'customers', 'detailed_accounts', 'lightweight_accounts', 'payments', 'transactions']
  assert.deepEqual(Object.keys(inventory).toSorted(), kinds)
  for (const [kind, path] of [
    ['account', 'depositAccount.currentBalance'],
    ['detailed_accounts', 'accounts.depositAccount.currency.currencyCode'],
    ['detailed_accounts', 'accounts.locAccount.nextPaymentDate'],
    ['lightweight_accounts', 'accounts.loanAccount.accountNumberDisplay'],
    ['customers', 'name.first'],
    ['customers', 'email'],
    ['payments', 'paymentNetworks.bankId'],
    ['transactions', 'transactions.depositTransaction.amount'],
    ['transactions', 'links.next.href'],
  ] as const) {
    assert.ok(inventory[kind]?.includes(path), `${kind}: ${path}`)
  }
  const caisse = await partner.read<Detail>('/api/v1/providers/1001')
  assert.deepEqual(caisse.data_inventory['payments'], [])
})

test('what leaves on the wire is in the inventory, name for name', async () => {
  const { data_inventory: inventory } = await partner.read<Detail>('/api/v1/providers/1000')
  const reader = await connect(server, 'every_account')
  const details = await read<{ accounts: object[] }>(reader, '/api/fdx/5/accounts?resultType=details')
  assertWithin({ accounts: details.accounts }, inventory['detailed_accounts'])
  const [handle = ''] = reader.accounts.map(({ handle }) => handle)
  assertWithin(await read<object>(reader, `/api/fdx/5/accounts/${handle}`), inventory['account'])
  const { accounts } = await read<{ accounts: object[] }>(reader, '/api/fdx/5/accounts')
  assertWithin({ accounts }, inventory['lightweight_accounts'])
  assertWithin(await read<object>(reader, '/api/fdx/5/customers/current'), inventory['customers'])
  for (const { handle } of reader.accounts) {
    const { transactions } = await read<{ transactions: object[] }>(
      reader,
      `/api/fdx/5/accounts/${handle}/transactions`,
    )
    assertWithin({ transactions }, inventory['transactions'])
  }
})

function assertWithin(value: object, inventory: readonly string[] = []): void {
  const known = new Set(inventory)
  const left = new Set(pathsIn(value, ''))
  assert.ok(left.size > 0)
  assert.deepEqual(
    [...left].filter((path) => !known.has(path)),
    [],
  )
}

function pathsIn(value: unknown, path: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => pathsIn(item, path))
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([name, member]) => pathsIn(member, path === '' ? name : `${path}.${name}`))
}

test('version 2 says how far the client is at each provider', async () => {
  const list = (query = '') => otherRecipient.read(`/api/v2/providers${query}`)
  const activated = { ...MAPLE, registration_status: 'Activated' }
  const caisse = { ...CAISSE, registration_status: 'Available' }
  const lakes = { ...LAKES, registration_status: 'Available' }
  assert.deepEqual(await list(), [activated, caisse, lakes])
  assert.deepEqual(await list('?country=CA'), [activated, caisse])
  assert.deepEqual(await list('?country=US'), [lakes])
  assert.deepEqual(await list('?country=CA,US'), [activated, caisse, lakes])
  assert.deepEqual(await list('?isEnabledForClient=true'), [activated])
  assert.deepEqual(await list('?isEnabledForClient=false&country=US'), [lakes])
  await operate(server, 'suspend', server.otherRecipient.clientId, 1000, { reason: 'A reason.' })
  assert.deepEqual(await list('?isEnabledForClient=false&country=CA'), [
    { ...MAPLE, registration_status: 'Suspended' },
    caisse,
  ])
})

test('version 2 tells a partner how far the furthest of its recipients is', async () => {
  const statuses = async (): Promise<readonly string[]> =>
    (await partner.read<{ registration_status: string }[]>('/api/v2/providers')).map((row) => row.registration_status)
  assert.deepEqual(await statuses(), ['Activated', 'Activated', 'Available'])
  const { clientId } = await createApp(partner)
  const ask = () => partner.post(`/api/v1/recipients/providers/requests/${clientId}/4013`)
  await ask()
  assert.deepEqual(await statuses(), ['Activated', 'Activated', 'PendingActivation'])
  await operate(server, 'approve', clientId, 4013)
  assert.deepEqual(await statuses(), ['Activated', 'Activated', 'PendingActivation'])
  await operate(server, 'reject', clientId, 4013, { reason: 'A reason.' })
  assert.deepEqual(await statuses(), ['Activated', 'Activated', 'Suspended'])
})

test('a provider that does not exist is 404, and a query that cannot be read says why', async () => {
  for (const id of ['7', 'x', '0', '1000.0', '99999999999', '%20']) {
    assertRefused(await partner.get(`/api/v1/providers/${id}`), 404, 'invalid_request', /^There is no such provider\.$/)
  }
  const wrong: readonly (readonly [query: string, why: RegExp])[] = [
    ['country=FR', /^country: must be CA, US or CA,US$/],
    ['country=', /^country: must be CA/],
    ['country=CA&country=US', /country is given more than once/],
    ['isEnabledForClient=yes', /^isEnabledForClient: must be true or false$/],
  ]
  for (const [query, why] of wrong) {
    assertRefused(await recipient.get(`/api/v2/providers?${query}`), 400, 'invalid_request', why)
  }
})
