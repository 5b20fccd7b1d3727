// Accounts: what an app sees of them, as descriptions and in detail, and what it never sees.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openBrowser, signIn } from '../customer.ts'
import { accountOf, connect, read, unwrap, walk, type AccountRow, type AccountsPage, type Reader } from '../reader.ts'
import { openTestServer, REDIRECT_URI, type TestServer } from '../server.ts'

const ACCOUNTS = '/api/fdx/5/accounts'

let server: TestServer
before(async () => void (server = await openTestServer()))
after(() => server[Symbol.asyncDispose]())

async function accountsOf(reader: Reader, query = ''): Promise<readonly AccountRow[]> {
  const { accounts } = await read<AccountsPage>(reader, `${ACCOUNTS}${query}`)
  return accounts.map(unwrap)
}

async function refusal(reader: Reader, query: string): Promise<readonly [number, string]> {
  const { status, text } = await reader.get(`${ACCOUNTS}${query}`)
  return [status, (JSON.parse(text) as { code: string }).code]
}

test('a list of accounts gives descriptions: these members and no other', async () => {
  const reader = await connect(server, 'every_account')
  const members = new Set((await accountsOf(reader)).flatMap((account) => Object.keys(account)))
  const descriptor = 'accountCategory accountId accountNumberDisplay accountType currency nickname productName status'
  assert.equal([...members].toSorted().join(' '), descriptor)
})

test('every kind of account arrives whole, in the wrapper of its kind, the same in the list as by itself', async () => {
  const reader = await connect(server, 'every_account')
  const { accounts } = await read<AccountsPage>(reader, `${ACCOUNTS}?resultType=details`)
  const kinds = accounts.map((wrapped) => `${Object.keys(wrapped).join()} ${unwrap(wrapped).accountType}`)
  assert.deepEqual(kinds.toSorted(), [
    'depositAccount CHECKING',
    'depositAccount SAVINGS',
    'investmentAccount REGISTEREDRETIREMENTSAVINGSPLAN',
    'investmentAccount TAXFREESAVINGSACCOUNT',
    'loanAccount AUTOLOAN',
    'loanAccount MORTGAGE',
    'locAccount CREDITCARD',
    'locAccount LINEOFCREDIT',
  ])
  for (const wrapped of accounts) {
    assert.deepEqual(await read(reader, `${ACCOUNTS}/${unwrap(wrapped).accountId}`), wrapped)
  }
  const holdings = accounts.map(unwrap).flatMap((account) => (account['holdings'] ?? []) as readonly unknown[])
  assert.ok(holdings.length > 0, 'an investment account shows what it holds')
})

test('accountIds gives those that are asked for, once each, whatever else is shared', async () => {
  const reader = await connect(server, 'greatday_nomfa')
  const [one, other] = reader.accounts.map(({ handle }) => handle)
  const asked = await accountsOf(reader, `?accountIds=${one},${other},${one}`)
  assert.deepEqual(asked.map(({ accountId }) => accountId).toSorted(), [one, other].toSorted())
})

test('an account that is unknown, another customer’s or not chosen is not found, and takes the others with it', async () => {
  const theirs = accountOf(await connect(server, 'joint_one'), 'CHECKING').handle
  const unchosen = accountOf(await connect(server, 'greatday_nomfa'), 'SAVINGS').handle
  const reader = await connect(server, 'greatday_nomfa', { choose: ({ accountType }) => accountType === 'CHECKING' })
  const mine = accountOf(reader, 'CHECKING').handle
  for (const wrong of [crypto.randomUUID(), theirs, unchosen, mine.toUpperCase(), '', '%20']) {
    assert.deepEqual(await refusal(reader, `?accountIds=${wrong}`), [404, '701'], wrong)
    assert.deepEqual(await refusal(reader, `?accountIds=${mine},${wrong}`), [404, '701'], wrong)
  }
})

test('a resultType or limit that does not exist is refused, not guessed', async () => {
  const reader = await connect(server, 'greatday_nomfa')
  const wrong = [
    'resultType=full',
    'resultType=',
    'limit=0',
    'limit=501',
    'limit=-1',
    'limit=1.5',
    'limit=abc',
    'limit=',
  ]
  for (const query of [...wrong, 'limit=1&limit=2', 'offset=abc', 'offset=']) {
    assert.deepEqual(await refusal(reader, `?${query}`), [400, '401'], query)
  }
})

test('pages of any size give each account once, and the last says that it is the last', async () => {
  const reader = await connect(server, 'every_account')
  const whole = await accountsOf(reader)
  for (const limit of [1, 2, 3, 7, 8, 500]) {
    const pages = await walk<AccountsPage>(reader, `${ACCOUNTS}?limit=${limit}`)
    assert.deepEqual(
      pages.flatMap(({ accounts }) => accounts.map(unwrap)),
      whole,
      `limit ${limit}`,
    )
    assert.equal(pages.length, Math.ceil(whole.length / limit))
    for (const { page, links } of pages) {
      assert.equal(page.totalElements, whole.length)
      if (links.next) assert.ok(links.next.href.startsWith(`${server.issuer}${ACCOUNTS}?`))
    }
  }
})

test('only the chosen accounts are seen, and the same account has the same id when it is shared again', async () => {
  const whole = await connect(server, 'greatday_nomfa')
  const savings = accountOf(whole, 'SAVINGS')
  const reader = await connect(server, 'greatday_nomfa', { choose: ({ accountType }) => accountType === 'SAVINGS' })
  assert.deepEqual(
    (await accountsOf(reader)).map(({ accountId }) => accountId),
    [savings.handle],
  )
})

test('a joint account is one account to an app that meets both holders, and another to another app', async () => {
  const { recipient, otherRecipient } = server
  const [one, two, elsewhere] = [
    await connect(server, 'joint_one', { client: recipient }),
    await connect(server, 'joint_two', { client: recipient }),
    await connect(server, 'joint_two', { client: otherRecipient }),
  ].map((reader) => accountOf(reader, 'CHECKING'))
  assert.equal(one!.bankAccountId, two!.bankAccountId)
  assert.equal(one!.handle, two!.handle)
  assert.equal(elsewhere!.bankAccountId, one!.bankAccountId)
  assert.notEqual(elsewhere!.handle, one!.handle)
})

test('no app is ever told the bank’s own id of an account or of a customer', async () => {
  const ids = await server.database.run<{ id: string }>(
    'select account_id as id from sandbox_account union select bank_customer_id from sandbox_holder',
    [],
  )
  for (const username of ['every_account', 'business', 'joint_two', 'bellejournee']) {
    const reader = await connect(server, username)
    const addresses = ['/api/fdx/5/customers/current', `${ACCOUNTS}?resultType=details`]
    for (const { handle } of reader.accounts) {
      addresses.push(`${ACCOUNTS}/${handle}`, `${ACCOUNTS}/${handle}/transactions`, `${ACCOUNTS}/${handle}/statements`)
      addresses.push(`${ACCOUNTS}/${handle}/payment-networks`)
    }
    for (const address of addresses) {
      const { text } = await reader.get(address)
      for (const { id } of ids) assert.ok(!text.includes(id), `${address} of ${username} holds ${id}`)
    }
  }
})

test('an account that is closed already is seen, and cannot be shared', async () => {
  const reader = await connect(server, 'closed_account')
  assert.ok(reader.accounts.some(({ status }) => status === 'CLOSED'))
  const shared = await accountsOf(reader)
  assert.deepEqual(new Set(shared.map(({ status }) => status)), new Set(['OPEN']))
})

test('a customer who holds no account is told so, and nothing can be shared', async () => {
  const authorize = new URL('/api/v1/authorize', server.issuer)
  authorize.search = new URLSearchParams({
    client_id: server.recipient.clientId,
    redirect_uri: REDIRECT_URI,
    response_type: 'code',
    scope: 'ACCOUNT_BASIC',
    state: 'a-state-of-this-story',
    provider_id: '1000',
  }).toString()
  const browser = openBrowser(server.issuer)
  const page = await signIn(browser, authorize, { username: 'no_account', password: 'Everyday' })
  assert.equal(page.status, 200)
  assert.doesNotMatch(page.text, /value="all"/)
  const answer = await browser.submit(page, { decision: 'all' })
  assert.notEqual(answer.address.origin, new URL(REDIRECT_URI).origin)
})
