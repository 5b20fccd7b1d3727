// Transactions of one account, newest first, a page at a time; and what became of them since they were read.

import { Problem } from '../../platform/problem.ts'
import type { Changes, PageRequest, Position, TransactionPage, Window } from './connector.ts'
import { retrieveHistory, retrieveOfAccount, type Reader, type Retrieval } from './retrieve.ts'
import { isWithin, withinReach } from './window.ts'

export function retrieveTransactions(
  retrieval: Retrieval,
  reader: Reader,
  accountHandle: string,
  window: Window,
  request: PageRequest,
): Promise<TransactionPage & { readonly window: Window }> {
  return retrieveHistory(
    retrieval,
    reader,
    'read-transactions',
    'TRANSACTIONS',
    accountHandle,
    window,
    async (connector, permit, window) => withinReach(window, await connector.transactions(permit, window, request)),
  )
}

/**
 * Oldest first, as far as the consent reaches back. Throws `update_not_found` for a mark that the bank did not give, and
 * `not_supported_by_provider` where it keeps no feed of changes.
 */
export async function retrieveTransactionChanges(
  retrieval: Retrieval,
  reader: Reader,
  accountHandle: string,
  since: Position,
  request: PageRequest,
): Promise<Changes> {
  const changes = await retrieveOfAccount(
    retrieval,
    reader,
    'read-transaction-changes',
    ['TRANSACTIONS'],
    accountHandle,
    async (connector, permit) => {
      if (!connector.changes) {
        throw new Problem(
          'not_supported_by_provider',
          'This bank keeps no feed of changes. Read the transactions again.',
        )
      }
      const changes = await connector.changes(permit, since, request)
      const { terms } = reader.consent
      const now = retrieval.clock.now()
      return { ...changes, rows: changes.rows.filter((row) => isWithin(terms, now, row.transactionTimestamp)) }
    },
    ({ rows, removed }) => ({ count: rows.length + removed.length }),
  )
  return { ...changes, rows: changes.rows.map((row) => ({ ...row, accountId: accountHandle })) }
}
