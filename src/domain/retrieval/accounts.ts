// Accounts of a consent, as the recipient knows them: under their handles.

import { strict as assert } from 'node:assert'
import type { Account, AccountCategory } from '../../fdx/account.ts'
import { Problem } from '../../platform/problem.ts'
import type { AccountPermit } from '../consents/permit.ts'
import type { AccountRead, Asking, Openers } from './read.ts'
import type { Reader } from './reader.ts'

/** The clusters that open a lightweight list, and those that open something of an account in detail. */
export const ACCOUNT_DESCRIPTION: Openers = ['ACCOUNT_BASIC']
export const ACCOUNT_DETAIL: Openers = [
  'ACCOUNT_BASIC',
  'ACCOUNT_DETAILED',
  'BALANCES',
  'BILLS',
  'SCHEDULED_PAYMENTS',
  'ACCOUNT_PAYMENTS',
  'PAYMENT_SUPPORT',
  'INVESTMENTS',
]

/** Throws `provider_unavailable` for an account of which the bank knows no more than that it is there. */
export const accountRead: AccountRead<Account> = {
  action: 'read-account',
  openers: ACCOUNT_DETAIL,
  ask: async (asking) => demandRead(await askAccount(asking)),
}

/** An account that the bank could not read: the members known without the bank, and the problem. */
export type UnavailableAccount = {
  readonly accountHandle: string
  /** The kind that it was when it was shared. */
  readonly accountCategory: AccountCategory
  readonly problem: Problem
}

export type AccountReading = { readonly accountHandle: string; readonly account: Account } | UnavailableAccount

/** Reads those that the bank still has. Throws only if it could read none of them. */
export async function retrieveAccounts(
  reader: Reader,
  accountHandles: readonly string[],
  openers: Openers,
): Promise<readonly AccountReading[]> {
  const outcomes = await reader.readAccounts(accountHandles, { action: 'read-accounts', openers, ask: askAccount })
  return outcomes.map((outcome) => {
    const { accountHandle } = outcome
    if ('data' in outcome) return { accountHandle, account: outcome.data }
    return unavailableAccount(reader, accountHandle, outcome.problem)
  })
}

export function unavailableAccount({ consent }: Reader, accountHandle: string, problem: Problem): UnavailableAccount {
  const shared = consent.accounts.get(accountHandle)
  assert.ok(shared, 'what was read is of the consent')
  return { accountHandle, accountCategory: shared.accountCategory, problem }
}

/**
 * Leaves out the members that hold the bank's own ids, or rows that have a list of their own under a permit of its own:
 * an id that is not a handle never leaves.
 */
async function askAccount({ bank, call, permit }: Asking<AccountPermit>): Promise<Account> {
  const account = await bank.account(permit, call)
  const { parentAccountId: _parent, contact: _contact, transactions: _transactions, ...rest } = account as AnyAccount
  return { ...rest, accountId: permit.accountHandle }
}

type AnyAccount = Account & { readonly transactions?: unknown }

/** Throws `provider_unavailable` for an account that has an error instead of its data. */
export function demandRead(account: Account): Account {
  if (account.error === undefined) return account
  throw new Problem('provider_unavailable', 'The bank cannot read this account just now. Try again in a moment.')
}
