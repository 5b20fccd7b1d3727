// Partial answers: where a bank cannot read one account, the others are served, and the error stands in its place.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { fdx6Conventions } from '../../src/api/fdx/fdx-conventions.ts'
import type { Bank } from '../../src/domain/retrieval/connector.ts'
import { Problem } from '../../src/platform/problem.ts'
import { openBrokenFdx, openFirstBank, type BrokenBank } from '../broken-bank.ts'
import { fdxHeaders } from '../requests.ts'
import { accountOf, connect, get, type Reader } from '../reader.ts'
import { openTestServer, type TestServer } from '../server.ts'

const BASE = '/api/fdx/6/accounts'

let server: TestServer
let reader: Reader
let broken: BrokenBank

/** What the bank does instead of reading the savings account. */
let fail: (account: Bank['account']) => Bank['account'] = (account) => account

before(async () => {
  server = await openTestServer()
  reader = await connect(server, 'greatday_nomfa')
  const bank = await halfBroken()
  broken = await openBrokenFdx(server, { bank, deadlineMilliseconds: 300, conventions: fdx6Conventions })
})
after(async () => {
  await broken[Symbol.asyncDispose]()
  await server[Symbol.asyncDispose]()
})

/** The sandbox, but for the savings account. */
async function halfBroken(): Promise<Bank> {
  const sandbox = await openFirstBank(server)
  return {
    ...sandbox,
    account: (permit, call) =>
      permit.bankAccountId === accountOf(reader, 'SAVINGS').bankAccountId
        ? fail(sandbox.account)(permit, call)
        : sandbox.account(permit, call),
  }
}

async function ask(path: string) {
  const headers = fdxHeaders(await reader.token())
  const { status, text } = await get(broken, path, headers)
  return { status, body: JSON.parse(text) as Readonly<Record<string, unknown>> }
}

type Row = { readonly accountId: string; readonly error?: { readonly code: string } } & Readonly<
  Record<string, unknown>
>

async function assertPartial(savings: (row: Row) => void): Promise<void> {
  for (const path of [BASE, `${BASE}?resultType=details`]) {
    const { status, body } = await ask(path)
    assert.equal(status, 206, path)
    const accounts = body['accounts'] as readonly Row[]
    assert.equal(accounts.length, reader.accounts.length)
    for (const row of accounts) {
      if (row.accountId === accountOf(reader, 'SAVINGS').handle) savings(row)
      else assert.ok(row.error === undefined && row['accountType'] !== undefined)
    }
  }
}

async function lastRead(): Promise<readonly string[]> {
  const [row] = await server.database.run<{ detail: { accounts: readonly string[] } }>(
    `select detail from journal_entry where action = 'read-accounts' order by at desc, journal_entry_id desc limit 1`,
    [],
  )
  return row!.detail.accounts
}

test('where the bank fails for one account, the rest is served with 206 and the journal names the rest', async () => {
  fail = () => () => Promise.reject(new Problem('provider_unavailable', 'The savings machine is down.'))
  await assertPartial((row) => {
    assert.deepEqual(Object.keys(row), ['accountId', 'accountCategory', 'error'])
    assert.deepEqual([row['accountCategory'], row.error?.code], ['DEPOSIT_ACCOUNT', '500'])
  })
  const { handle } = accountOf(reader, 'SAVINGS')
  assert.deepEqual(
    await lastRead(),
    reader.accounts
      .map((account) => account.handle)
      .filter((other) => other !== handle)
      .toSorted(),
  )
})

test('a bank that is slow for one account does not hold up the others', async () => {
  fail = () => () => new Promise(() => {})
  await assertPartial((row) => assert.equal(row.error?.code, '500'))
})

test('what the bank still knows of the account is told with its error', async () => {
  fail = (account) => async (permit, call) => {
    const { accountCategory, accountId, accountType, status } = await account(permit, call)
    return { accountCategory, accountId, accountType, status, error: { code: '500', message: 'Down' } }
  }
  await assertPartial((row) =>
    assert.deepEqual([row['accountCategory'], row.error], ['DEPOSIT_ACCOUNT', { code: '500', message: 'Down' }]),
  )
  const alone = await ask(`${BASE}/${accountOf(reader, 'SAVINGS').handle}`)
  assert.deepEqual([alone.status, alone.body['code']], [500, '500'])
})

test('where the bank fails for every account asked for, the answer is its failure', async () => {
  fail = () => () => Promise.reject(new Problem('provider_maintenance', 'The bank is being looked after.'))
  const { status, body } = await ask(`${BASE}?accountIds=${accountOf(reader, 'SAVINGS').handle}`)
  assert.deepEqual([status, body['code']], [503, '503'])
})

test('an account that the bank no longer has is left out of lists, and is no error', async () => {
  fail = () => () => Promise.reject(new Problem('account_not_found', 'It is gone.'))
  const { status, body } = await ask(BASE)
  const accounts = body['accounts'] as readonly Row[]
  assert.equal(status, 200)
  assert.equal(accounts.length, reader.accounts.length - 1)
  assert.ok(accounts.every(({ accountId, error }) => accountId !== accountOf(reader, 'SAVINGS').handle && !error))
  assert.deepEqual(body['page'], { totalElements: accounts.length })
  const alone = await ask(`${BASE}?accountIds=${accountOf(reader, 'SAVINGS').handle}`)
  assert.deepEqual([alone.status, alone.body['accounts']], [200, []])
})

/** The test bank itself has such a customer, whose card it can never read. */
async function readHalf(version: 5 | 6, query = '') {
  const half = await connect(server, 'account_down')
  const [chequing, card] = [accountOf(half, 'CHECKING').handle, accountOf(half, 'CREDITCARD').handle]
  const { status, text } = await half.get(`/api/fdx/${version}/accounts${query}`)
  const { accounts, page } = JSON.parse(text) as { accounts: readonly Row[]; page: { totalElements: number } }
  assert.equal(page.totalElements, 2)
  assert.deepEqual(await lastRead(), [chequing])
  return { half, status, chequing, card, accounts }
}

for (const query of ['', '?resultType=details']) {
  test(`a test bank's customer shows a partial answer of version 6 to anybody ${query}`, async () => {
    const { status, accounts, card, chequing } = await readHalf(6, query)
    assert.equal(status, 206)
    const byId = new Map(accounts.map((row) => [row.accountId, row]))
    assert.equal(byId.get(chequing)?.error, undefined)
    const { error, ...known } = byId.get(card)!
    assert.deepEqual(known, { accountId: card, accountCategory: 'LOC_ACCOUNT' })
    assert.equal(error?.code, '500')
  })

  test(`version 5, which knows no 206, gives the account in its wrapper with the error ${query}`, async () => {
    const { status, accounts, card, chequing } = await readHalf(5, query)
    assert.equal(status, 200)
    const wrapped = accounts as unknown as readonly { readonly depositAccount?: Row; readonly locAccount?: Row }[]
    assert.deepEqual(
      wrapped.flatMap(({ depositAccount }) => depositAccount?.accountId ?? []),
      [chequing],
    )
    const [row] = wrapped.flatMap(({ locAccount }) => locAccount ?? [])
    const { error, ...known } = row!
    assert.deepEqual(known, { accountId: card, accountCategory: 'LOC_ACCOUNT' })
    assert.equal(error?.code, '500')
  })
}

test('whatever is below the account that cannot be read is refused alike, and not in the journal', async () => {
  const { half, card } = await readHalf(6)
  for (const path of ['', '/transactions', '/statements', '/statements/2026-05', '/contact', '/payment-networks']) {
    const { status, text } = await half.get(`${BASE}/${card}${path}`)
    assert.deepEqual([status, (JSON.parse(text) as { code: string }).code], [500, '500'], path)
  }
  const reads = await server.database.run(
    `select action from journal_entry where consent_id = $1 and detail->>'account' = $2`,
    [half.consentId, card],
  )
  assert.deepEqual(reads, [])
})

test('what version 5 cannot carry is neither read for it nor counted by it', async () => {
  const pocket = await connect(server, 'wallet_bnpl')
  const { text } = await pocket.get('/api/fdx/5/accounts')
  const { accounts, page } = JSON.parse(text) as { accounts: readonly Row[]; page: { totalElements: number } }
  assert.equal(accounts.length, pocket.accounts.length - 2)
  assert.equal(page.totalElements, accounts.length)
  assert.equal((await lastRead()).length, accounts.length)
  const wallet = accountOf(pocket, 'DIGITALWALLET').handle
  const alone = await pocket.get(`/api/fdx/5/accounts?accountIds=${wallet}`)
  assert.deepEqual([alone.status, (JSON.parse(alone.text) as { accounts: unknown }).accounts], [200, []])
})
