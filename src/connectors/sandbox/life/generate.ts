// The books of the sandbox, generated month by month: the same seed and the same states give the same rows.

import { accountPlans, type AccountPlan } from '../bank/account-plans.ts'
import { bankOf } from '../bank/banks.ts'
import { isOwed, productOf } from '../bank/products.ts'
import { writeShopMonth, writeStudioMonth } from './business.ts'
import { writeFreightMonth } from './freight-company.ts'
import { writeHouseholdMonth } from './household.ts'
import { households } from './households.ts'
import { openMonth, type Draft, type Month } from './month.ts'
import { payees } from './payees.ts'
import { idOf } from './random.ts'
import { transactionTexts } from './transaction-texts.ts'

export type GeneratedRow = Draft & {
  readonly accountId: string
  readonly ordinal: number
  readonly transactionId: string
  readonly balanceAfter: bigint
  /** How many of the account's transactions have posted, this one included. */
  readonly postedCount: number
}

/** The state of an account that a month takes over from the month before. */
export type AccountState = { balance: bigint; ordinal: number; posted: number; readonly units: Map<string, number> }

/** A household or business: its accounts, and what it does in a month. */
type Owner = {
  /** The keys of its accounts begin with it. */
  readonly key: string
  readonly providerId: number
  write(month: Month): void
}

const owners: readonly Owner[] = [
  ...households.map((household) => ({ ...household, write: (month: Month) => writeHouseholdMonth(month, household) })),
  { key: 'shop', providerId: 1000, write: writeShopMonth },
  { key: 'studio', providerId: 1000, write: writeStudioMonth },
  { key: 'freight', providerId: 1000, write: writeFreightMonth },
]

export function accountIdOf(seed: string, accountKey: string): string {
  return idOf(`${seed} account ${accountKey}`)
}

/** Returns the states before the first month. */
export function openingStates(plans: readonly AccountPlan[] = accountPlans): Map<string, AccountState> {
  return new Map(
    plans.map(({ key, openingCents }) => [key, { balance: openingCents, ordinal: 0, posted: 0, units: new Map() }]),
  )
}

/**
 * Generates one month of every account that has a state, and brings the states to its end.
 * @param index months since the first of the books.
 */
export function* generateMonth(
  seed: string,
  first: Temporal.PlainDate,
  index: number,
  states: ReadonlyMap<string, AccountState>,
): Generator<GeneratedRow> {
  for (const owner of owners) {
    const accounts = accountPlans.filter(({ key }) => key.startsWith(`${owner.key}-`))
    if (!accounts.some(({ key }) => states.has(key))) continue
    const monthSeed = `${seed} ${owner.key} ${first.toString()}`
    const language = bankOf(owner.providerId).firstLanguage
    const drafts: Draft[] = []
    owner.write(
      openMonth(
        {
          seed: monthSeed,
          first,
          index,
          accounts,
          openings: states,
          texts: transactionTexts[language],
          payees: payees[language],
        },
        drafts,
      ),
    )
    for (const plan of accounts) {
      const state = states.get(plan.key)
      const own = drafts.filter((draft) => draft.account === plan.key)
      if (state) yield* keepBooks({ plan, accountId: accountIdOf(seed, plan.key), monthSeed }, own, state)
    }
  }
}

type AccountMonth = { readonly plan: AccountPlan; readonly accountId: string; readonly monthSeed: string }

/** Numbers an account's month in the order in which it was made, and computes its balances in the order of posting. */
function keepBooks(
  { plan, accountId, monthSeed }: AccountMonth,
  drafts: readonly Draft[],
  state: AccountState,
): readonly GeneratedRow[] {
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

/** Orders by code units, like the column's collation "C". */
function byId(a: { transactionId: string }, b: { transactionId: string }): number {
  return a.transactionId < b.transactionId ? -1 : 1
}
