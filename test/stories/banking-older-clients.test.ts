// The Banking API for clients that were written for Flinks: what they send is understood, and what they read is there.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import {
  access,
  accountsOf,
  codeOf,
  GUID,
  loginOf,
  openSharer,
  signInOf,
  type Opened,
  type Sharer,
} from '../banking.ts'
import { send as sendBare } from '../requests.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer
let sharer: Sharer
let opened: Opened
before(async () => {
  server = await openTestServer()
  sharer = await openSharer(server)
  opened = await sharer.open('jane_doe_2_accounts')
})
after(() => server[Symbol.asyncDispose]())

const detail = (more: object) => sharer.call('POST', 'GetAccountsDetail', { RequestId: opened.requestId, ...more })

test('whoever does not want the holder does not get the holder, however the member is spelled', async () => {
  for (const name of ['WithKyc', 'withKYC', 'withkyc', 'with_kyc', 'WithKYCs', 'WihtKYC']) {
    const { status, text } = await detail({ [name]: name === 'withkyc' ? 'False' : false, WithTransactions: 'FALSE' })
    assert.equal(status, 200, text)
    assert.doesNotMatch(text, /Jane|@example\.com/, name)
  }
  const both = await detail({ WithKYC: true, withKyc: false })
  assert.equal(codeOf(both), '401 INVALID_REQUEST')
  assert.match(String(both.body['Message']), /^WithKYC and withKyc are one member/)
})

test('a session is opened with members in camel case, text for truth values and null for what is left out', async () => {
  const { Username: username, Password: password, Institution: institution } = signInOf('greatday_nomfa')
  const sent = { username, password, institution, save: 'true', language: 'EN', tag: 5, loginId: null, requestId: null }
  const { status, text, body } = await sharer.authorize({ ...sent, WithMfaQuestions: true, DaysOfTransactions: null })
  assert.deepEqual([status, body['Tag']], [200, '5'], text)
  const summary = await sharer.call('POST', 'GetAccountsSummary', {
    requestId: body['RequestId'],
    withBalance: 'false',
  })
  assert.deepEqual(
    [...new Set(accountsOf(summary).map((account) => JSON.stringify(account['Balance'])))],
    ['{"Available":null,"Current":null,"Limit":null}'],
  )
  const wrong = await sharer.call('POST', 'GetAccountsSummary', { requestId: 'x' })
  assert.equal(codeOf(wrong), '400 SESSION_NONEXISTENT')
  const nobodys = '00000000-0000-4000-8000-000000000000'
  const refused = await sharer.call('POST', 'GetAccountsSummary', { request_id: nobodys })
  assert.equal(refused.body['RequestId'], nobodys)
})

test('the window is a number of days in any writing, or days that came as moments', async () => {
  const datesOf = async (more: object) =>
    accountsOf(await detail({ ...more, AccountsFilter: null })).flatMap(({ Transactions }) =>
      Transactions!.map(({ Date }) => String(Date)),
    )
  const year = await datesOf({ DaysOfTransactions: 'Days365' })
  for (const days of [{ DaysOfTransaction: 365 }, { daysOfTransactions: 'days365' }, { DaysOfTransactions: '365' }]) {
    assert.deepEqual(await datesOf(days), year)
  }
  const march = await datesOf({ DateFrom: '2026-03-02', DateTo: '2026-03-30' })
  assert.ok(march.length > 0 && march.length < year.length)
  for (const [DateFrom, DateTo] of [
    ['2026-03-02T00:00:00', '2026-03-30 23:59:59'],
    ['2026-03-03T00:00:00Z', '2026-03-31T03:59:59.999Z'],
  ]) {
    assert.deepEqual(await datesOf({ date_from: DateFrom, dateTo: DateTo }), march)
  }
})

test('the documented user signs in however it is written, and a question is asked until it is answered', async () => {
  const sent = { Institution: 'FlinksCapital', UserName: 'GreatDay', Password: 'EveryDay', Tag: 'a tag', RequestId: '' }
  const first = await sharer.authorize(sent)
  assert.deepEqual([first.status, first.body['Tag']], [203, 'a tag'], first.text)
  const again = await sharer.authorize({ RequestId: first.body['RequestId'], SecurityResponses: {} })
  assert.deepEqual([again.status, again.body['SecurityChallenges']], [203, first.body['SecurityChallenges']])
})

test('a slash at the end, an older name of the type and none at all change nothing', async () => {
  const path = `/v3/${sharer.customerId}/BankingServices/GetAccountsSummary`
  const body = JSON.stringify({ RequestId: opened.requestId })
  const headers = { 'x-api-key': sharer.xApiKey }
  const types = ['application/json; charset=utf8', 'text/json', 'text/json; charset=utf-8', undefined]
  for (const [at, type] of types.entries()) {
    const bytes = new TextEncoder().encode(body)
    const sent = { ...headers, ...(type !== undefined && { 'content-type': type }) }
    const reply = await sendBare(server, `${path}${['', '/', '%20', '%20/'][at]}`, {
      method: 'POST',
      headers: sent,
      body: bytes,
    })
    assert.equal(reply.status, 200, `${type}: ${reply.text}`)
  }
  const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' }
  assert.equal((await sendBare(server, path, { method: 'POST', headers: form, body })).status, 401)
  const bearer = { authorization: `Bearer ${sharer.apiSecret}` }
  const named = await sendBare(server, `/v3/${sharer.customerId}/partnerdata/authsecret/House/`, { headers: bearer })
  const same = await sharer.share('authsecret/House')
  assert.equal(named.body['AuthSecret'], same.body['AuthSecret'])
  const [account] = accountsOf(await detail({ WithTransactions: false }))
  const shared = await sharer.share(`${opened.loginId}/${account!.Id}/`)
  const partner = { authorization: `Bearer ${String(same.body['AuthSecret'])}` }
  const read = await access(server, String(shared.body['AccessToken']), partner, '/?daysoftransactions=90')
  assert.equal(read.status, 200, read.text)
})

test('a transaction has a GUID that stays, differs for each recipient, and is known to RefreshDelta', async () => {
  const [account] = accountsOf(await detail({}))
  const [again] = accountsOf(await detail({}))
  const ids = account!.Transactions!.map(({ Id }) => String(Id))
  assert.ok(ids.length > 2 && ids.every((id) => GUID.test(id)) && new Set(ids).size === ids.length)
  assert.deepEqual(
    again!.Transactions!.map(({ Id }) => Id),
    ids,
  )
  const login = await loginOf(server, 'jane_doe_2_accounts', ['ACCOUNT_BASIC', 'TRANSACTIONS'])
  const RequestId = await sharer.openLogin(login)
  const others = accountsOf(await sharer.call('POST', 'GetAccountsDetail', { RequestId }))
  const elsewhere = new Set(others.flatMap(({ Transactions }) => Transactions!.map(({ Id }) => Id)))
  assert.ok(elsewhere.size > 0 && ids.every((id) => !elsewhere.has(id)))
  for (const TransactionId of [ids[2]!, ids[2]!.toUpperCase()]) {
    const RefreshDelta = [{ accountId: account!.Id, transactionId: TransactionId }]
    const [since] = accountsOf(await detail({ RefreshDelta }))
    assert.ok(since!.Transactions!.length <= 2)
    assert.deepEqual(
      since!.Transactions!.map(({ Id }) => Id),
      ids.slice(0, since!.Transactions!.length),
    )
  }
})

test('accounts come in the order of the bank, those for daily use first, in every list', async () => {
  const { requestId: RequestId, loginId } = await sharer.open('every_account')
  const summary = accountsOf(await sharer.call('POST', 'GetAccountsSummary', { RequestId }))
  const ids = summary.map(({ Id }) => Id)
  const daily = summary.map(({ Category }) => Category === 'Operations')
  assert.equal(summary[0]!['Type'], 'Chequing')
  assert.equal(daily.lastIndexOf(true) + 1, daily.indexOf(false))
  const places = await server.database.read
    .selectFrom('account_handle')
    .innerJoin('sandbox_holder', 'account_id', 'bank_account_id')
    .innerJoin('customer', 'customer.bank_customer_id', 'sandbox_holder.bank_customer_id')
    .innerJoin('login', 'login.customer_id', 'customer.customer_id')
    .select('account_handle')
    .where('login_id', '=', loginId)
    .where('account_handle', 'in', ids)
    .orderBy('place')
    .execute()
  const bank = places.map(({ account_handle }) => account_handle)
  const isDaily = (id: string): boolean => daily[ids.indexOf(id)]!
  assert.deepEqual(ids, [...bank.filter(isDaily), ...bank.filter((id) => !isDaily(id))])
  const details = await sharer.call('POST', 'GetAccountsDetail', { RequestId, WithTransactions: false })
  const inDetail = accountsOf(details).map(({ Id }) => Id)
  const { body } = await sharer.call('POST', 'GetStatements', { RequestId })
  const byAccount = (body['StatementsByAccount'] as { AccountId: string }[]).map(({ AccountId }) => AccountId)
  assert.deepEqual([inDetail, byAccount], [ids, ids])
})

test('what a typed model cannot do without is there: objects with members, lists, and a number for the overdraft', async () => {
  for (const account of accountsOf(await detail({}))) {
    assert.equal(account['OverdraftLimit'], 0)
    assert.equal(typeof account['Balance'], 'object')
    assert.ok(Array.isArray(account.Transactions))
    assert.ok((account['Holder'] as { Address: object }).Address)
  }
})

test('a refresh and a deleted card are confirmed in the words that clients look for', async () => {
  const { loginId } = await sharer.open('joint_one')
  const set = async (IsActivated: unknown) =>
    (await sharer.call('PATCH', 'SetScheduledRefresh', { login_id: loginId, is_activated: IsActivated })).text
  assert.match(await set('true'), new RegExp(`${loginId} has now been activated for automatic refresh`))
  assert.match(await set(false), new RegExp(`${loginId} has now been deactivated for automatic refresh`))
  const { body } = await sharer.call('DELETE', `DeleteCard/${loginId}/`, {})
  const Message = `All of the information about LoginId ${loginId} has been removed`
  assert.deepEqual(body, { StatusCode: 200, Message })
})

test('a call that is not offered says so, and one that is misspelled is told the right one', async () => {
  const ask = async (path: string, method = 'GET') => {
    const reply = await sendBare(server, `/v3/${sharer.customerId}/${path}`, { method })
    return [codeOf(reply), String(reply.body['Message'])] as const
  }
  const unserved = [
    ['insight/login/l/attributes/r/GetIncomeAttributes', /enrichment.*GetAccountsDetail/],
    ['insight/login/l/score/r', /enrichment/],
    ['categorization/login/l/requestid/r', /enrichment/],
    ['BankingServices/GetScore/l/r', /enrichment/],
    ['BankingServices/Categories/CA', /enrichment/],
    ['attributes/upload', /enrichment/],
    ['upload/fraudanalysis/l', /upload of documents.*GetStatements/],
    ['BankingServices/UploadDocument', /upload of documents/],
    ['BankingServices/FieldMatch', /WithKYC/],
    ['Investments', /investment accounts/],
    ['BankingServices/GetAccountDetails', /Did you mean \/v3\/\{customerId\}\/BankingServices\/GetAccountsDetail\?/],
    ['BankingServices/DeleteCard', /Did you mean .*\/DeleteCard\/\{loginId\}\?/],
    ['BankingService/Authorize', /Did you mean .*\/BankingServices\/Authorize\?/],
    ['partnerdata/x', /Did you mean .*\/partnerdata\/\{LoginId\}\/\{AccountId\}\?/],
    ['BankingServices/Everything', /The reference at \/docs/],
  ] as const
  for (const [path, message] of unserved) {
    for (const method of ['GET', 'POST']) {
      const [code, said] = await ask(path, method)
      assert.equal(code, '404 METHOD_NOT_AVAILABLE', path)
      assert.match(said, message, path)
    }
  }
})
