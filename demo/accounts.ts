// Accounts: what FDX 5 says about each kind of account, in the one shape that the pages show.

import type { Amount } from 'portage/client/amount'
import type { Account as PortageAccount } from 'portage/client/connection'
import type { Fdx5Holding } from 'portage/client/wire'
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

export async function readAccounts(read: Read): Promise<Account[]> {
  return (await read((connection) => connection.accounts({ details: true }).toArray())).map(toAccount)
}

/** One account with all that is known of it, such as its holdings. */
export async function readAccount(read: Read, id: string): Promise<Account> {
  return toAccount(await read((connection) => connection.account(id)))
}

function toAccount(account: PortageAccount): Account {
  return {
    id: account.accountId,
    name: account.nickname ?? account.productName ?? account.accountType,
    number: account.accountNumberDisplay,
    closed: account.status === 'CLOSED',
    currency: account.currency?.currencyCode ?? 'CAD',
    balance: undefined,
    available: undefined,
    limit: undefined,
    next: undefined,
    holdings: [],
    ...figuresOf(account),
  }
}

/** What each kind of account calls its own. */
function figuresOf(account: PortageAccount): Pick<Account, 'kind'> & Partial<Account> {
  switch (account.accountCategory) {
    case 'DEPOSIT_ACCOUNT':
      return { kind: 'deposit', balance: cents(account.currentBalance), available: cents(account.availableBalance) }
    case 'LOC_ACCOUNT':
      return {
        kind: 'credit',
        balance: cents(account.currentBalance ?? account.principalBalance),
        available: cents(account.availableCredit),
        limit: cents(account.creditLine),
        next: payment(account.nextPaymentAmount, account.nextPaymentDate),
      }
    case 'LOAN_ACCOUNT':
      return {
        kind: 'loan',
        balance: cents(account.principalBalance),
        next: payment(account.nextPaymentAmount, account.nextPaymentDate),
      }
    case 'INVESTMENT_ACCOUNT':
      return {
        kind: 'investment',
        balance: cents(account.currentValue),
        available: cents(account.availableCashBalance),
        holdings: account.holdings?.map(toHolding) ?? [],
      }
    case 'INSURANCE_ACCOUNT':
    case 'ANNUITY_ACCOUNT':
    case 'COMMERCIAL_ACCOUNT':
    default:
      return { kind: 'other' }
  }
}

function payment(amount: Amount | undefined, on: string | undefined): Account['next'] {
  return amount === undefined || on === undefined ? undefined : { amount: toCents(amount.text), on }
}

function toHolding(holding: Fdx5Holding): Holding {
  return {
    name: holding.holdingName ?? holding.description ?? holding.symbol ?? '–',
    symbol: holding.symbol,
    units: holding.units?.text,
    value: cents(holding.marketValue),
  }
}

function cents(amount: Amount | undefined): Cents | undefined {
  return amount && toCents(amount.text)
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
