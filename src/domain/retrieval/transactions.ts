// Transactions of one account, newest first, a page at a time; and what became of them since they were read.

import type { Transaction } from '../../fdx/transaction.ts'
import type { Changes, PageRequest, Position } from './connector.ts'
import type { AccountRead, HistoryRead } from './read.ts'
import { isWithin, withinReach } from './window.ts'

export const transactionsRead: HistoryRead<Transaction, { readonly updateCursor?: Position }> = {
  action: 'read-transactions',
  openers: ['TRANSACTIONS'],
  ask: async ({ bank, call, permit, window, page }) =>
    withinReach(window, await bank.transactions(permit, { window, page }, call)),
}

/**
 * Oldest first, as far as the consent reaches back. Throws `update_not_found` for a cursor that the bank did not give, and
 * `not_supported_by_provider` if it keeps no feed of changes.
 */
export function transactionChangesRead(since: Position, page: PageRequest): AccountRead<Changes> {
  return {
    action: 'read-transaction-changes',
    openers: ['TRANSACTIONS'],
    async ask({ bank, call, permit, consent, now }) {
      const changes = await bank.changes(permit, { since, page }, call)
      const rows = changes.rows.filter((row) => isWithin(consent.terms, now, row.transactionTimestamp))
      return { ...changes, rows: rows.map((row) => ({ ...row, accountId: permit.accountHandle })) }
    },
    describe: ({ rows, removed }) => ({ count: rows.length + removed.length }),
  }
}
