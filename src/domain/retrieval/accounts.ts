// Accounts of a consent, as the recipient knows them: under their handles.

import { strict as assert } from 'node:assert'
import type { Account, AccountCategory } from '../../fdx/account.ts'
import { Problem } from '../../platform/problem.ts'
import type { AccountPermit } from '../consents/permit.ts'
import type { Connector } from './connector.ts'
import { retrieveOfAccount, retrieveOfAccounts, type Openers, type Reader, type Retrieval } from './retrieve.ts'

/**
 * Members that hold the bank's own ids, or rows that have a list of their own under a permit of its own, are left out:
 * an id that is not a handle never leaves.
 */
async function readAccount(connector: Connector, permit: AccountPermit): Promise<Account> {
  const account = await connector.account(permit)
  const { parentAccountId: _parent, contact: _contact, transactions: _transactions, ...rest } = account as AnyAccount
  return { ...rest, accountId: permit.accountHandle }
}

type AnyAccount = Account & { readonly transactions?: unknown }

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

/** An account, or why the bank could not read it. */
export type AccountReading =
  | { readonly account: Account }
  | { readonly accountHandle: string; readonly accountCategory: AccountCategory; readonly problem: Problem }

/** Throws only when the bank could read none of those that it still has. */
export async function retrieveReadableAccounts(
  retrieval: Retrieval,
  reader: Reader,
  openers: Openers,
  accountHandles: readonly string[],
): Promise<readonly AccountReading[]> {
  const readings = await retrieveOfAccounts(retrieval, reader, 'read-accounts', openers, accountHandles, readAccount)
  return readings.map((reading) => {
    if ('data' in reading) return { account: reading.data }
    const shared = reader.consent.accounts.get(reading.accountHandle)
    assert.ok(shared, 'what was read is of the consent')
    return { ...reading, accountCategory: shared.accountCategory }
  })
}

/** Throws `provider_unavailable` for an account of which the bank knows no more than that it is there. */
export function retrieveAccount(retrieval: Retrieval, reader: Reader, accountHandle: string): Promise<Account> {
  return retrieveOfAccount(retrieval, reader, 'read-account', ACCOUNT_DETAIL, accountHandle, readWhole, () => ({}))
}

async function readWhole(connector: Connector, permit: AccountPermit): Promise<Account> {
  const account = await readAccount(connector, permit)
  if (account.error === undefined) return account
  throw new Problem('provider_unavailable', 'The bank cannot read this account just now. Try again in a moment.')
}
