// Accounts of a consent, as the recipient knows them: under their handles.

import { strict as assert } from 'node:assert'
import type { Account, AccountCategory } from '../../fdx/account.ts'
import { Problem } from '../../platform/problem.ts'
import type { AccountPermit } from '../consents/permit.ts'
import type { AccountRead, Asking, Openers } from './read.ts'
import type { Reader } from './reader.ts'

/** What opens a lightweight list, and what opens something of an account in detail. */
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
  ask: async (asking) => demandRead({ account: await askAccount(asking) }),
}

/** An account that the bank could not read: what is known of it without the bank, and why that is all. */
export type UnreadAccount = {
  readonly accountHandle: string
  /** The kind that it was when it was shared. */
  readonly accountCategory: AccountCategory
  readonly problem: Problem
}

export type AccountReading = { readonly account: Account } | UnreadAccount

/** Throws only if the bank could read none of those that it still has. */
export async function retrieveAccounts(
  reader: Reader,
  accountHandles: readonly string[],
  openers: Openers,
): Promise<readonly AccountReading[]> {
  const outcomes = await reader.readAccounts(accountHandles, { action: 'read-accounts', openers, ask: askAccount })
  return outcomes.map((outcome) => {
    if ('data' in outcome) return { account: outcome.data }
    return unreadAccount(reader, outcome.accountHandle, outcome.problem)
  })
}

export function unreadAccount({ consent }: Reader, accountHandle: string, problem: Problem): UnreadAccount {
  const shared = consent.accounts.get(accountHandle)
  assert.ok(shared, 'what was read is of the consent')
  return { accountHandle, accountCategory: shared.accountCategory, problem }
}

/**
 * Leaves out the members that hold the bank's own ids, or rows that have a list of their own under a permit of its own:
 * an id that is not a handle never leaves.
 */
async function askAccount({ connector, permit }: Asking<AccountPermit>): Promise<Account> {
  const account = await connector.account(permit)
  const { parentAccountId: _parent, contact: _contact, transactions: _transactions, ...rest } = account as AnyAccount
  return { ...rest, accountId: permit.accountHandle }
}

type AnyAccount = Account & { readonly transactions?: unknown }

export function handleOf(reading: AccountReading): string {
  return 'account' in reading ? reading.account.accountId : reading.accountHandle
}

/** Throws why the bank could not read it; `provider_unavailable` for an account that has an error instead of its data. */
export function demandRead(reading: AccountReading): Account {
  if ('problem' in reading) throw reading.problem
  if (reading.account.error === undefined) return reading.account
  throw new Problem('provider_unavailable', 'The bank cannot read this account just now. Try again in a moment.')
}
