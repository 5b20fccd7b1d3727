// What the Banking API reads: accounts in every documented member, statements as files, and what takes longer than a request.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { accountsOf, codeOf, loginOf, openSharer, type Sharer } from '../banking.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer
let sharer: Sharer
before(async () => {
  server = await openTestServer()
  sharer = await openSharer(server)
})
after(() => server[Symbol.asyncDispose]())

const NOBODY = '00000000-0000-4000-8000-000000000000'

test('GetAccountsDetail gives every documented member', async () => {
  const { requestId: RequestId } = await sharer.open('jane_doe_2_accounts')
  const accounts = accountsOf(await sharer.call('POST', 'GetAccountsDetail', { RequestId }))
  const chequing = accounts.find(({ Type }) => Type === 'Chequing')!
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

test('what is not asked for is null, and an account, a day or a filter that there is not is refused', async () => {
  const { requestId: RequestId } = await sharer.open('jane_doe_2_accounts')
  const detail = (more = {}) => sharer.call('POST', 'GetAccountsDetail', { RequestId, ...more })
  const chequing = accountsOf(await detail()).find(({ Type }) => Type === 'Chequing')!
  const asked = { WithAccountIdentity: false, WithKYC: false, WithTransactions: false, WithBalance: false }
  const [only, ...none] = accountsOf(await detail({ ...asked, AccountsFilter: [chequing.Id] }))
  assert.deepEqual(none, [])
  for (const name of ['Transactions', 'TransitNumber', 'AccountNumber', 'Balance', 'Holder'])
    assert.equal(only![name], null, name)
  assert.equal(codeOf(await detail({ AccountsFilter: [NOBODY] })), '401 INVALID_REQUEST')
  assert.equal(codeOf(await detail({ DateFrom: '2026-02-30' })), '401 INVALID_REQUEST')
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
    for (const name of [
      'Transactions',
      'TransitNumber',
      'AccountNumber',
      'Balance',
      'Holder',
      'AccountType',
      'OverdraftLimit',
    ]) {
      assert.equal(account[name], null, name)
    }
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
  let reply = await owner.call('GET', `GetAccountsDetailAsync/${RequestId}`)
  for (let tries = 0; reply.status === 202 && tries < 100; tries++) {
    await delay(100)
    reply = await owner.call('GET', `GetAccountsDetailAsync/${RequestId}`)
  }
  assert.equal(accountsOf(reply).length, 8)
  const rows = await slow.database.read.selectFrom('banking_session').selectAll().execute()
  assert.ok(!JSON.stringify(rows).includes('Morgan'))
})

test('institutions are listed, with the names that Authorize takes', async () => {
  const { body } = await sharer.call('GET', 'Institutions')
  assert.equal(body['Count'], 2)
  const [first, second] = body['Data'] as Record<string, unknown>[]
  assert.deepEqual([first!['Id'], first!['Institution'], first!['Status']], [1000, 'FlinksCapital', 'Enabled'])
  assert.equal(second!['Institution'], 'CaisseTestBoreale')
  const page = (await sharer.call('GET', 'Institutions?skip=1&take=1')).body
  assert.deepEqual(page, { Data: [second], Count: 2 })
  const french = { Username: 'bellejournee', Password: 'Everyday', Institution: 'CaisseTestBoreale', Language: 'fr' }
  assert.equal((await sharer.authorize(french)).body['InstitutionName'], 'Caisse Test Boréale')
})
