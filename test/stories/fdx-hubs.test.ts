// A hub, such as Plaid, as it reads: a bearer token and no other header, dates as days, offset from page to page; every answer of
// every customer of the sandbox, in both versions, with all that the hub demands beyond the standard.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sandboxPeople } from '../../src/connectors/sandbox/bank/people.ts'
import { consumed, demanded, lackingIn } from '../demanded.ts'
import { connect, type Reader, type SharedAccount } from '../reader.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer
const readers = new Map<string, Reader>()
before(async () => {
  server = await openTestServer()
  for (const { username } of people) readers.set(username, await connect(server, username))
})
after(() => server[Symbol.asyncDispose]())

type Row = Readonly<Record<string, unknown>>
type Page = Row & { readonly page: { readonly nextOffset?: string; readonly totalElements?: number } }

/** They cannot sign in, have nothing to share, or show how a bank fails. */
const LEFT_OUT = new Set([
  'no_account',
  'test_disabled_account',
  'test_service_unavailable',
  'test_dispatched',
  'account_down',
])
const people = sandboxPeople.filter(({ username }) => !LEFT_OUT.has(username))

type Hub = {
  /** `/api/fdx/5`. */
  readonly base: string
  /** The one entity of an answer of version 5, or the answer itself. */
  unwrap(row: Row): Row
  ask(path: string): Promise<{ readonly status: number; readonly body: Row }>
  /** Every page, until there is no nextOffset. */
  list(path: string, member: string): Promise<readonly Row[]>
}

function openHub(reader: Reader, version: 5 | 6): Hub {
  const base = `/api/fdx/${version}`
  const ask: Hub['ask'] = async (path) => {
    const authorization = `Bearer ${await reader.token()}`
    const response = await fetch(new URL(base + path, server.issuer), { headers: { authorization } })
    assert.ok(response.headers.get('x-fapi-interaction-id'), path)
    return { status: response.status, body: (await response.json()) as Row }
  }
  return {
    base,
    ask,
    unwrap: (row) => (version === 5 ? (Object.values(row)[0] as Row) : row),
    async list(path, member) {
      const rows: Row[] = []
      for (let offset: string | undefined = ''; offset !== undefined;) {
        const address: string = offset === '' ? path : `${path}${path.includes('?') ? '&' : '?'}offset=${offset}`
        const { status, body } = await ask(address)
        assert.equal(status, 200, `${base}${address}: ${JSON.stringify(body)}`)
        rows.push(...(body[member] as readonly Row[]))
        offset = (body as Page).page.nextOffset
      }
      return rows
    },
  }
}

function demandAll(value: Row, paths: readonly string[], about: string): void {
  assert.deepEqual(lackingIn(value, paths), [], about)
}

async function readAccount({ unwrap, ask, list }: Hub, { handle, accountCategory }: SharedAccount): Promise<void> {
  const path = `/accounts/${handle}`
  const { status, body } = await ask(path)
  assert.equal(status, 200)
  demandAll(unwrap(body), demanded.account(accountCategory), path)
  const contact = await ask(`${path}/contact`)
  assert.equal(contact.status, 200)
  demandAll(contact.body, demanded.contact, `${path}/contact`)
  const rows = await list(`${path}/transactions?startTime=2026-05-20&endTime=2026-06-30`, 'transactions')
  const written = rows.map(unwrap)
  for (const row of written) demandAll(row, demanded.transaction(accountCategory), `${path}/transactions`)
  assert.equal(new Set(written.map((row) => row['transactionId'])).size, rows.length, 'an id is of one transaction')
  const statements = await list(`${path}/statements?startTime=2026-01-01&endTime=2026-06-30`, 'statements')
  for (const row of statements) demandAll(row, demanded.statement, `${path}/statements`)
}

/** A bank that has no such networks says so with an error of FDX. */
async function readNetworks({ base, ask, list }: Hub, { handle }: SharedAccount): Promise<void> {
  const path = `/accounts/${handle}/payment-networks`
  const { status, body } = await ask(path)
  if (status === 200) {
    const networks = await list(path, 'paymentNetworks')
    for (const network of networks) demandAll(network, demanded.paymentNetwork, path)
  } else {
    assert.deepEqual([status, body['code']], [base.endsWith('5') ? 405 : 501, '501'])
  }
  if (base.endsWith('5')) return
  const assets = await ask(`/accounts/${handle}/asset-transfer-networks`)
  if (assets.status !== 200) return assert.equal(assets.status, 501)
  const networks = assets.body['assetTransferNetworks'] as readonly Row[]
  for (const network of networks) demandAll(network, demanded.assetTransferNetwork, path)
}

for (const version of [5, 6] as const) {
  test(`version ${version}: a hub finds in every answer of every customer all that it demands`, async () => {
    for (const [username, reader] of readers) {
      const hub = openHub(reader, version)
      const customer = await hub.ask('/customers/current')
      demandAll(customer.body, demanded.customer, username)
      const accounts = await hub.list('/accounts', 'accounts')
      for (const account of accounts) demandAll(hub.unwrap(account), demanded.descriptor, username)
      const shared = reader.accounts.filter(({ handle }) => handle !== '')
      for (const account of shared.filter(({ accountCategory }) => consumed.has(accountCategory))) {
        await readAccount(hub, account)
        await readNetworks(hub, account)
      }
    }
  })
}

test('the check of demanded members finds one that lacks, at any depth', () => {
  const account = { accountId: '1', currency: {}, holdings: [{ cashAccount: false }, {}] }
  assert.deepEqual(lackingIn(account, ['accountId', 'status', 'currency.currencyCode', 'holdings[].cashAccount']), [
    'status',
    'currency.currencyCode',
    'holdings[].cashAccount',
  ])
  assert.deepEqual(lackingIn({ holdings: [] }, ['holdings[].cashAccount']), [])
})
