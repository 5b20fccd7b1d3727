// Partial answers of the Banking API: where the institution cannot read one account, the others come, and it is told which does not.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Reply } from '../requests.ts'
import { Problem } from '../../src/platform/problem.ts'
import { access, accountsOf, codeOf, openSharer, send, type Sharer } from '../banking.ts'
import { openBrokenBank } from '../broken-bank.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer
let sharer: Sharer
before(async () => {
  server = await openTestServer({ sharesOnward: true })
  sharer = await openSharer(server)
})
after(() => server[Symbol.asyncDispose]())

type Unavailable = { readonly Id: string; readonly Category: string; readonly FlinksCode: string }

const READS = [
  ['GetAccountsSummary', {}],
  ['GetAccountsDetail', {}],
  ['GetAccountsDetail', { WithTransactions: false, WithDetailsAndBankingStatements: true }],
  ['GetStatements', {}],
] as const

/** The accounts whose data a read of accounts or of statements has, and those that could not be read. */
function toldIn({ status, text, body }: Reply) {
  assert.equal(status, 200, text)
  const accounts = (body['Accounts'] ?? body['StatementsByAccount']) as readonly Record<string, string>[]
  const unavailable = (body['UnavailableAccounts'] ?? []) as readonly Unavailable[]
  return { read: accounts.map(({ Id, AccountId }) => Id ?? AccountId), unavailable, body }
}

test('where the institution cannot read one account the others are given whole, and that one is named with what to do', async () => {
  const { loginId, requestId: RequestId } = await sharer.open('account_down')
  const shared = await server.database.run<{ handle: string; account_category: string }>(
    `select account_handle::text as handle, account_category from consent join consent_account using (consent_id)
     join account_handle using (account_handle) where login_id = $1`,
    [loginId],
  )
  const [down, ...others] = shared.toSorted((a, b) => b.account_category.localeCompare(a.account_category))
  assert.equal(down!.account_category, 'LOC_ACCOUNT')
  assert.ok(others.length > 0)
  for (const [path, asked] of READS) {
    const { read, unavailable, body } = toldIn(await sharer.call('POST', path, { RequestId, ...asked }))
    assert.deepEqual(read, others.map(({ handle }) => handle).toSorted(), path)
    const Message = 'The bank cannot read this account just now. Try again later.'
    assert.deepEqual(unavailable, [{ Id: down!.handle, Category: 'Credits', FlinksCode: 'RETRY_LATER', Message }])
    assert.equal(body['FlinksCode'], undefined, 'nothing is said of few transactions where some could not be read')
  }
  const entries = await server.database.run<{ accounts: readonly string[] }>(
    `select detail->'accounts' as accounts from journal_entry where action = 'read-accounts'`,
    [],
  )
  assert.equal(entries.length, READS.length)
  assert.ok(entries.every(({ accounts }) => !accounts.includes(down!.handle)))
})

test('a partner hears of the one account that cannot be read to try again later, and of another nothing of it', async () => {
  const { loginId, requestId: RequestId } = await sharer.open('account_down')
  const { read, unavailable } = toldIn(await sharer.call('POST', 'GetAccountsSummary', { RequestId }))
  const { body } = await sharer.share('authsecret/Lender')
  const readBy = async (account: string) => {
    const shared = await sharer.share(`${loginId}/${account}`)
    const token = String(shared.body['AccessToken'])
    return access(server, token, { authorization: `Bearer ${String(body['AuthSecret'])}` })
  }
  assert.equal(codeOf(await readBy(unavailable[0]!.Id)), '503 RETRY_LATER')
  const reply = await readBy(read[0]!)
  assert.equal(reply.status, 200)
  assert.ok(!reply.text.includes('Unavailable'))
})

/** Breaks what is read of the savings account, in each way in turn. */
async function readBroken(method: 'account' | 'transactions' | 'statements', how: () => Promise<never>) {
  const { requestId: RequestId } = await sharer.open('greatday_nomfa')
  const summary = accountsOf(await sharer.call('POST', 'GetAccountsSummary', { RequestId }))
  const { Id: savings } = summary.find(({ Type }) => Type === 'Savings')!
  await using broken = await openBrokenBank(server, (sandbox) => {
    const ask = sandbox[method] as (...asked: unknown[]) => Promise<unknown>
    const breaking = (permit: { accountHandle: string }, ...rest: unknown[]) =>
      permit.accountHandle === savings ? how() : ask(permit, ...rest)
    return { [method]: breaking }
  })
  const path = `/v3/${sharer.customerId}/BankingServices/GetAccountsDetail`
  const asked = { RequestId, WithDetailsAndBankingStatements: true }
  const reply = await send(broken, 'POST', path, { 'x-api-key': sharer.xApiKey }, asked)
  return { savings, all: summary.length, reply }
}

test('it is the same whichever part of the account cannot be read: nothing is given of it as if it were all', async () => {
  for (const method of ['account', 'transactions', 'statements'] as const) {
    for (const code of ['provider_unavailable', 'provider_maintenance'] as const) {
      const { savings, all, reply } = await readBroken(method, () => Promise.reject(new Problem(code, 'Not now.')))
      const { read, unavailable } = toldIn(reply)
      assert.deepEqual([read.length, read.includes(savings)], [all - 1, false], method)
      assert.deepEqual(unavailable, [
        { Id: savings, Category: 'Operations', FlinksCode: 'RETRY_LATER', Message: 'Not now.' },
      ])
    }
  }
})

test('an account that is not ready yet is waited for, and what is wrong with the question is said of all of it', async () => {
  const waited = await readBroken('account', () => Promise.reject(new Problem('provider_processing', 'Not yet.')))
  assert.equal(codeOf(waited.reply), '202 OPERATION_DISPATCHED')
  const wrong = await readBroken('transactions', () => Promise.reject(new Problem('invalid_request', 'Too many.')))
  assert.equal(codeOf(wrong.reply), '401 INVALID_REQUEST')
})
