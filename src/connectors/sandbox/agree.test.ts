// Tests that the sandbox is consistent: terms agree with charges, due dates with payments, and payees with trades, for every account.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestDatabase } from '../../../test/database.ts'
import { aCall, openSandbox } from '../../../test/sandbox-bank.ts'
import { permitFor } from '../../../test/sandbox-permit.ts'
import { seeded, STORY_START } from '../../../test/seeded.ts'
import type { AccountPermit } from '../../domain/consents/permit.ts'
import type { Bank } from '../../domain/retrieval/connector.ts'
import type { Transaction } from '../../fdx/transaction.ts'
import { movableClock } from '../../platform/clock.ts'
import { compare, decimal } from '../../platform/decimal.ts'
import { Problem } from '../../platform/problem.ts'
import { openVault } from '../../platform/secret.ts'
import { accountPlans } from './bank/account-plans.ts'
import { isFriend } from './life/payees.ts'
import { transactionTexts } from './life/transaction-texts.ts'
import { bankDay } from './bank/banks.ts'

await using database = await openTestDatabase(seeded)
const vault = openVault([Buffer.alloc(32, 1)], Buffer.alloc(32, 1))

function openAt(moment: Temporal.Instant): Bank {
  return openSandbox({ database, clock: movableClock(moment), vault, origin: '' })
}

async function historyOf(
  bank: Bank,
  permit: AccountPermit,
  now: Temporal.Instant,
  days = 396,
): Promise<readonly Transaction[]> {
  const window = { start: now.subtract({ hours: 24 * days }), end: now }
  const rows: Transaction[] = []
  let from: string | undefined
  do {
    const page = await bank.transactions(
      permit,
      { window, page: { limit: 500, ...(from !== undefined && { from }) } },
      aCall,
    )
    rows.push(...page.rows)
    from = page.next
  } while (from !== undefined)
  return rows
}

/** Returns `undefined` if the bank answers with a problem, or has no such read. */
async function orNone<T>(answer: Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}

const OPEN = accountPlans.filter(({ outage }) => !outage)
const linesOf = (line: 'fee' | 'cardFee' | 'nsf'): readonly string[] =>
  Object.values(transactionTexts).map(({ descriptions }) => descriptions[line])

await test('what an account is charged is what its terms say, month by month and year by year', async () => {
  const bank = openAt(STORY_START)
  const kinds = new Set<string>()
  for (const { key, product, opensInMonth } of OPEN) {
    const permit = permitFor(key)
    const terms = await orNone(bank.termsAndConditions(permit, 'en', aCall))
    if (!terms || !('current' in terms) || !terms.current) continue
    const rows = await historyOf(bank, permit, STORY_START)
    const charged = (line: 'fee' | 'cardFee' | 'nsf') =>
      rows.filter(({ description }) => linesOf(line).includes(description ?? '')).map(({ amount }) => amount)
    const { monthlyAccountFee, nonsufficientFundsFee, annualMembershipFee } = terms.current as Record<string, unknown>
    const said = {
      fee: monthlyAccountFee ?? '0.00',
      cardFee: annualMembershipFee ?? '0.00',
      nsf: nonsufficientFundsFee,
    }
    for (const line of ['fee', 'cardFee', 'nsf'] as const) {
      const amounts = new Set(charged(line))
      for (const amount of amounts) assert.equal(amount, said[line], `${line} of ${key}`)
      if (amounts.size > 0) kinds.add(`${line} of ${product}`)
    }
    if (opensInMonth !== undefined) continue
    const isClosed = (await bank.account(permit, aCall)).status === 'CLOSED'
    if (!isClosed) {
      assert.equal(charged('fee').length > 0, said.fee !== '0.00', `the monthly fee of ${key}`)
      assert.equal(charged('cardFee').length > 0, said.cardFee !== '0.00', `the annual fee of ${key}`)
    }
  }
  assert.deepEqual([...kinds].toSorted(), [
    'cardFee of credit_card',
    'fee of business_chequing',
    'fee of chequing',
    'fee of us_chequing',
    'nsf of chequing',
  ])
})

await test('a dividend names the security that is held, and a person is told by name and not as a merchant', async () => {
  const bank = openAt(STORY_START)
  let [dividends, persons, merchants] = [0, 0, 0]
  for (const { key, product } of OPEN.filter(({ product }) => product !== 'annuity')) {
    const permit = permitFor(key)
    const rows = (await orNone(historyOf(bank, permit, STORY_START))) ?? []
    for (const row of rows) {
      const { merchantName, individualName } = row.transactionPayee ?? {}
      const name = merchantName?.name1
      assert.ok(name === undefined || !isFriend(name), `${name} is no merchant`)
      if (name !== undefined) merchants++
      if (individualName) {
        assert.ok(row.description?.endsWith(`${individualName.first} ${individualName.last}`), row.description)
        persons++
      }
      if (row.accountCategory !== 'INVESTMENT_ACCOUNT' || row.transactionType !== 'DIVIDEND') continue
      dividends++
      const account = await bank.account(permit, aCall)
      const held = account.accountCategory === 'INVESTMENT_ACCOUNT' ? (account.holdings ?? []) : []
      const holding = held.find(({ symbol }) => symbol === row.symbol)
      assert.ok(holding, `${row.description} of ${key} (${product})`)
      assert.deepEqual([row.securityId, row.securityIdType], [holding.securityIds?.[0]?.id, 'CUSIP'])
      assert.equal(row.units, undefined)
    }
  }
  assert.ok(dividends > 10 && persons > 100 && merchants > 1000)
})

/** Moments before and after payments that are due, across the renewal of a mortgage. */
const MOMENTS = ['2026-06-17', '2026-06-20', '2026-06-21', '2026-06-22', '2026-06-25', '2026-06-26', '2026-06-30']
  .concat(['2026-07-01', '2026-07-02', '2026-07-08', '2026-07-15'])
  .flatMap((day) => ['00:10', '12:00'].map((time) => `${day}T${time}`))
  .map((local) => Temporal.PlainDateTime.from(local).toZonedDateTime('America/Toronto').toInstant())

const isBefore = (left: Temporal.PlainDate, right: Temporal.PlainDate) => Temporal.PlainDate.compare(left, right) < 0

await test('what is due and what was paid agree with the books, whenever they are read', async () => {
  for (const now of MOMENTS) {
    const bank = openAt(now)
    const today = bankDay(now)
    for (const { key } of OPEN) {
      const permit = permitFor(key)
      const account = await orNone(bank.account(permit, aCall))
      if (!account || !('bills' in account || account.accountCategory === 'LOAN_ACCOUNT')) continue
      const about = `${key} at ${now.toString()}`
      const paid = (await historyOf(bank, permit, now, 62)).filter(
        (row) =>
          row.status === 'POSTED' &&
          row.debitCreditMemo === 'CREDIT' &&
          'transactionType' in row &&
          row.transactionType === 'PAYMENT',
      )
      const isPaid = (amount: unknown, date: Temporal.PlainDate | undefined): boolean =>
        paid.some((row) => row.amount === amount && bankDay(row.postedTimestamp!).toString() === date?.toString())
      for (const bill of 'bills' in account ? (account.bills ?? []) : []) {
        if (bill.lastPaymentDate) assert.ok(isPaid(bill.lastPaymentAmount, bill.lastPaymentDate), about)
        assert.ok(bill.dueDate && !isBefore(bill.dueDate, today), `${about}: due on ${String(bill.dueDate)}`)
        if (bill.lastPaymentDate) assert.ok(isBefore(bill.lastPaymentDate, bill.dueDate), about)
        if (bill.statementDate) assert.ok(isBefore(bill.statementDate, bill.dueDate), about)
        assert.ok(compare(bill.minimumPaymentDue!, bill.totalPaymentDue!) <= 0, about)
        for (const { date } of 'scheduledPayments' in account ? (account.scheduledPayments ?? []) : []) {
          assert.equal(
            String(date),
            String(bill.dueDate),
            `${about}: arranged on ${String(date)}, due on ${String(bill.dueDate)}`,
          )
        }
      }
      if (account.accountCategory !== 'LOAN_ACCOUNT') continue
      const { originatingDate, loanTerm, maturityDate, nextPaymentDate, lastPaymentDate, lastPaymentAmount } = account
      assert.equal(String(originatingDate!.add({ months: loanTerm! })), String(maturityDate), about)
      assert.equal(account.totalNumberOfPayments, loanTerm, about)
      assert.ok(isPaid(lastPaymentAmount, lastPaymentDate), about)
      assert.ok(isBefore(lastPaymentDate!, nextPaymentDate!) && !isBefore(nextPaymentDate!, today), about)
      assert.ok(
        !isBefore(maturityDate!, nextPaymentDate!),
        `${about}: next on ${String(nextPaymentDate)}, over on ${String(maturityDate)}`,
      )
      assert.ok(compare(account.principalBalance!, decimal('0.00')) >= 0)
    }
  }
})
