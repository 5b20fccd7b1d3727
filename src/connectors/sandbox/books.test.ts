// Tests of the sandbox's reads, through the connector, over books that are written once.

import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { permitCustomer, type AccountPermit } from '../../domain/consents/permit.ts'
import type { Window } from '../../domain/retrieval/connector.ts'
import { account, type Account } from '../../fdx/account.ts'
import { choiceValue } from '../../fdx/field.ts'
import type { Transaction } from '../../fdx/transaction.ts'
import { movableClock } from '../../platform/clock.ts'
import { add, decimal, subtract, sum, type Decimal } from '../../platform/decimal.ts'
import { openVault } from '../../platform/secret.ts'
import { openTestDatabase, type TestDatabase } from '../../../test/database.ts'
import { aCall, openSandbox } from '../../../test/sandbox-bank.ts'
import { consentOf, permitFor } from '../../../test/sandbox-permit.ts'
import { seeded, STORY_START } from '../../../test/seeded.ts'
import { accountPlans } from './bank/account-plans.ts'
import { accountIdOf, generateMonth, openingStates } from './life/generate.ts'
import { productOf } from './bank/products.ts'
import { DEFAULT_SEED, extendSandbox, seedSandbox } from './life/seed.ts'
import { readStatementModel } from './documents/statement-model.ts'

const FIRST_MONTH = Temporal.PlainDate.from('2024-03-01')

await using database = await openTestDatabase(seeded)

/** A bank at a time of its own: the tests share the books, never the clock. */
function bankAt(now: Temporal.Instant, providerId = 1000) {
  const clock = movableClock(now)
  const vault = openVault([Buffer.alloc(32, 1)], Buffer.alloc(32, 1))
  return { clock, bank: openSandbox({ database, clock, vault, origin: 'http://127.0.0.1' }, providerId) }
}

const daysBefore = (now: Temporal.Instant, days: number): Window => ({
  start: now.subtract({ hours: 24 * days }),
  end: now,
})
const everything: Window = { start: Temporal.Instant.from('2020-01-01T00:00:00Z'), end: STORY_START }

await test('a second start leaves the books as they are', async () => {
  assert.equal(await seedSandbox(database, movableClock(STORY_START)), 0)
})

await test('books of an older version take in the customers who are new, and are then as if all had been there', async () => {
  await using older = await openTestDatabase(seeded)
  const before = await fingerprint(older)
  const newer = accountPlans
    .filter(({ key }) => /^(riley|noa)-|^jane-us$/.test(key))
    .map(({ key }) => accountIdOf(DEFAULT_SEED, key))
  for (const table of ['transaction', 'holder', 'account']) {
    await older.run(`delete from sandbox_${table} where account_id = any($1)`, [newer])
  }
  const later = movableClock(STORY_START.add({ hours: 24 * 9 }))
  assert.ok((await seedSandbox(older, later)) > 3_000)
  assert.deepEqual(await fingerprint(older), before)
  assert.equal(await seedSandbox(older, later), 0)
})

await test('pages give every transaction of the window once, newest first, while new ones are made', async () => {
  const { bank, clock } = bankAt(STORY_START)
  const window = { start: STORY_START.subtract({ hours: 24 * 40 }), end: STORY_START.add({ hours: 24 * 40 }) }
  const permit = permitFor('shop-operating')
  const known =
    (
      await bank.transactions(
        permit,
        { window: { start: window.start, end: STORY_START }, page: { limit: 500 } },
        aCall,
      )
    ).total ?? 0
  const seen: Transaction[] = []
  let from: string | undefined
  do {
    const page = await bank.transactions(
      permit,
      { window, page: from === undefined ? { limit: 97 } : { limit: 97, from } },
      aCall,
    )
    assert.equal(page.total, from === undefined ? known : undefined)
    seen.push(...page.rows)
    from = page.next
    clock.advance({ minutes: 20 })
  } while (from !== undefined)
  assert.equal(seen.length, known)
  assert.equal(new Set(seen.map(({ transactionId }) => transactionId)).size, known)
  const moments = seen.map((row) => (row.postedTimestamp ?? row.transactionTimestamp).epochMilliseconds)
  assert.deepStrictEqual(
    moments,
    moments.toSorted((a, b) => b - a),
  )
})

await test('a walk forward and back gives the same rows both ways, while holds are let go and rows are added', async () => {
  const permit = permitFor('riley-card')
  const { bank, clock } = bankAt(STORY_START)
  const window = { start: STORY_START.subtract({ hours: 24 * 30 }), end: STORY_START.add({ hours: 24 * 400 }) }
  for (const limit of [4, 9, 23]) {
    const whole = (await bank.transactions(permit, { window, page: { limit: 500 } }, aCall)).rows.map(
      ({ transactionId }) => transactionId,
    )
    const ask = async (from?: string) => {
      clock.advance({ hours: 5 })
      const { rows, ...page } = await bank.transactions(
        permit,
        { window, page: from === undefined ? { limit } : { limit, from } },
        aCall,
      )
      return { ids: rows.map(({ transactionId }) => transactionId), ...page }
    }
    const forward = [await ask()]
    for (let next = forward.at(-1)?.next; next !== undefined; next = forward.at(-1)?.next) forward.push(await ask(next))
    // The clock moved before the first page was read: what came until then is at its head.
    const ids = forward.flatMap((page) => page.ids)
    assert.deepEqual(ids.slice(-10), whole.slice(-10))
    assert.equal(new Set(ids).size, ids.length)
    assert.equal(forward[0]?.total, ids.length)
    const back: string[][] = []
    for (let from = forward.at(-1)?.previous; from !== undefined;) {
      const page = await ask(from)
      back.unshift(page.ids)
      from = page.previous
    }
    assert.deepEqual(back.flat(), ids.slice(0, back.flat().length))
    assert.deepEqual(
      back.flat(),
      forward.slice(0, -1).flatMap((page) => page.ids),
    )
  }
})

await test('a pending transaction posts under the same id, and nothing of the future is shown', async () => {
  const { bank, clock } = bankAt(STORY_START)
  const permit = permitFor('morgan-card')
  const window = { start: STORY_START.subtract({ hours: 24 * 7 }), end: STORY_START.add({ hours: 24 * 7 }) }
  const before = (await bank.transactions(permit, { window, page: { limit: 500 } }, aCall)).rows
  const pending = before.filter(({ status }) => status === 'PENDING')
  assert.ok(pending.length > 0)
  assert.ok(pending.every(({ postedTimestamp }) => postedTimestamp === undefined))
  assert.ok(
    before.every(({ transactionTimestamp }) => Temporal.Instant.compare(transactionTimestamp, STORY_START) <= 0),
  )
  clock.advance({ days: 7 })
  const later = new Map(
    (await bank.transactions(permit, { window, page: { limit: 500 } }, aCall)).rows.map((row) => [
      row.transactionId,
      row,
    ]),
  )
  for (const { transactionId, amount } of pending) {
    assert.equal(later.get(transactionId)?.status, 'POSTED')
    assert.equal(later.get(transactionId)?.amount, amount)
  }
})

/** The accounts that are or were open on the day of the tests. */
const knownPlans = accountPlans.filter(({ opensInMonth = 0, outage }) => opensInMonth <= 27 && !outage)

/** What the account of each category says it holds, or is owed; a policy says nothing, and an annuity has no rows. */
function balanceOf(account: Account): Decimal | undefined {
  switch (account.accountCategory) {
    case 'DEPOSIT_ACCOUNT':
    case 'LOC_ACCOUNT':
    case 'DIGITAL_WALLET':
    case 'BNPL_ACCOUNT':
      return account.currentBalance
    case 'LOAN_ACCOUNT':
      return account.principalBalance
    case 'COMMERCIAL_ACCOUNT':
      return account.currentLedgerBalance
    case 'INVESTMENT_ACCOUNT':
      return account.availableCashBalance
    case 'INSURANCE_ACCOUNT':
    case 'ANNUITY_ACCOUNT':
      return undefined
    default:
      return account satisfies never
  }
}

await test('every category of the standard has an account, and a person to sign in with', async () => {
  const { bank } = bankAt(STORY_START)
  const categories = new Set<string>()
  for (const { key } of knownPlans) categories.add((await bank.account(permitFor(key), aCall)).accountCategory)
  assert.deepEqual([...categories].toSorted(), account.oneOf.map((entity) => choiceValue(account, entity)).toSorted())
})

await test('the current balance is the opening one and all that posted, and no pending debit can be spent', async () => {
  const { bank } = bankAt(STORY_START)
  for (const plan of knownPlans.filter(({ key }) => key !== 'shop-operating')) {
    const permit = permitFor(plan.key)
    const [account, rows] = [await bank.account(permit, aCall), await allRows(bank, permit)]
    const owed = account.balanceType === 'LIABILITY'
    let balance = decimal(`${plan.openingCents / 100n}.${String(plan.openingCents % 100n).padStart(2, '0')}`)
    let spendable = decimal('0.00')
    for (const { status, debitCreditMemo, amount } of rows) {
      assert.match(amount, /^\d+\.\d\d$/)
      if (status === 'POSTED')
        balance = (debitCreditMemo === 'DEBIT') === owed ? add(balance, amount) : subtract(balance, amount)
      else if (debitCreditMemo === 'DEBIT') spendable = subtract(spendable, amount)
    }
    if (balanceOf(account) !== undefined) assert.equal(balanceOf(account), balance, plan.key)
    if (account.accountCategory === 'DEPOSIT_ACCOUNT') {
      const overdraft = account.status === 'OPEN' ? (plan.limitCents ?? 0n) / 100n : 0n
      assert.equal(account.availableBalance, add(add(balance, spendable), decimal(`${overdraft}.00`)), plan.key)
    } else if (account.accountCategory === 'LOC_ACCOUNT') {
      const line = account.creditLine ?? decimal('0.00')
      assert.equal(account.availableCredit, add(subtract(line, balance), spendable), plan.key)
    }
  }
})

await test('opening, credits and debits give the closing balance of every statement, where the next one begins', async () => {
  for (const plan of knownPlans.filter(({ product }) => productOf(product).statements)) {
    let closing: string | undefined
    for (let month = 0; month < 27; month += plan.key === 'shop-operating' ? 13 : 1) {
      const end = FIRST_MONTH.add({ months: month + 1 }).subtract({ days: 1 })
      const model = await readStatementModel(database, accountIdOf(DEFAULT_SEED, plan.key), end)
      const [raised, lowered] = model.owed ? [model.totalOut, model.totalIn] : [model.totalIn, model.totalOut]
      assert.equal(subtract(add(model.opening, raised), lowered), model.closing, `${plan.key} ${end.toString()}`)
      if (plan.key !== 'shop-operating') assert.equal(model.opening, closing ?? model.opening)
      closing = model.closing
    }
  }
})

await test('a statement is listed when its month has ended, and is ready a day later', async () => {
  const { bank, clock } = bankAt(Temporal.Instant.from('2026-07-01T12:00:00Z'))
  const permit = permitFor('robin-chequing')
  const list = () => bank.statements(permit, { window: { ...everything, end: clock.now() }, page: { limit: 5 } }, aCall)
  const first = await list()
  assert.equal(first.total, 28)
  assert.equal(first.rows[0]?.statementDate?.toString(), '2026-06-30')
  assert.equal(first.rows[0]?.status, 'PROCESSING')
  await assert.rejects(bank.statementFile(permit, '2026-06', aCall), { code: 'statement_processing' })
  await assert.rejects(bank.statementFile(permit, '2026-07', aCall), { code: 'statement_not_found' })
  clock.advance({ days: 1 })
  assert.equal((await list()).rows[0]?.status, 'AVAILABLE')
  const { bytes } = await bank.statementFile(permit, '2026-06', aCall)
  assert.equal(Buffer.from(bytes.subarray(0, 5)).toString(), '%PDF-')
  const second = await bank.statements(
    permit,
    { window: { ...everything, end: clock.now() }, page: { limit: 5, from: first.next ?? '' } },
    aCall,
  )
  assert.equal(second.rows[0]?.statementDate?.toString(), '2026-01-31')
})

await test('an investment account is worth its cash and the market value of its holdings', async () => {
  const { bank, clock } = bankAt(STORY_START)
  const read = async () => {
    const account = await bank.account(permitFor('morgan-rrsp'), aCall)
    assert.ok(account.accountCategory === 'INVESTMENT_ACCOUNT')
    return account
  }
  const { holdings = [], currentValue, availableCashBalance } = await read()
  assert.equal(holdings.length, 3)
  for (const { units, currentUnitPrice, marketValue } of holdings) {
    assert.equal(Number(marketValue).toFixed(2), (Number(units) * Number(currentUnitPrice)).toFixed(2))
  }
  const worth = sum(holdings.map(({ marketValue }) => marketValue ?? decimal('0')))
  assert.equal(currentValue, add(worth, availableCashBalance ?? decimal('0')))
  clock.advance({ days: 1 })
  assert.notEqual((await read()).currentValue, currentValue)
})

await test('both holders see the joint account, a stranger learns only that it is not theirs', async () => {
  const { bank } = bankAt(STORY_START)
  const [one, two] = [permitFor('twain-chequing', 'maple-10004'), permitFor('twain-chequing', 'maple-10005')]
  const window = daysBefore(STORY_START, 30)
  const ids = async (permit: AccountPermit) =>
    (await bank.transactions(permit, { window, page: { limit: 500 } }, aCall)).rows.map(
      ({ transactionId }) => transactionId,
    )
  assert.deepStrictEqual(await ids(one), await ids(two))
  const stranger = permitFor('twain-chequing', 'maple-10001')
  const refused = { code: 'account_not_found' }
  await assert.rejects(bank.account(stranger, aCall), refused)
  await assert.rejects(bank.transactions(stranger, { window, page: { limit: 5 } }, aCall), refused)
  await assert.rejects(bank.statements(stranger, { window, page: { limit: 5 } }, aCall), refused)
  await assert.rejects(bank.paymentNetworks(stranger, aCall), refused)
})

await test('a closed account keeps its past and has no way for money', async () => {
  const { bank } = bankAt(STORY_START)
  const permit = permitFor('casey-savings')
  const account = await bank.account(permit, aCall)
  assert.equal(account.status, 'CLOSED')
  assert.equal(account.accountCloseDate?.toString(), '2025-11-10')
  assert.equal(
    (await bank.transactions(permit, { window: daysBefore(STORY_START, 30), page: { limit: 5 } }, aCall)).total,
    0,
  )
  assert.ok(((await bank.transactions(permit, { window: everything, page: { limit: 5 } }, aCall)).total ?? 0) > 20)
  assert.equal(
    (
      await bank.statements(permit, { window: everything, page: { limit: 1 } }, aCall)
    ).rows[0]?.statementDate?.toString(),
    '2025-11-30',
  )
  assert.deepStrictEqual(await bank.paymentNetworks(permit, aCall), [])
})

await test('payment networks are given by the bank that has them', async () => {
  const { bank } = bankAt(STORY_START)
  const [network] = await bank.paymentNetworks(permitFor('robin-chequing'), aCall)
  assert.equal(network?.type, 'CA_ACSS')
  assert.equal((await bank.paymentNetworks(permitFor('studio-operating'), aCall)).length, 2)
  const refused = { code: 'not_supported_by_provider' }
  const { bank: other } = bankAt(STORY_START, 1001)
  assert.ok(!other.offers.has('paymentNetworks'))
  await assert.rejects(other.paymentNetworks(permitFor('mireille-chequing'), aCall), refused)
})

await test('a card tells what is due, and the customer how they are reached', async () => {
  const { bank } = bankAt(STORY_START)
  const card = await bank.account(permitFor('robin-card'), aCall)
  assert.ok(card.accountCategory === 'LOC_ACCOUNT')
  const [bill] = card.bills ?? []
  assert.equal(bill?.dueDate?.toString(), '2026-06-21')
  assert.equal(bill?.lastPaymentDate?.toString(), '2026-05-21')
  const consent = consentOf('maple-10005', [accountIdOf(DEFAULT_SEED, 'twain-card')])
  const customer = await bank.customer(permitCustomer(consent, 'CUSTOMER_CONTACT'), aCall)
  assert.equal(customer.name?.last, 'Twain')
  assert.deepStrictEqual(
    customer.accounts?.map(({ relationship }) => relationship),
    ['SECONDARY_JOINT', 'PRIMARY'],
  )
})

await test('books that go on are the same as books that were made at once', async () => {
  const later = movableClock(STORY_START.add({ hours: 24 * 61 }))
  assert.ok((await extendSandbox(database, later)) > 4_000)
  assert.equal(await extendSandbox(database, later), 0)
  const expected = new Map<string, string>()
  const states = openingStates()
  for (let index = 0; index < 34; index++) {
    for (const row of generateMonth(DEFAULT_SEED, FIRST_MONTH.add({ months: index }), index, states)) {
      const { accountId, ordinal, at, cents, balanceAfter, postedCount } = row
      expected.set(row.transactionId, `${accountId} ${ordinal} ${at} ${cents} ${balanceAfter} ${postedCount}`)
    }
  }
  const stored = await database.run<{ id: string; text: string }>(
    `select transaction_id as id, concat_ws(' ', account_id, ordinal, extract(epoch from transaction_at)::bigint,
       (amount * 100)::bigint, (balance_after * 100)::bigint, posted_count) as text from sandbox_transaction`,
    [],
  )
  assert.equal(stored.length, expected.size)
  for (const { id, text } of stored) assert.equal(text, expected.get(id))
})

await test('the books count what has posted as a migration of older books does', async () => {
  const wrong = await database.run(
    `select transaction_id from (select transaction_id, posted_count,
       count(*) filter (where not dropped) over (partition by account_id order by posted_at, ordinal) as counted
     from sandbox_transaction) t where counted <> posted_count`,
    [],
  )
  assert.deepStrictEqual(wrong, [])
})

/** A fingerprint of everything in the books, but for the moments at which they were written. */
function fingerprint({ run }: TestDatabase): Promise<readonly unknown[]> {
  return run(
    `select (select md5(string_agg(t::text, '' order by account_id, ordinal)) from sandbox_transaction t) as rows,
       (select md5(string_agg(a::text, '' order by account_id)) from sandbox_account a) as accounts,
       (select md5(string_agg(h::text, '' order by account_id, bank_customer_id)) from sandbox_holder h) as holders`,
    [],
  )
}

async function allRows(
  bank: ReturnType<typeof bankAt>['bank'],
  permit: AccountPermit,
): Promise<readonly Transaction[]> {
  const rows: Transaction[] = []
  let from: string | undefined
  do {
    const page = await bank.transactions(
      permit,
      { window: everything, page: from === undefined ? { limit: 500 } : { limit: 500, from } },
      aCall,
    )
    rows.push(...page.rows)
    from = page.next
  } while (from !== undefined)
  return rows
}
