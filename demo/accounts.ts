// Accounts: what FDX 5 says about each kind of account, in the one shape that the pages show.

import { z } from 'zod'
import { readJson } from './json.ts'
import { toCents, type Cents } from './money.ts'
import type { Read } from './portage.ts'

export const accountKinds = ['deposit', 'credit', 'loan', 'investment', 'other'] as const
export type AccountKind = (typeof accountKinds)[number]

export type Account = {
  readonly id: string
  readonly kind: AccountKind
  readonly name: string
  /** Masked, such as `***1234`. */
  readonly number: string | undefined
  readonly closed: boolean
  readonly currency: string
  /** What the account holds, or for credit and loans what is owed. */
  readonly balance: Cents | undefined
  readonly available: Cents | undefined
  readonly limit: Cents | undefined
  readonly next: { readonly amount: Cents; readonly on: string } | undefined
  readonly holdings: readonly Holding[]
}

export type Holding = {
  readonly name: string
  readonly symbol: string | undefined
  /** A decimal as the bank wrote it. */
  readonly units: string | undefined
  readonly value: Cents | undefined
}

const kindOf: Readonly<Record<string, AccountKind>> = {
  depositAccount: 'deposit',
  locAccount: 'credit',
  loanAccount: 'loan',
  investmentAccount: 'investment',
}

const amount = z.string().transform(toCents).optional()
const text = z.string().optional()

const holdingShape = z
  .object({ holdingName: text, description: text, symbol: text, units: text, marketValue: amount })
  .transform((holding): Holding => ({
    name: holding.holdingName ?? holding.description ?? holding.symbol ?? '–',
    symbol: holding.symbol,
    units: holding.units,
    value: holding.marketValue,
  }))

const accountShape = z.object({
  accountId: z.string(),
  accountType: text,
  accountNumberDisplay: text,
  productName: text,
  nickname: text,
  status: text,
  currency: z.object({ currencyCode: text }).optional(),
  currentBalance: amount,
  principalBalance: amount,
  currentValue: amount,
  availableBalance: amount,
  availableCredit: amount,
  availableCashBalance: amount,
  creditLine: amount,
  nextPaymentAmount: amount,
  nextPaymentDate: text,
  holdings: z.array(holdingShape).optional(),
})

const wrappedShape = z.record(z.string(), accountShape)
const accountsShape = z.object({ accounts: z.array(wrappedShape) })

export async function readAccounts(read: Read): Promise<Account[]> {
  const { accounts } = await readJson(await read('/api/fdx/5/accounts?resultType=details&limit=500'), accountsShape)
  return accounts.flatMap(unwrap)
}

/** One account with all that is known of it, such as its holdings. */
export async function readAccount(read: Read, id: string): Promise<Account | undefined> {
  return unwrap(await readJson(await read(`/api/fdx/5/accounts/${encodeURIComponent(id)}`), wrappedShape))[0]
}

function unwrap(wrapped: z.infer<typeof wrappedShape>): Account[] {
  return Object.entries(wrapped).map(([entity, account]) => ({
    id: account.accountId,
    kind: kindOf[entity] ?? 'other',
    name: account.nickname ?? account.productName ?? account.accountType ?? account.accountId,
    number: account.accountNumberDisplay,
    closed: account.status === 'CLOSED',
    currency: account.currency?.currencyCode ?? 'CAD',
    balance: account.currentBalance ?? account.principalBalance ?? account.currentValue,
    available: account.availableBalance ?? account.availableCredit ?? account.availableCashBalance,
    limit: account.creditLine,
    next:
      account.nextPaymentAmount !== undefined && account.nextPaymentDate !== undefined
        ? { amount: account.nextPaymentAmount, on: account.nextPaymentDate }
        : undefined,
    holdings: account.holdings ?? [],
  }))
}

/** What is owned less what is owed, per currency; the currency of most accounts first. */
export function netWorth(accounts: readonly Account[]): { currency: string; owned: Cents; owed: Cents }[] {
  const byCurrency = Map.groupBy(accounts, (account) => account.currency)
  return [...byCurrency]
    .toSorted(([, left], [, right]) => right.length - left.length)
    .map(([currency, group]) => {
      const sum = (owed: boolean): Cents =>
        group.filter((account) => isOwed(account) === owed).reduce((total, { balance }) => total + (balance ?? 0), 0)
      return { currency, owned: sum(false), owed: sum(true) }
    })
}

export function isOwed(account: Account): boolean {
  return account.kind === 'credit' || account.kind === 'loan'
}
