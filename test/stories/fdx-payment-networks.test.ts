// Payment networks: the numbers by which money reaches an account, where the bank gives them out.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { accountOf, connect, read, walk, type Paging } from '../reader.ts'
import { openTestServer, type TestServer } from '../server.ts'

type NetworksPage = Paging & { readonly paymentNetworks: readonly Readonly<Record<string, unknown>>[] }

let server: TestServer
before(async () => void (server = await openTestServer()))
after(() => server[Symbol.asyncDispose]())

const addressOf = (handle: string): string => `/api/fdx/5/accounts/${handle}/payment-networks`

test('a chequing account is reached by its transit and account number', async () => {
  const reader = await connect(server, 'greatday_nomfa')
  const { handle, bankAccountId } = accountOf(reader, 'CHECKING')
  const [books] = await server.database.run<{ account_number: string }>(
    'select account_number from sandbox_account where account_id = $1',
    [bankAccountId],
  )
  assert.deepEqual(await read<NetworksPage>(reader, addressOf(handle)), {
    page: { totalElements: 1 },
    links: {},
    paymentNetworks: [
      {
        bankId: '099000142',
        identifier: books!.account_number,
        identifierType: 'ACCOUNT_NUMBER',
        type: 'CA_ACSS',
        transferIn: true,
        transferOut: true,
      },
    ],
  })
})

test('an account in US dollars is reached by its routing number, for small values and for large', async () => {
  const reader = await connect(server, 'jane_doe_2_accounts', { choose: ({ productName }) => /US/.test(productName) })
  const { paymentNetworks } = await read<NetworksPage>(reader, addressOf(accountOf(reader, 'CHECKING').handle))
  assert.deepEqual(
    paymentNetworks.map(({ type, bankId, transferIn }) => [type, bankId, transferIn]),
    [
      ['US_ACH', '110000000', true],
      ['US_FEDWIRE', '110000000', true],
    ],
  )
})

test('an account that no money can be sent to has none: an empty list', async () => {
  const card = await connect(server, 'greatday_nomfa')
  const { page, paymentNetworks } = await read<NetworksPage>(card, addressOf(accountOf(card, 'CREDITCARD').handle))
  assert.deepEqual([page, paymentNetworks], [{ totalElements: 0 }, []])
})

test('pages give each network once, and a limit that does not exist is refused', async () => {
  const reader = await connect(server, 'business')
  const address = addressOf(accountOf(reader, 'CHECKING').handle)
  const pages = await walk<NetworksPage>(reader, `${address}?limit=1`)
  const types = pages.map(({ paymentNetworks }) => paymentNetworks.map(({ type }) => type))
  assert.deepEqual(types, [['CA_ACSS'], ['CA_LVTS']])
  for (const { page } of pages) assert.equal(page.totalElements, 2)
  for (const limit of ['0', '501', 'abc']) assert.equal((await reader.get(`${address}?limit=${limit}`)).status, 400)
})

test('a bank that gives out no payment networks says so for every account', async () => {
  const reader = await connect(server, 'bellejournee')
  for (const { handle } of reader.accounts) {
    const { status, text, headers } = await reader.get(addressOf(handle))
    assert.equal(status, 405)
    // Nothing is taken instead: RFC 9110 10.2.1.
    assert.equal(headers.get('allow'), '')
    const later = await reader.get(addressOf(handle).replace('/5/', '/6/'))
    assert.deepEqual([later.status, later.text, later.headers.has('allow')], [501, text, false])
    assert.deepEqual(JSON.parse(text), {
      code: '501',
      message: 'Subsystem unavailable',
      debugMessage: 'This bank does not give out payment networks.',
    })
  }
})
