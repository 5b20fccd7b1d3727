// The sandbox's books: written once from a seed, then extended month by month.

import { CompiledQuery, type Transaction } from 'kysely'
import type { Database } from '../../../database/open.ts'
import type { Tables } from '../../../database/tables.ts'
import type { Clock } from '../../../platform/clock.ts'
import { fromCents, toCents, type Decimal } from '../../../platform/decimal.ts'
import { accountPlans, type AccountPlan } from '../bank/account-plans.ts'
import { BANK_ZONE, bankDay, bankOf } from '../bank/banks.ts'
import { accountIdOf, generateMonth, openingStates, type AccountState, type GeneratedRow } from './generate.ts'
import { isOwed, productOf } from '../bank/products.ts'
import { openRandom } from './random.ts'
import { writeRows } from './write-rows.ts'

export const DEFAULT_SEED = 'portage sandbox'

/** The whole months of history before the month of the first start. */
const MONTHS_BEFORE = 27
/** The months that are written ahead, so that time can pass without any work. */
const MONTHS_AHEAD = 4

type Books = { seed: string; first_month: Temporal.PlainDate; last_month: Temporal.PlainDate }

/**
 * Writes the books if there are none, and adds the accounts that an older version did not have. The same seed on the same
 * day writes the same bytes. Returns the number of transactions written.
 */
export function seedSandbox(database: Database, clock: Clock, seed: string = DEFAULT_SEED): Promise<number> {
  return database.transaction(async (tx) => {
    const books = await readBooks(tx)
    if (books) return addNewAccounts(tx, books)
    const today = bankDay(clock.now())
    const firstMonth = today.with({ day: 1 }).subtract({ months: MONTHS_BEFORE })
    const lastMonth = today.with({ day: 1 }).add({ months: MONTHS_AHEAD })
    for (const plan of accountPlans) await writeAccount(tx, seed, plan, firstMonth)
    await run(tx, `insert into sandbox_book (seed, first_start, first_month, last_month) values ($1, $2, $3, $4)`, [
      seed,
      today,
      firstMonth,
      lastMonth,
    ])
    return writeRows(tx, monthsOf({ seed, first: firstMonth, index: 0, last: lastMonth }, openingStates()))
  })
}

/** Adds the accounts that are new in this version to books of an older one, with their whole history. */
async function addNewAccounts(tx: Transaction<Tables>, { seed, first_month, last_month }: Books): Promise<number> {
  const known = await run<{ account_key: string }>(tx, `select account_key from sandbox_account`)
  const plans = accountPlans.filter(({ key }) => !known.some(({ account_key }) => account_key === key))
  for (const plan of plans) await writeAccount(tx, seed, plan, first_month)
  return writeRows(tx, monthsOf({ seed, first: first_month, index: 0, last: last_month }, openingStates(plans)))
}

/**
 * Extends the books to a few months after the present one. It is called at each start and once a day, and costs one read
 * if nothing is to be written. Returns the number of transactions written.
 */
export function extendSandbox(database: Database, clock: Clock): Promise<number> {
  return database.transaction(async (tx) => {
    const books = await readBooks(tx)
    const due = bankDay(clock.now()).with({ day: 1 }).add({ months: MONTHS_AHEAD })
    if (!books || Temporal.PlainDate.compare(due, books.last_month) <= 0) return 0
    const next = books.last_month.add({ months: 1 })
    const index = books.first_month.until(next, { largestUnit: 'months' }).months
    const states = await readStates(tx)
    await run(tx, `update sandbox_book set last_month = $1`, [due])
    return writeRows(tx, monthsOf({ seed: books.seed, first: next, index, last: due }, states))
  })
}

type Months = {
  readonly seed: string
  readonly first: Temporal.PlainDate
  /** The index of the first month among the months of the books. */
  readonly index: number
  readonly last: Temporal.PlainDate
}

function* monthsOf(
  { seed, first, index, last }: Months,
  states: ReadonlyMap<string, AccountState>,
): Generator<GeneratedRow> {
  let month = first
  for (let at = index; Temporal.PlainDate.compare(month, last) <= 0; at++) {
    yield* generateMonth(seed, month, at, states)
    month = month.add({ months: 1 })
  }
}

/** Waits for other nodes that start at the same time: one of them writes, the others find it done. */
async function readBooks(tx: Transaction<Tables>): Promise<Books | undefined> {
  await run(tx, `select pg_advisory_xact_lock(7268434)`)
  const [books] = await run<Books>(tx, `select seed, first_month, last_month from sandbox_book`)
  return books
}

async function readStates(tx: Transaction<Tables>): Promise<Map<string, AccountState>> {
  const accounts = await run<{ account_key: string; balance: Decimal; ordinal: number; posted: number }>(
    tx,
    `select account_key,
       coalesce((select balance_after from sandbox_transaction t where t.account_id = a.account_id
         order by posted_at desc, ordinal desc limit 1), opening_balance) as balance,
       coalesce((select max(ordinal) from sandbox_transaction t where t.account_id = a.account_id), 0) as ordinal,
       coalesce((select posted_count from sandbox_transaction t where t.account_id = a.account_id
         order by posted_at desc, ordinal desc limit 1), 0) as posted
     from sandbox_account a`,
  )
  const states = new Map<string, AccountState>()
  for (const { account_key, balance, ordinal, posted } of accounts) {
    states.set(account_key, { balance: toCents(balance), ordinal, posted, units: new Map() })
  }
  const holdings = await run<{ account_key: string; symbol: string; units: number }>(
    tx,
    `select account_key, symbol, sum(units)::bigint as units from sandbox_transaction
     join sandbox_account using (account_id) where units is not null group by account_key, symbol`,
  )
  for (const { account_key, symbol, units } of holdings) states.get(account_key)?.units.set(symbol, units)
  return states
}

async function writeAccount(
  tx: Transaction<Tables>,
  seed: string,
  plan: AccountPlan,
  firstMonth: Temporal.PlainDate,
): Promise<void> {
  const accountId = accountIdOf(seed, plan.key)
  const opens = dayOf(firstMonth, plan.opensInMonth, 3)
  const renumbered = dayOf(firstMonth, plan.renumberedInMonth, 6)
  const closes = dayOf(firstMonth, plan.closesInMonth, 10)
  await run(
    tx,
    `insert into sandbox_account (account_id, account_key, provider_id, product, account_number, nickname, opened_on,
       closed_on, owed, opening_balance, credit_limit, renumbered_at, next_account_number)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      accountId,
      plan.key,
      plan.providerId,
      plan.product,
      accountNumber(`${seed} number ${plan.key}`, plan),
      plan.nickname ?? null,
      opens ?? plan.openedOn,
      closes ?? null,
      isOwed(productOf(plan.product)),
      fromCents(plan.openingCents),
      plan.limitCents === undefined ? null : fromCents(plan.limitCents),
      renumbered ? startOf(renumbered) : null,
      renumbered ? accountNumber(`${seed} next number ${plan.key}`, plan) : null,
    ],
  )
  for (const { bankCustomerId, relationship, leavesInMonth } of plan.holders) {
    const leaves = dayOf(firstMonth, leavesInMonth, 12)
    await run(
      tx,
      `insert into sandbox_holder (account_id, bank_customer_id, relationship, place, held_from, held_until)
       values ($1, $2, $3, $4, coalesce($5, '-infinity'::timestamptz), coalesce($6, 'infinity'::timestamptz))`,
      [
        accountId,
        bankCustomerId,
        relationship,
        accountPlans.indexOf(plan),
        opens ? startOf(opens) : null,
        leaves ? startOf(leaves) : null,
      ],
    )
  }
}

/** Returns a day of a month of the books; `undefined` without a month. */
function dayOf(firstMonth: Temporal.PlainDate, month: number | undefined, day: number): Temporal.PlainDate | undefined {
  return month === undefined ? undefined : firstMonth.add({ months: month, days: day - 1 })
}

function startOf(day: Temporal.PlainDate): Temporal.Instant {
  return day.toZonedDateTime(BANK_ZONE).toInstant()
}

/** Cards have sixteen digits of a range that no card network uses, other accounts seven. */
function accountNumber(seed: string, { product, providerId }: AccountPlan): string {
  const random = openRandom(seed)
  const digits = (length: number): string => String(random.below(10 ** length)).padStart(length, '0')
  const { institutionNumber } = bankOf(providerId)
  return productOf(product).accountType === 'CREDITCARD' ? `9${institutionNumber}${digits(6)}${digits(6)}` : digits(7)
}

async function run<Row>(tx: Transaction<Tables>, text: string, values: readonly unknown[] = []): Promise<Row[]> {
  const { rows } = await tx.executeQuery<Row>(CompiledQuery.raw(text, [...values]))
  return rows
}
