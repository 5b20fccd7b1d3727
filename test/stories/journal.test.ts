// The journal: every change and every read is in it, before anybody sees the data; it never changes and tells no secrets.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sandboxPeople } from '../../src/connectors/sandbox/bank/people.ts'
import { dataClusters } from '../../src/fdx/cluster.ts'
import { consent, GREATDAY, openBrowser } from '../customer.ts'
import { accountOf, connect, read, type Reader } from '../reader.ts'
import { openTestServer, REDIRECT_URI, type TestServer } from '../server.ts'

let server: TestServer
before(async () => void (server = await openTestServer()))
after(() => server[Symbol.asyncDispose]())

type Entry = {
  readonly at: Temporal.Instant
  readonly kind: string
  readonly action: string
  readonly actor_kind: string
  readonly actor_id: string
  readonly request_id: string | null
  readonly client_id: string
  readonly provider_id: number
  readonly customer_id: string
  readonly consent_id: string
  readonly detail: Readonly<Record<string, unknown>>
}

/** In the order in which they were made: their ids sort so, although the clock stands still in these stories. */
const entries = (where: string, values: readonly unknown[] = []): Promise<readonly Entry[]> =>
  server.database.run<Entry>(
    `select at, kind, action, actor_kind, actor_id, request_id, client_id, provider_id, customer_id, consent_id, detail
     from journal_entry where ${where} order by journal_entry_id`,
    values,
  )

const readsOf = ({ consentId }: Reader) => entries(`kind = 'read' and consent_id = $1`, [consentId])

/** Every endpoint that gives bank data, with what its entry says was carried. */
function endpointsOf(reader: Reader): readonly (readonly [string, string, Readonly<Record<string, unknown>>])[] {
  const { handle: account } = accountOf(reader, 'CHECKING')
  const accounts = reader.accounts.map(({ handle }) => handle).toSorted()
  const window = { from: '2026-05-01T04:00:00Z', to: '2026-06-01T03:59:59.999Z' }
  const may = '?startTime=2026-05-01&endTime=2026-05-31'
  const numbers = ['ACCOUNT_PAYMENTS', 'PAYMENT_SUPPORT']
  const dues = ['BILLS', 'SCHEDULED_PAYMENTS']
  const detailed = ['ACCOUNT_BASIC', 'ACCOUNT_DETAILED', 'BALANCES', ...dues, ...numbers, 'INVESTMENTS']
  const path = `/api/fdx/5/accounts/${account}`
  return [
    ['/api/fdx/5/customers/current', 'read-customer', { clusters: ['CUSTOMER_CONTACT', 'CUSTOMER_PERSONAL'] }],
    ['/api/fdx/5/accounts', 'read-accounts', { clusters: ['ACCOUNT_BASIC'], accounts }],
    ['/api/fdx/5/accounts?resultType=details', 'read-accounts', { clusters: detailed, accounts }],
    ['/api/fdx/5/accounts?limit=1', 'read-accounts', { clusters: ['ACCOUNT_BASIC'], accounts: accounts.slice(0, 1) }],
    [path, 'read-account', { clusters: detailed, account }],
    [
      `${path}/transactions${may}&limit=3`,
      'read-transactions',
      { clusters: ['TRANSACTIONS'], account, ...window, count: 3 },
    ],
    [`${path}/statements${may}`, 'read-statements', { clusters: ['STATEMENTS'], account, ...window, count: 1 }],
    [
      `${path}/statements/2026-05`,
      'read-statement-file',
      { clusters: ['STATEMENTS'], account, statementId: '2026-05' },
    ],
    [`${path}/payment-networks`, 'read-payment-networks', { clusters: numbers, account, count: 1 }],
  ]
}

test('every read leaves one entry: who, for whom, what, when, under which consent, in which request', async () => {
  const reader = await connect(server, 'greatday_nomfa')
  for (const [address, action, detail] of endpointsOf(reader)) {
    const before = await readsOf(reader)
    const { status, headers } = await reader.get(address)
    assert.equal(status, 200)
    const [entry, ...others] = (await readsOf(reader)).slice(before.length)
    assert.equal(others.length, 0)
    const { at, customer_id, ...rest } = entry!
    assert.equal(String(at), String(server.clock.now()))
    assert.match(customer_id, /^customer_/)
    assert.deepEqual(rest, {
      kind: 'read',
      action,
      actor_kind: 'client',
      actor_id: reader.clientId,
      request_id: headers.get('ob-trace-id'),
      client_id: reader.clientId,
      provider_id: 1000,
      consent_id: reader.consentId,
      detail,
    })
  }
})

test('a read that was refused leaves none', async () => {
  const reader = await connect(server, 'greatday_nomfa', { clusters: ['ACCOUNT_BASIC'] })
  const refused = endpointsOf(reader).filter(([, , { clusters }]) => !(clusters as string[]).includes('ACCOUNT_BASIC'))
  const wrong = ['/api/fdx/5/accounts?limit=0', `/api/fdx/5/accounts/${crypto.randomUUID()}`]
  for (const address of [...wrong, ...refused.map(([address]) => address)]) {
    assert.notEqual((await reader.get(address)).status, 200)
  }
  assert.equal((await readsOf(reader)).length, 0)
})

test('while the journal cannot be written no data leaves, and when it can be again, it does', async () => {
  const reader = await connect(server, 'greatday_nomfa')
  const addresses = endpointsOf(reader).map(([address]) => address)
  await reader.token()
  await server.database.run('alter table journal_entry rename to journal_away', [])
  try {
    for (const { status, headers, text } of await Promise.all(addresses.map((address) => reader.get(address)))) {
      assert.equal(status, 503)
      assert.equal(headers.get('retry-after'), '10')
      assert.deepEqual(JSON.parse(text), {
        code: '503',
        message: 'Scheduled maintenance',
        debugMessage: 'The read could not be recorded, so nothing was given out. Try again.',
      })
    }
  } finally {
    await server.database.run('alter table journal_away rename to journal_entry', [])
  }
  assert.equal((await readsOf(reader)).length, 0)
  for (const address of addresses) assert.equal((await reader.get(address)).status, 200)
  assert.equal((await readsOf(reader)).length, addresses.length)
})

test('reads at the same time share an insert, and each still has its entry', async () => {
  const reader = await connect(server, 'business')
  const address = `/api/fdx/5/accounts/${accountOf(reader, 'CHECKING').handle}/transactions?limit=1`
  const readAtOnce = () => Promise.all(Array.from({ length: 64 }, () => reader.get(address)))
  await reader.token()
  // Once, so that the sockets are open: reads that wait for theirs do not come at the same time.
  const requests = [...(await readAtOnce()), ...(await readAtOnce())].map(({ headers }) => headers.get('ob-trace-id')!)
  const recorded = await readsOf(reader)
  assert.equal(recorded.length, requests.length)
  assert.deepEqual(new Set(recorded.map(({ request_id }) => request_id)), new Set(requests))
  const [inserts] = await server.database.run<{ count: number }>(
    `select count(distinct xmin::text) as count from journal_entry where kind = 'read' and request_id = any($1)`,
    [requests.slice(64)],
  )
  assert.ok(inserts!.count <= 32, `${inserts!.count} inserts for 64 reads`)
})

test('an entry is never changed and never removed', async () => {
  const statements = [
    `update journal_entry set action = 'something-else'`,
    `update journal_entry set detail = '{}' where kind = 'read'`,
    'delete from journal_entry',
    `delete from journal_entry where kind = 'read'`,
    'truncate journal_entry',
    'truncate journal_entry cascade',
  ]
  const before = await entries('true')
  for (const statement of statements) {
    await assert.rejects(server.database.run(statement, []), /append-only/, statement)
  }
  assert.equal((await entries('true')).length, before.length)
})

/** From the app's request to its revocation, on the pages and over the wire. */
async function firstTrip(): Promise<{ readonly secrets: readonly string[] }> {
  const { issuer, recipient } = server
  const authorize = new URL('/api/v1/authorize', issuer)
  authorize.search = new URLSearchParams({
    client_id: recipient.clientId,
    redirect_uri: REDIRECT_URI,
    response_type: 'code',
    scope: dataClusters.join(' '),
    state: 'state-of-the-first-trip',
    provider_id: '1000',
  }).toString()
  const code = (await consent(openBrowser(issuer), authorize, GREATDAY)).searchParams.get('code')!
  const token = async (fields: Record<string, string>): Promise<Record<string, string>> => {
    const response = await fetch(new URL('/api/v1/token', issuer), {
      method: 'POST',
      body: new URLSearchParams({ client_id: recipient.clientId, client_secret: recipient.clientSecret, ...fields }),
    })
    assert.equal(response.status, 200)
    return (await response.json()) as Record<string, string>
  }
  const first = await token({ grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI })
  const second = await token({ grant_type: 'refresh_token', refresh_token: first['refresh_token']! })
  const headers = { authorization: `Bearer ${second['access_token']}` }
  assert.equal((await fetch(new URL('/api/fdx/5/accounts', issuer), { headers })).status, 200)
  assert.equal((await fetch(new URL('/api/v1/revoke', issuer), { method: 'DELETE', headers })).status, 204)
  return { secrets: [code, first['refresh_token']!, first['access_token']!, second['access_token']!] }
}

test('the id of a consent leads to everything that happened: from the request of the app to its end', async () => {
  const { secrets } = await firstTrip()
  const [granted] = (await entries(`action = 'grant-consent' and detail->>'authorizationId' is not null`)).slice(-1)
  const { consent_id: id, detail } = granted!
  const story = await entries(`consent_id = $1 or detail->>'authorizationId' = $2`, [id, detail['authorizationId']])
  assert.deepEqual(
    story.map(({ action, actor_kind }) => `${actor_kind} ${action}`),
    [
      'client start-authorization',
      'customer leave-for-bank',
      'customer return-from-bank',
      'customer sign-in-at-bank',
      'customer choose-accounts',
      'customer grant-consent',
      'client redeem-code',
      'client use-refresh-token',
      'client read-accounts',
      'client end-consent',
    ],
  )
  for (const { client_id, provider_id, request_id } of story) {
    assert.deepEqual([client_id, provider_id], [server.recipient.clientId, 1000])
    assert.match(request_id ?? '', /^[0-9a-f-]{36}$/)
  }
  const text = JSON.stringify(await entries('true'))
  for (const secret of secrets) assert.ok(!text.includes(secret))
})

test('no entry holds a name, a way to reach somebody, an account number, an amount or a secret', async () => {
  for (const username of ['every_account', 'business', 'joint_one']) {
    const reader = await connect(server, username)
    for (const [address] of endpointsOf(reader)) await reader.get(address)
  }
  await firstTrip()
  const text = JSON.stringify(await entries('true'))
  const books = await server.database.run<{ word: string }>(
    `select account_number as word from sandbox_account union select account_id from sandbox_account
     union select distinct bank_customer_id from sandbox_holder`,
    [],
  )
  const people = sandboxPeople.flatMap(({ username, name, email, telephone, dateOfBirth, address }) => {
    return [username, name.last, name.company, email, telephone, dateOfBirth, address.line1, address.postalCode]
  })
  for (const word of [...people, ...books.map(({ word }) => word)]) {
    if (word !== undefined) assert.ok(!text.includes(word), `the journal holds ${word}`)
  }
  assert.doesNotMatch(text, /[^0-9T:]\d+\.\d\d(?!\d)/, 'an amount')
  const { clientSecret } = server.recipient
  assert.ok(!text.includes(clientSecret))
  type Current = { readonly name: { readonly last: string } }
  const known = await read<Current>(await connect(server, 'greatday_nomfa'), '/api/fdx/5/customers/current')
  assert.equal(known.name.last, 'Greatday', 'the names looked for are those that left')
})
