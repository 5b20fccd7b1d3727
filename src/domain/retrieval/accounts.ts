// Accounts of a consent, as the recipient knows them: under their handles.

import type { Account } from '../../fdx/account.ts'
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

/** What opens a lightweight list, and what opens an account in detail. */
export const ACCOUNT_DESCRIPTION: Openers = ['ACCOUNT_BASIC']
export const ACCOUNT_DETAIL: Openers = [
  'ACCOUNT_DETAILED',
  'BALANCES',
  'BILLS',
  'SCHEDULED_PAYMENTS',
  'ACCOUNT_PAYMENTS',
  'PAYMENT_SUPPORT',
  'INVESTMENTS',
]

export function retrieveAccounts(
  retrieval: Retrieval,
  reader: Reader,
  openers: Openers,
  accountHandles: readonly string[],
): Promise<readonly Account[]> {
  return retrieveOfAccounts(retrieval, reader, 'read-accounts', openers, accountHandles, readAccount)
}

export function retrieveAccount(retrieval: Retrieval, reader: Reader, accountHandle: string): Promise<Account> {
  return retrieveOfAccount(retrieval, reader, 'read-account', ACCOUNT_DETAIL, accountHandle, readAccount, () => ({}))
}
