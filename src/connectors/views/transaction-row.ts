// Transaction row: what of a row of the transaction view follows from its other columns.

import { membersOf, type JsonRow } from './view-rows.ts'

export type TransactionRow = JsonRow & { readonly category: string | null }

type Members = Record<string, unknown>

/**
 * The category is the account's. What posted without a moment of its own was made when it posted. Without `debit_credit_memo`
 * the sign says it: what is below zero is a debit. What posted after the walk began is pending still, as it was on the first page.
 */
export function readTransactionRow(row: TransactionRow, asOf: Temporal.Instant, zone: string): Members {
  const members = membersOf(row)
  const { amount, debitCreditMemo, postedTimestamp, transactionTimestamp = postedTimestamp } = members
  const isDebit = typeof amount === 'string' && amount.startsWith('-')
  const described: Members = {
    ...members,
    transactionTimestamp,
    accountCategory: row.category ?? undefined,
    debitCreditMemo: debitCreditMemo ?? (isDebit ? 'DEBIT' : 'CREDIT'),
  }
  if (members['status'] !== 'POSTED' || !isAfter(postedTimestamp, asOf, zone)) return described
  const { postedTimestamp: _later, ...pending } = described
  return { ...pending, status: 'PENDING' }
}

function isAfter(text: unknown, asOf: Temporal.Instant, zone: string): boolean {
  if (typeof text !== 'string') return false
  try {
    const moment = /(z|[+-]\d\d(:\d\d)?)$/i.test(text.slice(10))
      ? Temporal.Instant.from(text)
      : Temporal.PlainDateTime.from(text).toZonedDateTime(zone).toInstant()
    return Temporal.Instant.compare(moment, asOf) > 0
  } catch {
    return false
  }
}

export function isNumberColumn(type: string): boolean {
  return /^(bigint|integer|smallint)$/.test(type)
}
