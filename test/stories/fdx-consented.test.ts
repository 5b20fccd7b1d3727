// Consented: for each cluster alone, what leaves is what the customer agreed to, and nothing besides; on every endpoint.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ACCOUNT_DETAIL } from '../../src/domain/retrieval/accounts.ts'
import { dataClusters, type DataCluster } from '../../src/fdx/cluster.ts'
import { isCarried } from '../../src/fdx/field.ts'
import { inventoryOf, rootEntities } from '../../src/fdx/inventory.ts'
import { connect, parseExactly, read, type Reader } from '../reader.ts'
import { openTestServer, type TestServer } from '../server.ts'

const CURRENT = '/api/fdx/5/customers/current'
const ACCOUNTS = '/api/fdx/5/accounts'

const CUSTOMERS = ['every_account', 'business'] as const

let server: TestServer
let secrets: ReadonlyMap<string, Secrets>
before(async () => {
  server = await openTestServer()
  secrets = new Map(await Promise.all(CUSTOMERS.map(async (name) => [name, await secretsOf(name)] as const)))
})
after(() => server[Symbol.asyncDispose]())

/** What each endpoint needs besides ACCOUNT_BASIC: any one of them. */
function needs(handle: string): Readonly<Record<string, readonly DataCluster[]>> {
  return {
    [CURRENT]: ['CUSTOMER_CONTACT', 'CUSTOMER_PERSONAL'],
    [ACCOUNTS]: ['ACCOUNT_BASIC'],
    [`${ACCOUNTS}?resultType=details`]: ACCOUNT_DETAIL,
    [`${ACCOUNTS}/${handle}`]: ACCOUNT_DETAIL,
    [`${ACCOUNTS}/${handle}/transactions`]: ['TRANSACTIONS'],
    [`${ACCOUNTS}/${handle}/statements`]: ['STATEMENTS'],
    [`${ACCOUNTS}/${handle}/statements/2026-05`]: ['STATEMENTS'],
    [`${ACCOUNTS}/${handle}/payment-networks`]: ['ACCOUNT_PAYMENTS', 'PAYMENT_SUPPORT'],
  }
}

/** `DepositAccount currentBalance`: every member that holds a value, named as the inventory names it. */
function membersOf(body: unknown): Set<string> {
  const found = new Set<string>()
  const visit = (entity: string, path: string, value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(entity, `${path}[]`, item)
    else if (typeof value !== 'object' || value === null) found.add(`${entity} ${path}`)
    else for (const [name, inner] of Object.entries(value)) visit(entity, path === '' ? name : `${path}.${name}`, inner)
  }
  const wrapped = (value: object): void => {
    for (const [name, inner] of Object.entries(value)) visit(entityOf(name), '', inner)
  }
  const { page: _page, links: _links, updates: _updates, ...rest } = body as Record<string, unknown>
  for (const [name, value] of Object.entries(rest)) {
    if (name === 'accounts' || name === 'transactions') for (const item of value as object[]) wrapped(item)
    else if (name === 'statements') for (const item of value as unknown[]) visit('Statement', '', item)
    else if (name === 'paymentNetworks') for (const item of value as unknown[]) visit('AccountPaymentNetwork', '', item)
    else wrapped({ [name]: value })
  }
  return found
}

const entityOf = (wrapper: string): string =>
  wrapper.replace(/^loc/, 'lineOfCredit').replace(/^./, (letter) => letter.toUpperCase())

const carried = rootEntities
  .flatMap(inventoryOf)
  .filter(({ fields }) => fields.every((field) => isCarried(field, '5.2.0')))

function openedBy(clusters: readonly DataCluster[]): Set<string> {
  const open = carried.filter((line) => line.clusters.some((cluster) => clusters.includes(cluster)))
  return new Set(open.map(({ entity, path }) => `${entity} ${path}`))
}

async function everythingOf(reader: Reader): Promise<{ members: Set<string>; text: string }> {
  let members = new Set<string>()
  let all = ''
  const addresses = new Set(reader.accounts.flatMap(({ handle }) => Object.keys(needs(handle))))
  for (const address of [...addresses].filter((address) => !address.endsWith('2026-05'))) {
    const { status, text } = await reader.get(address)
    all += text
    if (status !== 200) continue
    const body = parseExactly(text)
    members = members.union(membersOf(address === CURRENT ? { customer: body } : body))
  }
  return { members, text: all }
}

/** Clusters of version 6 that open nothing in version 5, or nothing that these banks have. */
const elsewhere: ReadonlySet<DataCluster> = new Set([
  'SCHEDULED_PAYMENTS',
  'IMAGES',
  'REWARDS',
  'TERMS_AND_CONDITIONS',
  'TAX',
])

/** What a cluster opens that another one opens too. */
const shared: Partial<Record<DataCluster, DataCluster>> = {
  BALANCES: 'ACCOUNT_DETAILED',
  BILLS: 'ACCOUNT_DETAILED',
  PAYMENT_SUPPORT: 'ACCOUNT_PAYMENTS',
}

for (const cluster of dataClusters.filter((cluster) => !elsewhere.has(cluster))) {
  test(`with ${cluster} there leaves what it opens, and no member or value that another cluster opens`, async () => {
    const clusters: readonly DataCluster[] = ['ACCOUNT_BASIC', cluster]
    for (const username of CUSTOMERS) {
      const { members, text } = await everythingOf(await connect(server, username, { clusters }))
      assert.deepEqual([...members.difference(openedBy(clusters))], [])
      const own = openedBy([cluster])
      const holdsNothing = username === 'business' && cluster === 'INVESTMENTS'
      if (!holdsNothing) assert.ok(!members.isDisjointFrom(own), `${cluster} opens something of ${username}`)
      for (const [opener, values] of Object.entries(secrets.get(username)!)) {
        if (clusters.includes(opener as DataCluster) || shared[cluster] === opener) continue
        for (const secret of values) assert.ok(!text.includes(secret), `${secret} of ${username} needs ${opener}`)
      }
    }
  })
}

/** Values of one customer, and the cluster without which none of them may be anywhere. */
type Secrets = Partial<Record<DataCluster, readonly string[]>>

async function secretsOf(username: string): Promise<Secrets> {
  const whole = await connect(server, username, { client: server.otherRecipient })
  const books = await server.database.run<{ account_number: string }>(
    'select account_number from sandbox_account where account_id = any($1)',
    [whole.accounts.map(({ bankAccountId }) => bankAccountId)],
  )
  const { text } = await everythingOf(whole)
  const values = (name: string): readonly string[] =>
    [...text.matchAll(new RegExp(`"${name}":\\[?"?([^",}\\]]{4,})`, 'g'))].map(([, value]) => value!)
  const found = {
    ACCOUNT_PAYMENTS: [...books.map(({ account_number }) => account_number), ...values('routingTransitNumber')],
    ACCOUNT_DETAILED: values('currentBalance').map((value) => `:${value}`),
    TRANSACTIONS: values('transactionId'),
    CUSTOMER_CONTACT: [...values('line1'), ...values('number'), ...values('email')],
    CUSTOMER_PERSONAL: values('dateOfBirth'),
  }
  for (const [cluster, some] of Object.entries(found)) assert.ok(some.length > 0, `${username} has ${cluster}`)
  return found
}

test('all clusters together open all that version 5 carries of this bank, and still nothing besides', async () => {
  const { members } = await everythingOf(await connect(server, 'every_account'))
  assert.deepEqual([...members.difference(openedBy(dataClusters))], [])
  assert.ok(members.size > 100)
})

test('an endpoint whose cluster was not agreed to is refused, by itself or for every account', async () => {
  for (const cluster of dataClusters) {
    const reader = await connect(server, 'greatday_nomfa', {
      clusters: [...new Set(['ACCOUNT_BASIC', cluster] as const)],
    })
    for (const [address, openers] of Object.entries(needs(reader.accounts[0]!.handle))) {
      const { status, text, headers } = await reader.get(address)
      if (openers.some((opener) => opener === cluster || opener === 'ACCOUNT_BASIC')) assert.equal(status, 200, address)
      else {
        assert.deepEqual([status, (JSON.parse(text) as { code: string }).code], [401, '602'], `${address} ${cluster}`)
        assert.match(headers.get('www-authenticate') ?? '', /error="insufficient_scope"/)
      }
    }
  }
})

test('contact and identity are two consents: each gives its own, and the accounts by their handles', async () => {
  const contact = await connect(server, 'joint_one', { clusters: ['ACCOUNT_BASIC', 'CUSTOMER_CONTACT'] })
  const reached = await read<Record<string, unknown>>(contact, CURRENT)
  assert.deepEqual(Object.keys(reached).toSorted(), [
    'accounts',
    'addresses',
    'customerId',
    'email',
    'name',
    'telephones',
    'type',
  ])
  assert.deepEqual(reached['name'], { first: 'Priya', last: 'Twain' })
  assert.deepEqual(
    reached['accounts'],
    contact.accounts.map(({ handle, joint }) => ({
      accountId: handle,
      relationship: joint ? 'PRIMARY_JOINT' : 'PRIMARY',
    })),
  )
  const personal = await connect(server, 'joint_one', { clusters: ['ACCOUNT_BASIC', 'CUSTOMER_PERSONAL'] })
  const known = await read<Record<string, unknown>>(personal, CURRENT)
  assert.deepEqual(Object.keys(known).toSorted(), [
    'accounts',
    'customerId',
    'dateOfBirth',
    'taxId',
    'taxIdCountry',
    'type',
  ])
  assert.equal(known['dateOfBirth'], '1990-01-30')
  assert.equal(known['taxId'], '*****0004')
  assert.equal(known['customerId'], reached['customerId'])
})

test('a customer has one id for one app, another for another, and only the shared accounts', async () => {
  const one = await connect(server, 'greatday_nomfa', { choose: ({ accountType }) => accountType === 'SAVINGS' })
  const other = await connect(server, 'greatday_nomfa', { client: server.otherRecipient })
  type Current = { readonly customerId: string; readonly accounts: readonly { readonly accountId: string }[] }
  const [mine, theirs] = [await read<Current>(one, CURRENT), await read<Current>(other, CURRENT)]
  assert.deepEqual(
    mine.accounts.map(({ accountId }) => accountId),
    one.accounts.map(({ handle }) => handle),
  )
  assert.notEqual(mine.customerId, theirs.customerId)
  const [, claims = ''] = (await one.token()).split('.')
  assert.equal((JSON.parse(Buffer.from(claims, 'base64url').toString()) as { sub: string }).sub, mine.customerId)
})
