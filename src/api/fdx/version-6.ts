// Version 6 on the wire: FDX 6.4.1, flat entities that say their category.

import type { Account } from '../../fdx/account.ts'
import { transaction, type Transaction } from '../../fdx/transaction.ts'
import { writerOf, type Clusters } from '../../fdx/write-entity.ts'
import { accountDescription, type ResultType } from './descriptor.ts'

export const VERSION_6 = '6.4.1'

export function writeAccount6(value: Account, clusters: Clusters, resultType: ResultType): unknown {
  return writerOf(accountDescription(resultType), VERSION_6, clusters)(value)
}

/** One writer for a whole page. */
export function transactionWriter6(clusters: Clusters): (value: Transaction) => unknown {
  return writerOf(transaction, VERSION_6, clusters)
}
