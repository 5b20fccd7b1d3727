// What the Banking API reads: accounts in every documented member, statements as files, and what takes longer than a request.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { transactionGuid } from '../../src/api/banking/account-names.ts'
import { endConsent } from '../../src/domain/consents/end-consent.ts'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { accountsOf, codeOf, loginOf, openSharer, signInOf, type DetailAccount, type Sharer } from '../banking.ts'
import type { Reply } from '../requests.ts'
import { openTestServer, type TestServer } from '../server.ts'
import { until } from '../until.ts'

let server: TestServer
let sharer: Sharer
before(async () => {
  server = await openTestServer()
  sharer = await openSharer(server)
})
after(() => server[Symbol.asyncDispose]())

const NOBODY = '00000000-0000-4000-8000-000000000000'

const NO_BALANCE = { Available: null, Current: null, Limit: null }

const inCanada = (accounts: readonly DetailAccount[]): DetailAccount =>
  accounts.find(({ Currency }) => Currency === 'CAD')!

test('GetAccountsDetail gives every documented member', async () => {
  const { requestId: RequestId } = await sharer.open('jane_doe_2_accounts')
  const accounts = accountsOf(await sharer.call('POST', 'GetAccountsDetail', { RequestId }))
  const chequing = inCanada(accounts)
  assert.deepEqual(Object.keys(chequing), [
    'Transactions',
    'TransitNumber',
    'InstitutionNumber',
    'OverdraftLimit',
    'Title',
    'AccountNumber',
    'LastFourDigits',
    'Balance',
    'Category',
    'Type',
    'Currency',
    'Holder',
    'AccountType',
    'Id',
  ])
  assert.deepEqual(
    [
      chequing['TransitNumber'],
      chequing['InstitutionNumber'],
      chequing['Category'],
      chequing['Currency'],
      chequing['AccountType'],
    ],
    ['00142', '990', 'Operations', 'CAD', 'Personal'],
  )
  assert.match(String(chequing.AccountNumber), /^\d{7}$/)
  assert.deepEqual(chequing['Holder'], {
    Name: 'Jane Doe',
    Address: {
      CivicAddress: '25 Sample Street',
      City: 'Toronto',
      Province: 'ON',
      PostalCode: 'M5J 0A0',
      POBox: null,
      Country: 'CA',
    },
    Email: 'jane.doe@example.com',
    PhoneNumber: '4165550119',
  })
  const [newest] = chequing.Transactions!
  assert.deepEqual(Object.keys(newest!), ['Date', 'Code', 'Description', 'Debit', 'Credit', 'Balance', 'Id'])
  for (const { Debit, Credit } of chequing.Transactions!) assert.equal((Debit === null) !== (Credit === null), true)
})

test('an account in US dollars has a routing number in the place of a transit number, and its bank is found by it', async () => {
  const { requestId: RequestId } = await sharer.open('jane_doe_2_accounts')
  const asked = { RequestId, WithAccountIdentity: true }
  for (const path of ['GetAccountsSummary', 'GetAccountsDetail']) {
    const accounts = accountsOf(await sharer.call('POST', path, asked))
    const [account, ...none] = accounts.filter(({ Currency }) => Currency === 'USD')
    assert.deepEqual([accounts.length, none], [2, []])
    const { TransitNumber, InstitutionNumber, AccountNumber, Type } = account!
    assert.deepEqual([TransitNumber, InstitutionNumber, Type], ['110000000', null, 'Chequing'])
    assert.match(String(AccountNumber), /^\d{7}$/)
    const digits = Array.from(String(TransitNumber), Number)
    assert.equal(digits.reduce((sum, digit, place) => sum + digit * [3, 7, 1][place % 3]!, 0) % 10, 0)
  }
  const bank = await sharer.call('GET', 'Institutions/RoutingNumber/110000000')
  assert.deepEqual([bank.status, bank.body['Institution']], [200, 'FlinksCapital'])
})

test('the balance of a transaction is what the bank has in its books right after it posted, to the cent', async () => {
  const { requestId: RequestId } = await sharer.open('every_account')
  const reckoned = new Set<string>()
  for (const DaysOfTransactions of ['Days90', 'Days365']) {
    for (const account of accountsOf(
      await sharer.call('POST', 'GetAccountsDetail', { RequestId, DaysOfTransactions }),
    )) {
      const rows = account.Transactions!.filter(({ Balance }) => Balance !== null)
      const books = await server.database.read
        .selectFrom('sandbox_transaction')
        .innerJoin('account_handle', 'bank_account_id', 'account_id')
        .select(['transaction_id', 'balance_after'])
        .where('account_handle', '=', account.Id)
        .execute()
      const inBooks = new Map(
        books.map((row) => [
          transactionGuid({ accountId: account.Id, transactionId: row.transaction_id }),
          Number(row.balance_after),
        ]),
      )
      for (const { Id, Balance } of rows) assert.equal(Balance, inBooks.get(String(Id)), String(account['Type']))
      if (rows.length === 0) continue
      reckoned.add(String(account['Type']))
      assert.equal(rows.length, account.Transactions!.length)
    }
  }
  assert.deepEqual([...reckoned].toSorted(), ['Chequing', 'CreditCard', 'LineOfCredit', 'Savings'])
})

test('a balance that is not certain is null: of a time that is over, and where none was asked for', async () => {
  const { requestId: RequestId } = await sharer.open('jane_doe_2_accounts')
  for (const asked of [{ DateFrom: '2026-03-01', DateTo: '2026-03-31' }, { WithBalance: false }]) {
    for (const { Transactions } of accountsOf(
      await sharer.call('POST', 'GetAccountsDetail', { RequestId, ...asked }),
    )) {
      assert.ok(Transactions!.length > 0)
      assert.ok(Transactions!.every(({ Balance }) => Balance === null))
    }
  }
})

test('after a transaction that is known, only what has posted since is given, and nothing of it is missing', async () => {
  const { requestId: RequestId } = await sharer.open('jane_doe_2_accounts')
  const read = async (more = {}) =>
    inCanada(accountsOf(await sharer.call('POST', 'GetAccountsDetail', { RequestId, ...more })))
  const before = await read()
  const TransactionId = before.Transactions![0]!['Id']
  const RefreshDelta = [{ AccountId: before.Id, TransactionId }]
  server.clock.advance({ days: 10 })
  const { requestId } = await sharer.open('jane_doe_2_accounts')
  const delta = await read({ RequestId: requestId, RefreshDelta })
  const whole = await read({ RequestId: requestId })
  const known = new Set(before.Transactions!.map(({ Id }) => Id))
  const since = new Set(delta.Transactions!.map(({ Id }) => Id))
  assert.ok(since.size > 0 && since.size < 30 && !since.has(TransactionId))
  assert.deepEqual(
    whole.Transactions!.filter(({ Id }) => !known.has(Id) && !since.has(Id)),
    [],
  )
  const nobodys = { RequestId: requestId, RefreshDelta: [{ AccountId: NOBODY, TransactionId }] }
  assert.equal(codeOf(await sharer.call('POST', 'GetAccountsDetail', nobodys)), '401 INVALID_REQUEST')
})

test('what is not asked for is null or empty, and an account, a day or a filter that there is not is refused', async () => {
  const { requestId: RequestId } = await sharer.open('jane_doe_2_accounts')
  const detail = (more = {}) => sharer.call('POST', 'GetAccountsDetail', { RequestId, ...more })
  const chequing = inCanada(accountsOf(await detail()))
  const asked = { WithAccountIdentity: false, WithKYC: false, WithTransactions: false, WithBalance: false }
  const [only, ...none] = accountsOf(await detail({ ...asked, AccountsFilter: [chequing.Id] }))
  assert.deepEqual(none, [])
  for (const name of ['TransitNumber', 'AccountNumber', 'Holder']) assert.equal(only![name], null, name)
  assert.deepEqual([only!.Transactions, only!['Balance']], [[], NO_BALANCE])
  assert.equal(codeOf(await detail({ AccountsFilter: [NOBODY] })), '401 INVALID_REQUEST')
  const refusals = [
    [{ DateFrom: '2026-02-30' }, 'DateFrom: must be a day such as 2026-01-31'],
    [{ DateFrom: '2026-01-01[u-ca=hebrew]' }, 'DateFrom: must be a day such as 2026-01-31'],
    [{ DateFrom: '2026-03-02', DateTo: '2026-03-01' }, 'DateFrom is after DateTo.'],
    [{ DateFrom: '2027-03-02' }, 'DateFrom is after today.'],
    [{ RefreshDelta: [{}] }, 'RefreshDelta.0.AccountId: is missing; RefreshDelta.0.TransactionId: is missing'],
  ] as const
  for (const [asked, message] of refusals) {
    const refused = await detail(asked)
    assert.deepEqual([codeOf(refused), refused.body['Message']], ['401 INVALID_REQUEST', message])
  }
  for (const DateTo of ['9999-12-31', '0001-01-01']) assert.equal((await detail({ DateTo })).status, 200, DateTo)
  const march = accountsOf(
    await detail({ DateFrom: '2026-03-01', DateTo: '2026-03-31', AccountsFilter: [chequing.Id] }),
  )
  const dates = march[0]!.Transactions!.map((row) => String(row['Date']))
  assert.ok(dates.length > 5 && dates.every((date) => date.startsWith('2026-03-')), dates.join())
})

test('what was not consented to is null', async () => {
  const RequestId = await sharer.openLogin(await loginOf(server, 'joint_two', ['ACCOUNT_BASIC']))
  const bare = accountsOf(await sharer.call('POST', 'GetAccountsDetail', { RequestId }))
  for (const account of bare) {
    for (const name of ['Transactions', 'TransitNumber', 'AccountNumber', 'Holder', 'AccountType']) {
      assert.equal(account[name], null, name)
    }
    assert.deepEqual([account['Balance'], account['OverdraftLimit']], [NO_BALANCE, 0])
    assert.equal(typeof account['Title'], 'string')
  }
})

test('statements come as PDF files, in GetStatements and in GetAccountsDetail', async () => {
  const { requestId: RequestId } = await sharer.open('jane_doe_2_accounts')
  const { status, body } = await sharer.call('POST', 'GetStatements', { RequestId, NumberOfStatements: 'Months3' })
  assert.equal(status, 200)
  const byAccount = body['StatementsByAccount'] as { AccountNumber: string; Statements: Record<string, string>[] }[]
  assert.deepEqual(
    byAccount.map(({ Statements }) => Statements.length),
    [3, 3],
  )
  for (const { AccountNumber, Statements } of byAccount) {
    assert.match(AccountNumber, /^\d{7}$/)
    assert.deepEqual(Object.keys(Statements[0]!), ['UniqueId', 'FileType', 'Base64Bytes'])
    assert.match(atob(Statements[0]!['Base64Bytes']!).slice(0, 5), /^%PDF-$/)
  }
  const [account] = accountsOf(
    await sharer.call('POST', 'GetAccountsDetail', {
      RequestId,
      WithTransactions: false,
      WithDetailsAndBankingStatements: true,
    }),
  )
  assert.equal((account!['Statements'] as unknown[]).length, 1)
})

test('a read that takes longer than a request may goes on in the background, and its result waits sealed', async () => {
  await using slow = await openTestServer({ dispatchAfter: 1 })
  const owner = await openSharer(slow)
  const { requestId: RequestId } = await owner.open('every_account')
  const asked = { RequestId, DaysOfTransactions: 'Days365' }
  assert.equal(codeOf(await owner.call('POST', 'GetAccountsDetail', asked)), '202 OPERATION_DISPATCHED')
  const poll = () => owner.call('GET', `GetAccountsDetailAsync/${RequestId}`)
  await until(async () => (await poll()).status !== 202)
  assert.equal(accountsOf(await poll()).length, 8)
  const rows = [
    ...(await slow.database.read.selectFrom('session_read').selectAll().execute()),
    ...(await slow.database.read.selectFrom('session_read_part').selectAll().execute()),
  ]
  assert.ok(rows.length > 1 && !JSON.stringify(rows).includes('Morgan'))
})

test('a summary that the bank is not ready for is asked for again at its own address, and is no detail', async () => {
  const { requestId: RequestId } = await sharer.open('test_dispatched')
  const poll = (what: string) => sharer.call('GET', `GetAccounts${what}Async/${RequestId}`)
  const asked = { RequestId, WithAccountIdentity: true }
  const dispatched = await sharer.call('POST', 'GetAccountsSummary', asked)
  assert.equal(codeOf(dispatched), '202 OPERATION_DISPATCHED')
  const address = 'GetAccountsSummaryAsync'
  assert.deepEqual(dispatched.body['Links'], [
    { rel: address, href: `/${address}`, example: `/${address}/${RequestId}` },
  ])
  assert.equal(codeOf(await poll('Summary')), '202 OPERATION_PENDING')
  assert.equal(codeOf(await poll('Detail')), '202 OPERATION_PENDING')
  server.clock.advance({ seconds: 20 })
  const [account] = accountsOf(await poll('Summary'))
  assert.equal(account!['InstitutionNumber'], '990')
  assert.equal(account!.Transactions, undefined)
  assert.ok(accountsOf(await poll('Detail'))[0]!.Transactions!.length > 0)
})

test('the address of what came of a read answers each time, after a 200 and before any read, by GET and by POST', async () => {
  const { requestId: RequestId } = await sharer.open('jane_doe_2_accounts')
  const statementsOf = ({ status, text, body }: Reply) => {
    assert.equal(status, 200, text)
    return body['StatementsByAccount'] as { Statements: unknown[] }[]
  }
  for (const method of ['GET', 'POST']) {
    const came = (what: string, body?: object) => sharer.call(method, `Get${what}Async/${RequestId}`, body)
    assert.ok(accountsOf(await came('AccountsDetail'))[0]!.Transactions!.length > 0)
    assert.equal(accountsOf(await came('AccountsSummary')).length, 2)
    assert.deepEqual(
      statementsOf(await came('Statements')).map(({ Statements }) => Statements.length),
      [1, 1],
    )
  }
  // What was asked for last is what comes, in each of its kinds.
  await sharer.call('POST', 'GetAccountsDetail', { RequestId, WithTransactions: false, WithKYC: false })
  await sharer.call('POST', 'GetStatements', { RequestId, NumberOfStatements: 'Months3' })
  const again = await sharer.call('GET', `GetAccountsDetailAsync/${RequestId}`)
  assert.deepEqual([accountsOf(again)[0]!.Transactions, accountsOf(again)[0]!['Holder']], [[], null])
  const statements = await sharer.call('POST', `GetStatementsAsync/${RequestId.toUpperCase()}`, { RequestId })
  assert.equal(statementsOf(statements)[0]!.Statements.length, 3)
  // With members of the read, this very request; nobody else's RequestId.
  const named = await sharer.call('POST', `GetAccountsDetailAsync/${RequestId}`, { RequestId, WithKYC: true })
  assert.ok(accountsOf(named)[0]!['Holder'] && accountsOf(named)[0]!.Transactions!.length > 0)
  assert.equal(accountsOf(await sharer.call('POST', 'GetAccountsDetailAsync', { RequestId })).length, 2)
  const spelled = await sharer.call('POST', `GetAccountsDetailAsync/${RequestId}`, { withKyc: 'false' })
  assert.equal(accountsOf(spelled)[0]!['Holder'], null)
  const others = await sharer.call('POST', `GetAccountsDetailAsync/${RequestId}`, { RequestId: NOBODY })
  assert.equal(codeOf(others), '401 INVALID_REQUEST')
  assert.equal(codeOf(await sharer.call('GET', `GetStatementsAsync/${NOBODY}`)), '400 SESSION_NONEXISTENT')
  // A request that is refused is not what was asked for last.
  const wrong = { RequestId, AccountsFilter: [NOBODY] }
  assert.equal(codeOf(await sharer.call('POST', 'GetAccountsDetail', wrong)), '401 INVALID_REQUEST')
  assert.equal((await sharer.call('GET', `GetAccountsDetailAsync/${RequestId}`)).status, 200)
})

test('one token authorizes several logins, and one that shares nothing keeps no other from it', async () => {
  const logins = [await sharer.open('jane_doe_2_accounts'), await sharer.open()].map(({ loginId }) => loginId)
  const token = await sharer.newToken()
  const authorize = (LoginIds: unknown) =>
    sharer.call('POST', 'AuthorizeMultiple', { LoginIds, Tag: 'a tag' }, { 'flinks-auth-key': token })
  for (const wrong of [[], undefined, 'x', [1], Array.from({ length: 101 }, () => NOBODY)]) {
    assert.equal(codeOf(await authorize(wrong)), '401 INVALID_REQUEST')
  }
  const { status, body, text } = await authorize([logins[0], NOBODY, logins[1], logins[0]])
  assert.deepEqual([status, body['FlinksCode'], body['Tag']], [200, 'OK', 'a tag'], text)
  const begun = body['Logins'] as Record<string, string>[]
  assert.deepEqual(
    begun.map(({ LoginId, FlinksCode }) => [LoginId, FlinksCode]),
    [
      [logins[0], 'OK'],
      [NOBODY, 'INVALID_LOGIN'],
      [logins[1], 'OK'],
    ],
  )
  for (const { RequestId, LoginId } of begun.filter(({ FlinksCode }) => FlinksCode === 'OK')) {
    const read = await sharer.call('POST', 'GetAccountsSummary', { RequestId })
    assert.equal((read.body['Login'] as { Id: string }).Id, LoginId)
  }
  assert.equal(codeOf(await authorize(logins)), '401 UNAUTHORIZED')
})

test('several logins of which none shares anything are refused one by one, and the token is used', async () => {
  const gone = await sharer.open('joint_one')
  await sharer.call('DELETE', `DeleteCard/${gone.loginId}`)
  const token = await sharer.newToken()
  const authorize = () =>
    sharer.call('POST', 'AuthorizeMultiple', { LoginIds: [gone.loginId, NOBODY] }, { 'flinks-auth-key': token })
  const { status, body, text } = await authorize()
  assert.equal(status, 200, text)
  const codes = (body['Logins'] as Record<string, string>[]).map(({ FlinksCode }) => FlinksCode)
  assert.deepEqual(codes, ['INVALID_LOGIN', 'INVALID_LOGIN'])
  assert.equal(codeOf(await authorize()), '401 UNAUTHORIZED')
})

test('the nightly refresh tells the logins that are to be refreshed and cannot be read, and no others', async () => {
  const { loginId: LoginId } = await sharer.open('joint_two')
  const status = async () => {
    const reply = await sharer.call('GET', 'GetNightlyRefreshStatus', undefined, {
      authorization: `Bearer ${sharer.apiSecret}`,
    })
    assert.equal(codeOf(reply), '200 OK')
    return reply.body['IneligibleCards']
  }
  await sharer.call('PATCH', 'SetScheduledRefresh', { LoginId, IsActivated: true })
  assert.deepEqual(await status(), [])
  const { consent_id } = await server.database.read
    .selectFrom('consent')
    .select('consent_id')
    .where('login_id', '=', LoginId)
    .executeTakeFirstOrThrow()
  await act(server.stage, bySystem('test'), (act) => endConsent(act, consent_id, 'customer'))
  const over = { LoginId, LastRefreshDate: null, LastRefreshState: null, LastRefreshErrorCode: 'INVALID_LOGIN' }
  assert.deepEqual(await status(), [over])
  await sharer.call('PATCH', 'SetScheduledRefresh', { LoginId, IsActivated: false })
  assert.deepEqual(await status(), [])
  assert.equal(codeOf(await sharer.call('GET', 'GetNightlyRefreshStatus')), '401 ACCESS_DENIED')
})

test('an institution is found by its routing number', async () => {
  const find = (number: string) => sharer.call('GET', `Institutions/RoutingNumber/${number}`)
  const { status, body } = await find('099000142')
  assert.deepEqual([status, body['Id'], body['RoutingNumbers']], [200, 14, ['099000142', '110000000']])
  for (const number of ['000000000', '99000142', 'x']) assert.equal(codeOf(await find(number)), '401 INVALID_REQUEST')
})

test('institutions are listed, with the names that Authorize takes', async () => {
  const { body } = await sharer.call('GET', 'Institutions')
  assert.equal(body['Count'], 2)
  const [first, second] = body['Data'] as Record<string, unknown>[]
  assert.deepEqual([first!['Id'], first!['Institution'], first!['Status']], [14, 'FlinksCapital', 'Enabled'])
  assert.equal(second!['Institution'], 'CaisseTestBoreale')
  const page = (await sharer.call('GET', 'Institutions?skip=1&take=1')).body
  assert.deepEqual(page, { Data: [second], Count: 2 })
  assert.deepEqual((await sharer.call('GET', 'Institutions?skip=2')).body, { Data: [], Count: 2 })
  for (const wrong of ['take=1001', 'skip=-1', 'take=x', 'skip=']) {
    assert.equal(codeOf(await sharer.call('GET', `Institutions?${wrong}`)), '401 INVALID_REQUEST', wrong)
  }
  const names = (first!['Localizations'] as Record<string, unknown>[]).map(({ Name }) => Name)
  assert.deepEqual(names, ['FlinksCapital', 'FlinksCapital'])
  for (const Institution of ['14', '1000', 'flinkscapital']) {
    const { status, body } = await sharer.authorize({ ...signInOf('greatday_nomfa'), Institution })
    assert.deepEqual([status, body['InstitutionId'], body['InstitutionName']], [200, 14, 'FlinksCapital'])
  }
  const french = { Username: 'bellejournee', Password: 'Everyday', Institution: 'CaisseTestBoreale', Language: 'fr' }
  assert.equal((await sharer.authorize(french)).body['InstitutionName'], 'Caisse Test Boréale')
})
