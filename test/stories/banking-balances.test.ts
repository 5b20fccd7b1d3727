// Order, day and balance of one list of the Banking API tell one story: that of what has posted, row by row.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { accountPlans } from '../../src/connectors/sandbox/bank/account-plans.ts'
import { sandboxPeople } from '../../src/connectors/sandbox/bank/people.ts'
import { accountsOf, loginOf, openSharer, type DetailAccount, type Sharer } from '../banking.ts'
import { connect } from '../reader.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer
let sharer: Sharer
before(async () => {
  server = await openTestServer()
  sharer = await openSharer(server)
})
after(() => server[Symbol.asyncDispose]())

type Row = {
  readonly Id: string
  readonly Date: string
  readonly Debit: number | null
  readonly Credit: number | null
  readonly Balance: number | null
}

/** Accounts that nothing but their transactions moves. */
const LEDGERS = ['Chequing', 'Savings', 'CreditCard', 'LineOfCredit', 'DIGITALWALLET', 'COMMERCIALDEPOSIT']

const rowsOf = ({ Transactions }: DetailAccount): readonly Row[] => Transactions as readonly Row[]

const cents = (amount: number | null): number => Math.round((amount ?? 0) * 100)

async function detail(username: string, asked: object = {}): Promise<readonly DetailAccount[]> {
  const RequestId = await sharer.openLogin(await loginOf(server, username, [...ALL]))
  return accountsOf(await sharer.call('POST', 'GetAccountsDetail', { RequestId, ...asked }))
}

const ALL = ['ACCOUNT_BASIC', 'ACCOUNT_DETAILED', 'BALANCES', 'TRANSACTIONS'] as const

/** Each balance is the one before it, moved by its own row; the first is the present one. */
function demandChain(account: DetailAccount): void {
  const rows = rowsOf(account)
  const owed = account['Category'] === 'Credits'
  const { Current } = account['Balance'] as { Current: number }
  let expected = cents(Current)
  for (const { Id, Debit, Credit, Balance } of rows) {
    assert.equal(Balance === null ? null : cents(Balance), expected, `${String(account['Type'])} ${Id}`)
    expected += (cents(Debit) - cents(Credit)) * (owed ? -1 : 1)
  }
}

test('from row to row the balance moves by the amount, and the days never go forward: for every customer and kind of account', async () => {
  const seen = new Set<string>()
  const holders = new Set(accountPlans.flatMap((plan) => plan.holders.map(({ bankCustomerId }) => bankCustomerId)))
  const people = sandboxPeople.filter(({ outcome, bankCustomerId }) => outcome === 'ok' && holders.has(bankCustomerId))
  for (const { username } of people) {
    // Not on a day alone on which everything has settled.
    server.clock.advance({ hours: 7 })
    for (const account of await detail(username)) {
      const rows = rowsOf(account)
      const days = rows.map((row) => row.Date)
      assert.deepEqual(days, days.toSorted().toReversed())
      if (LEDGERS.includes(String(account['Type']))) {
        demandChain(account)
        if (rows.length > 1) seen.add(String(account['Type']))
      } else assert.ok(rows.every(({ Balance }) => Balance === null))
    }
  }
  assert.deepEqual([...seen].toSorted(), LEDGERS.toSorted())
})

test('the days of a list are those of its window: each day asked for alone gives what the whole gives of it', async () => {
  const today = server.clock.now().toZonedDateTimeISO('America/Toronto').toPlainDate()
  const whole = await detail('greatday_nomfa', { DateFrom: today.subtract({ days: 9 }).toString() })
  for (let ago = 9; ago >= 0; ago--) {
    const day = today.subtract({ days: ago }).toString()
    const alone = await detail('greatday_nomfa', { DateFrom: day, DateTo: day })
    alone.forEach((account, index) => {
      const ids = (rows: readonly Row[]) => rows.map(({ Id }) => Id)
      assert.deepEqual(ids(rowsOf(account)), ids(rowsOf(whole[index]!).filter((row) => row.Date === day)))
    })
  }
})

test('under a lookback the balances go as far as nothing is missing behind them, and are those of the whole story', async () => {
  const { consentId } = await connect(server, 'greatday_nomfa', { terms: { lookbackDays: 60 } })
  const { login_id } = await server.database.read
    .selectFrom('consent')
    .select('login_id')
    .where('consent_id', '=', consentId)
    .executeTakeFirstOrThrow()
  const RequestId = await sharer.openLogin(login_id ?? '')
  const bounded = accountsOf(await sharer.call('POST', 'GetAccountsDetail', { RequestId }))
  // The next consent takes the place of this one.
  const whole = new Map((await detail('greatday_nomfa')).flatMap(rowsOf).map((row) => [row.Id, row]))
  // A transaction may take 31 days to post: whatever posted in the first 31 of the 60 may have something missing behind it.
  const certain = server.clock.now().subtract({ hours: 24 * 29 })
  const dayOfCertain = certain.toZonedDateTimeISO('America/Toronto').toPlainDate().toString()
  let told = 0
  for (const { Id, Date: day, Balance } of bounded.filter(isLedger).flatMap(rowsOf)) {
    if (day > dayOfCertain) assert.equal(Balance, whole.get(Id)!.Balance)
    if (day < dayOfCertain) assert.equal(Balance, null)
    if (Balance !== null) told += 1
  }
  assert.ok(told > 10)
})

const isLedger = ({ Type }: DetailAccount): boolean => LEDGERS.includes(String(Type))
