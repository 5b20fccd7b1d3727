// Accounts: each kind of account of FDX 5, in the one shape that the pages show.

import type { Amount } from 'portage-client/amount'
import type { Account as PortageAccount } from 'portage-client/connection'
import type { Fdx5Holding } from 'portage-client/wire'
import { toCents, type Cents } from './money.ts'
import type { Read } from './portage.ts'

export const accountKinds = ['deposit', 'credit', 'loan', 'investment', 'other'] as const
export type AccountKind = (typeof accountKinds)[number]

export type Account = {
  readonly id: string
  readonly kind: AccountKind
  /** Absent of one that the bank could not read. */
  readonly name: string | undefined
  /** Masked, such as `***1234`. */
  readonly number: string | undefined
  readonly closed: boolean
  readonly currency: string
  /** What the account holds, or for credit and loans what is owed; absent where the bank does not say. */
  readonly balance: Cents | undefined
  readonly available: Cents | undefined
  readonly limit: Cents | undefined
  /** What an insurance pays. */
  readonly coverage: Cents | undefined
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

/** One account with everything that is known about it, such as its holdings. */
export async function readAccount(read: Read, id: string): Promise<Account> {
  return toAccount(await read((connection) => connection.account(id)))
}

function toAccount(account: PortageAccount): Account {
  return {
    id: account.accountId,
    name: account.nickname ?? account.productName ?? (account.error ? undefined : account.accountType),
    number: account.accountNumberDisplay,
    closed: account.status === 'CLOSED',
    currency: account.currency?.currencyCode ?? 'CAD',
    balance: undefined,
    available: undefined,
    limit: undefined,
    coverage: undefined,
    next: undefined,
    holdings: [],
    ...figuresOf(account),
  }
}

/** The names of the same facts in each kind of account. */
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
    case 'INSURANCE_ACCOUNT': {
      const [bill] = account.bills ?? []
      // The standard has no member for the surrender value of a policy.
      return {
        kind: 'other',
        coverage: cents(account.policyCoverageAmount),
        next: payment(bill?.totalPaymentDue, bill?.dueDate),
      }
    }
    case 'ANNUITY_ACCOUNT':
      return { kind: 'other', balance: cents(account.surrenderValue) }
    case 'COMMERCIAL_ACCOUNT':
      return {
        kind: 'deposit',
        balance: cents(account.currentLedgerBalance),
        available: cents(account.currentAvailableBalance),
      }
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

export type Worth = {
  readonly currency: string
  /** Absent where there are such accounts, and none says its balance. */
  readonly owned: Cents | undefined
  readonly owed: Cents | undefined
  /** Those in no sum, because the bank does not say what is there. */
  readonly unknown: readonly Account[]
}

/** Returns what is owned and what is owed in each currency; the currency of most accounts comes first. */
export function netWorth(accounts: readonly Account[]): Worth[] {
  const byCurrency = Map.groupBy(accounts, (account) => account.currency)
  return [...byCurrency]
    .toSorted(([, left], [, right]) => right.length - left.length)
    .map(([currency, group]) => {
      const sum = (owed: boolean): Cents | undefined => {
        const side = group.filter((account) => isOwed(account) === owed)
        const known = side.flatMap(({ balance }) => balance ?? [])
        return known.length === 0 && side.length > 0 ? undefined : known.reduce((total, balance) => total + balance, 0)
      }
      const unknown = group.filter(({ balance }) => balance === undefined)
      return { currency, owned: sum(false), owed: sum(true), unknown }
    })
}

export function isOwed(account: Account): boolean {
  return account.kind === 'credit' || account.kind === 'loan'
}
