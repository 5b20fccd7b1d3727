// The books of the sandbox, made up month by month: the same seed and the same state give the same rows.

import { accountPlans, type AccountPlan } from '../bank/account-plans.ts'
import { bankOf } from '../bank/banks.ts'
import { keepShop, runStudio } from './business.ts'
import { haulFreight } from './freight.ts'
import { closeSavings, liveMonth } from './household.ts'
import { households, type Household } from './household-plans.ts'
import { openMonth, type Draft, type Month } from './month.ts'
import { wordsOf, type Words } from './words.ts'
import { isOwed, productOf } from '../bank/products.ts'
import { idOf } from './random.ts'

export type GeneratedRow = Draft & {
  readonly accountId: string
  readonly ordinal: number
  readonly transactionId: string
  readonly balanceAfter: bigint
  /** How many have posted by this one, itself counted. */
  readonly postedCount: number
}

/** All that a month needs to know of the months before it. */
export type AccountState = { balance: bigint; ordinal: number; posted: number; readonly units: Map<string, number> }

type Life = {
  readonly key: string
  readonly accounts: readonly AccountPlan[]
  live(month: Month, has: (account: string) => boolean): void
}

export function accountIdOf(seed: string, accountKey: string): string {
  return idOf(`${seed} account ${accountKey}`)
}

/** Before the first month. */
export function openingStates(plans: readonly AccountPlan[] = accountPlans): Map<string, AccountState> {
  return new Map(
    plans.map(({ key, openingCents }) => [key, { balance: openingCents, ordinal: 0, posted: 0, units: new Map() }]),
  )
}

/**
 * Makes up one month of every account that has a state, and brings the states to its end.
 * @param index months since the first of the books.
 */
export function* generateMonth(
  seed: string,
  first: Temporal.PlainDate,
  index: number,
  states: ReadonlyMap<string, AccountState>,
): Generator<GeneratedRow> {
  for (const life of lives()) {
    if (!life.accounts.some(({ key }) => states.has(key))) continue
    const monthSeed = `${seed} ${life.key} ${first.toString()}`
    const drafts: Draft[] = []
    const month = openMonth(monthSeed, first, index, states, drafts)
    const open = new Set(life.accounts.filter((plan) => isOpenIn(plan, index)).map(({ key }) => key))
    life.live(month, (account) => open.has(account))
    for (const plan of life.accounts) {
      const state = states.get(plan.key)
      const own = drafts.filter((draft) => draft.account === plan.key)
      if (state) yield* keepBooks(seed, monthSeed, plan, own, state)
    }
  }
}

/** All of a month, that is: an account lives from the month it is opened in to the one before it is closed. */
function isOpenIn({ opensInMonth = 0, closesInMonth = Infinity }: AccountPlan, index: number): boolean {
  return opensInMonth <= index && index < closesInMonth
}

function lives(): readonly Life[] {
  return [
    ...households.map(atHome),
    atWork('shop', keepShop),
    atWork('studio', runStudio),
    atWork('freight', haulFreight),
  ]
}

function atHome(household: Household): Life {
  const words = wordsOf[bankOf(household.providerId).firstLanguage]
  const accounts = accountsOf(household.key)
  return {
    key: household.key,
    accounts,
    live(month, has) {
      liveMonth(month, words, household, has)
      if (accounts.some(({ closesInMonth }) => closesInMonth === month.index)) closeSavings(month, words, household)
    },
  }
}

function atWork(key: string, work: (month: Month, words: Words) => void): Life {
  return { key, accounts: accountsOf(key), live: (month) => work(month, wordsOf.en) }
}

function accountsOf(life: string): readonly AccountPlan[] {
  return accountPlans.filter(({ key }) => key.startsWith(`${life}-`))
}

/** Numbers an account's month in the order it was made, and reckons its balances in the order it posts. */
function keepBooks(
  seed: string,
  monthSeed: string,
  plan: AccountPlan,
  drafts: readonly Draft[],
  state: AccountState,
): readonly GeneratedRow[] {
  const accountId = accountIdOf(seed, plan.key)
  const raisedBy = isOwed(productOf(plan.product)) ? 'DEBIT' : 'CREDIT'
  const rows = drafts.map((draft, index) => ({
    ...draft,
    accountId,
    transactionId: idOf(`${monthSeed} ${plan.key} ${index}`),
    ordinal: 0,
    balanceAfter: 0n,
    postedCount: 0,
  }))
  rows.sort((a, b) => a.at - b.at || byId(a, b))
  for (const row of rows) row.ordinal = state.ordinal += 1
  for (const row of rows.toSorted((a, b) => a.postedAt - b.postedAt || a.ordinal - b.ordinal)) {
    if (!row.dropped) {
      state.balance += row.side === raisedBy ? row.cents : -row.cents
      state.posted += 1
    }
    row.balanceAfter = state.balance
    row.postedCount = state.posted
    if (row.trade) state.units.set(row.trade.symbol, (state.units.get(row.trade.symbol) ?? 0) + row.trade.units)
  }
  return rows
}

/** By code units, like the column's collation "C". */
function byId(a: { transactionId: string }, b: { transactionId: string }): number {
  return a.transactionId < b.transactionId ? -1 : 1
}
