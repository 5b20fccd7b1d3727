// Accounts of a consent, as the recipient knows them: under their handles.

import type { Account } from '../../fdx/account.ts'
import type { DataCluster } from '../../fdx/cluster.ts'
import type { AccountPermit } from '../consents/permit.ts'
import type { Connector } from './connector.ts'
import { retrieveOfAccount, retrieveOfAccounts, type Reader, type Retrieval } from './retrieve.ts'

const readAccount = async (connector: Connector, permit: AccountPermit): Promise<Account> => ({
  ...(await connector.account(permit)),
  accountId: permit.accountHandle,
})

/** @param cluster ACCOUNT_BASIC for a lightweight list, ACCOUNT_DETAILED for details. */
export function retrieveAccounts(
  retrieval: Retrieval,
  reader: Reader,
  cluster: DataCluster,
  accountHandles: readonly string[],
): Promise<readonly Account[]> {
  return retrieveOfAccounts(retrieval, reader, 'read-accounts', cluster, accountHandles, readAccount)
}

export function retrieveAccount(retrieval: Retrieval, reader: Reader, accountHandle: string): Promise<Account> {
  return retrieveOfAccount(retrieval, reader, 'read-account', 'ACCOUNT_DETAILED', accountHandle, readAccount, () => ({}))
}
