// Transactions of one account, newest first, a page at a time.

import type { Transaction } from '../../fdx/transaction.ts'
import type { Page, PageRequest, Window } from './connector.ts'
import { retrieveOfAccount, type Reader, type Retrieval } from './retrieve.ts'

export async function retrieveTransactions(
  retrieval: Retrieval,
  reader: Reader,
  accountHandle: string,
  window: Window,
  request: PageRequest,
): Promise<Page<Transaction>> {
  const page = await retrieveOfAccount(
    retrieval,
    reader,
    'read-transactions',
    ['TRANSACTIONS'],
    accountHandle,
    (connector, permit) => connector.transactions(permit, window, request),
    ({ rows }) => ({ from: window.start.toString(), to: window.end.toString(), count: rows.length }),
  )
  return { ...page, rows: page.rows.map((row) => ({ ...row, accountId: accountHandle })) }
}
