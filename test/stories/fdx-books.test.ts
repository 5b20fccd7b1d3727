// The books add up: what the API says of a balance, of transactions and of a statement is one truth, for every customer.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sandboxPeople } from '../../src/connectors/sandbox/bank/people.ts'
import { add, decimal, negate, subtract, sum, type Decimal } from '../../src/platform/decimal.ts'
import { readPdf } from '../pdf.ts'
import { accountOf, connect, read, readTransactions, unwrap } from '../reader.ts'
import type { AccountRow, AccountsPage, Reader, StatementsPage, TransactionRow } from '../reader.ts'
import { openTestServer, type TestServer } from '../server.ts'

const BOOKS = { startTime: '2024-01-01', endTime: '2026-06-17' }
const ZERO = decimal('0.00')

let server: TestServer
before(async () => void (server = await openTestServer()))
after(() => server[Symbol.asyncDispose]())

const customers = sandboxPeople
  .filter(({ outcome, username }) => outcome === 'ok' && username !== 'no_account')
  .map(({ username }) => username)

/** The member in which an account of the category says what it holds, or what is owed on it. Policies do not say. */
const BALANCE: Readonly<Record<string, string>> = {
  DEPOSIT_ACCOUNT: 'currentBalance',
  LOC_ACCOUNT: 'currentBalance',
  LOAN_ACCOUNT: 'principalBalance',
  INVESTMENT_ACCOUNT: 'availableCashBalance',
  COMMERCIAL_ACCOUNT: 'currentLedgerBalance',
}

const isOwed = ({ accountCategory }: AccountRow): boolean => accountCategory.startsWith('LO')

/** How much a transaction raises the balance of the account. */
function changeOf(account: AccountRow, { debitCreditMemo, amount }: TransactionRow): Decimal {
  const raises = debitCreditMemo === (isOwed(account) ? 'DEBIT' : 'CREDIT')
  return raises ? amount : negate(amount)
}

async function openingOf({ accountId }: AccountRow): Promise<Decimal> {
  const [row] = await server.database.run<{ opening_balance: Decimal }>(
    `select opening_balance from sandbox_account join account_handle on bank_account_id = account_id
     where account_handle = $1`,
    [accountId],
  )
  return row!.opening_balance
}

async function accountsOf(reader: Reader): Promise<readonly AccountRow[]> {
  const { accounts } = await read<AccountsPage>(reader, '/api/fdx/5/accounts?resultType=details')
  // One account's back end fails, for whoever wants to see that: its books are read by nobody.
  return accounts.map(unwrap).filter((account) => account['error'] === undefined)
}

for (const username of customers) {
  test(`of ${username}, each balance is what the account opened with and all that has posted since`, async () => {
    const reader = await connect(server, username)
    for (const account of await accountsOf(reader)) {
      const member = BALANCE[account.accountCategory]
      if (member === undefined) continue
      const rows = await readTransactions(reader, account.accountId, BOOKS)
      const posted = rows.filter(({ status }) => status === 'POSTED').map((row) => changeOf(account, row))
      const expected = add(await openingOf(account), sum(posted))
      assert.equal(account[member], expected, account.accountType)
    }
  })
}

test('what is available is the balance and the overdraft, less the debits that are pending', async () => {
  const reader = await connect(server, 'greatday_nomfa')
  const chequing = (await accountsOf(reader)).find(({ accountType }) => accountType === 'CHECKING')!
  const pending = (await readTransactions(reader, chequing.accountId)).filter(
    ({ status, debitCreditMemo }) => status === 'PENDING' && debitCreditMemo === 'DEBIT',
  )
  const overdraft = decimal('500.00')
  const free = subtract(chequing['currentBalance'] as Decimal, sum([ZERO, ...pending.map(({ amount }) => amount)]))
  assert.equal(chequing['availableBalance'], add(free, overdraft))
})

test('an investment account is worth its cash and the market value of every holding', async () => {
  const reader = await connect(server, 'every_account')
  const accounts = (await accountsOf(reader)).filter(({ accountCategory }) => accountCategory === 'INVESTMENT_ACCOUNT')
  assert.equal(accounts.length, 2)
  for (const account of accounts) {
    const holdings = account['holdings'] as readonly { readonly marketValue: Decimal }[]
    const worth = add(account['availableCashBalance'] as Decimal, sum(holdings.map(({ marketValue }) => marketValue)))
    assert.equal(account['currentValue'], worth)
  }
})

/** The amounts of a statement's summary, in either language, in Canadian or US dollars. */
async function summaryOf(file: Uint8Array): Promise<readonly Decimal[]> {
  const { pages } = await readPdf(file)
  const texts = pages[0]!
    .filter((text) => /^-?(US)?\$[\d,]+\.\d\d$|^-?[\d\s\u00a0\u202f]+,\d\d\s\$(\sUS)?$/.test(text))
    .map((text) => text.replaceAll(/[\s,$US\u00a0\u202f]/g, ''))
  return texts.slice(0, 4).map((text) => decimal(text.replace(/\.?(\d\d)$/, '.$1')))
}

async function download(reader: Reader, href: string): Promise<Uint8Array> {
  const response = await fetch(href, { headers: { authorization: `Bearer ${await reader.token()}` } })
  assert.equal(response.status, 200)
  return new Uint8Array(await response.arrayBuffer())
}

const monthOf = (timestamp = ''): string =>
  timestamp &&
  Temporal.Instant.from(timestamp).toZonedDateTimeISO('America/Toronto').toPlainDate().toString().slice(0, 7)

/** The statement's period is a month of the bank's; a transaction is on it when it posted in that month. */
async function demandTruth(reader: Reader, account: AccountRow, rows: readonly TransactionRow[], months: number) {
  const { statements } = await read<StatementsPage>(
    reader,
    `/api/fdx/5/accounts/${account.accountId}/statements?${new URLSearchParams({ ...BOOKS, limit: '100' })}`,
  )
  for (const { statementDate, links } of statements.slice(0, months)) {
    const [opening, totalIn, totalOut, closing] = await summaryOf(await download(reader, links[0]!.href))
    const month = statementDate.slice(0, 7)
    const on = rows.filter(({ postedTimestamp }) => monthOf(postedTimestamp) === month)
    const total = (side: string) =>
      sum([ZERO, ...on.filter((row) => row.debitCreditMemo === side).map((row) => row.amount)])
    const before = rows.filter(({ postedTimestamp }) => postedTimestamp && monthOf(postedTimestamp) < month)
    const start = add(await openingOf(account), sum(before.map((row) => changeOf(account, row))))
    const end = add(start, sum(on.map((row) => changeOf(account, row))))
    assert.deepEqual(
      [opening, totalIn, totalOut, closing],
      [start, total('CREDIT'), total('DEBIT'), end],
      `${account.accountType} ${month}`,
    )
  }
  return statements.length
}

test('the last statement of every account, in English and French, says what the transactions of its month say', async () => {
  let statements = 0
  for (const username of customers.filter((name) => name !== 'many_transactions')) {
    const reader = await connect(server, username)
    for (const account of await accountsOf(reader)) {
      const rows = await readTransactions(reader, account.accountId, BOOKS)
      statements += await demandTruth(reader, account, rows, 1)
    }
  }
  assert.ok(statements > 500)
})

test('every statement of an account follows from the one before, as far back as the books go', async () => {
  const reader = await connect(server, 'greatday_nomfa')
  const { handle } = accountOf(reader, 'CREDITCARD')
  const account = (await accountsOf(reader)).find(({ accountId }) => accountId === handle)!
  const rows = await readTransactions(reader, handle, BOOKS)
  assert.ok((await demandTruth(reader, account, rows, 100)) >= 25)
})
