// Ids of pending transactions, for a recipient that asks for its own: other ones than those under which the transactions post.

import type { LivingConsent } from '../../domain/consents/living-consent.ts'
import type { Transaction } from '../../fdx/transaction.ts'

/** A row of any list that names a transaction: also what the transaction earned in a reward program. */
type Named = Pick<Transaction, 'transactionId' | 'status'>

/** Decision 017 says why one id is the rule, and who asks for two. */
export type PendingIds = {
  /** Returns the row under the id that the recipient knows it by in its present state. */
  name<Row extends Named>(row: Row): Row
  /** Returns the ids that are no more: those that the bank removed, in either state, and those of rows that have posted. */
  removed(removed: readonly string[], rows: readonly Named[]): readonly string[]
}

export function pendingIdsOf({ separatePendingIds }: LivingConsent): PendingIds {
  if (!separatePendingIds) return { name: (row) => row, removed: (removed) => removed }
  return {
    name: (row) => (isPosted(row) ? row : { ...row, transactionId: pendingId(row.transactionId) }),
    removed: (removed, rows) => [
      ...removed.flatMap((id) => [id, pendingId(id)]),
      ...rows.filter(isPosted).map(({ transactionId }) => pendingId(transactionId)),
    ],
  }
}

function isPosted({ status }: Named): boolean {
  return status === 'POSTED'
}

function pendingId(transactionId: string): string {
  return `${transactionId}-pending`
}
