// Pages of transactions and of their changes, each in one statement: what is asked for becomes two ordinals, and the page
// is read between them.

import type { AccountPermit } from '../../domain/consents/permit.ts'
import type { Changes, PageRequest, Position, TransactionPage, Window } from '../../domain/retrieval/connector.ts'
import { Problem } from '../../platform/problem.ts'
import { productOf } from './products.ts'
import { accountNotFound, heldAt, type Books } from './stored-account.ts'
import { writeTransaction, type StoredTransaction } from './write-transaction.ts'

type Row = {
  product: string
  /** Null in the one row that an empty page has. */
  ordinal: number | null
} & StoredTransaction

/** Cards alone are named in their transactions; one that was renumbered by the number of that time. */
const CARD_OF_ACCOUNT = `case when a.product in ('credit_card', 'business_card') then a.account_number end as card_number,
    case when a.product in ('credit_card', 'business_card') then a.next_account_number end as next_card_number,
    a.renumbered_at`
const CARD_OF_ROW = `case when page.transaction_at >= renumbered_at then next_card_number else card_number end as card_number`

const lastOrdinal = (moment: string): string => `coalesce((select t.ordinal from sandbox_transaction t
  where t.account_id = h.account_id and t.transaction_at ${moment}
  order by t.transaction_at desc, t.ordinal desc limit 1), 0)`

const COLUMNS = `t.ordinal, t.transaction_id, t.transaction_at, t.posted_at, t.dropped, t.debit_credit, t.amount,
      t.transaction_type, t.description, t.category, t.payee, t.reference, t.foreign_amount, t.foreign_currency,
      t.principal_amount, t.interest_amount, t.symbol, t.units, t.unit_price`

/** Materialized, or PostgreSQL works out the bounds, the total and the page before again with every row of the page. */
export const READ_TRANSACTIONS = `with bounds as materialized (
    select a.product, ${CARD_OF_ACCOUNT}, ${lastOrdinal('< $3')} as before, ${lastOrdinal('<= $4')} as last
    from sandbox_holder h join sandbox_account a using (account_id)
    where h.account_id = $1 and h.bank_customer_id = $2 and ${heldAt('$7')}),
  list as materialized (
    select bounds.*, last - before - (select count(*) from sandbox_transaction t
        where t.account_id = $1 and t.dropped and t.ordinal > before and t.ordinal <= last
          and t.posted_at <= $8) as total,
      (select max(ordinal) from (select t.ordinal from sandbox_transaction t
        where t.account_id = $1 and t.ordinal > $5::integer and t.ordinal <= last
          and not (t.dropped and t.posted_at <= $8)
        order by t.ordinal limit $6::integer - 1) newer) as previous
    from bounds)
  select list.product, ${CARD_OF_ROW}, list.total, list.previous, page.*
  from list left join lateral (
    select ${COLUMNS}
    from sandbox_transaction t
    where t.account_id = $1 and t.ordinal > list.before and t.ordinal <= least(list.last, $5::integer)
      and not (t.dropped and t.posted_at <= $8)
    order by t.ordinal desc limit $6::integer) page on true
  order by page.ordinal desc`

/** A transaction settles within eight days: what is older than that cannot change any more. */
const READ_CHANGES = `with bounds as materialized (
    select a.product, ${CARD_OF_ACCOUNT},
      ${lastOrdinal("<= $3::timestamptz - interval '8 days'")} as before, ${lastOrdinal('<= $4')} as last
    from sandbox_holder h join sandbox_account a using (account_id)
    where h.account_id = $1 and h.bank_customer_id = $2 and ${heldAt('$7')})
  select bounds.product, ${CARD_OF_ROW}, page.*
  from bounds left join lateral (
    select ${COLUMNS}
    from sandbox_transaction t
    where t.account_id = $1 and t.ordinal >= greatest(bounds.before + 1, $5::integer) and t.ordinal <= bounds.last
      and (t.transaction_at > $3 or (t.posted_at > $3 and t.posted_at <= $4))
    order by t.ordinal limit $6) page on true
  order by page.ordinal`

/**
 * Newest first. A walk shows what there was when it began: what is made meanwhile has a higher ordinal, and a hold that
 * is let go meanwhile is still there; both are among the changes since the mark.
 */
export async function readTransactions(
  { database, clock }: Books,
  permit: AccountPermit,
  window: Window,
  { limit, from }: PageRequest,
): Promise<TransactionPage> {
  const now = clock.now()
  const { ordinal, began } = from === undefined ? { ordinal: null, began: now.epochMilliseconds } : readPosition(from)
  const end = Math.min(window.end.epochMilliseconds, began)
  const rows = await database.run<Row & { total: number; previous: number | null }>(READ_TRANSACTIONS, [
    permit.bankAccountId,
    permit.bankCustomerId,
    window.start,
    Temporal.Instant.fromEpochMilliseconds(end),
    ordinal,
    limit + 1,
    now,
    Temporal.Instant.fromEpochMilliseconds(began),
  ])
  const [first] = rows
  if (!first) throw accountNotFound()
  const product = productOf(first.product)
  const mark = String(began)
  if (product.category === 'ANNUITY_ACCOUNT') return { rows: [], total: 0, mark }
  const found = rows.filter(isThere)
  const shown = found
    .slice(0, limit)
    .map((row) => writeTransaction(product, permit.bankAccountId, row, now.epochMilliseconds))
  const next = found[limit]
  return {
    rows: shown,
    total: Math.max(0, first.total),
    mark,
    ...(next && { next: writePosition(next.ordinal, began) }),
    ...(first.previous !== null && { previous: writePosition(first.previous, began) }),
  }
}

/** Oldest first. Each transaction that was made, has posted or was dropped since comes once, as it is now. */
export async function readChanges(
  { database, clock }: Books,
  permit: AccountPermit,
  since: Position,
  { limit, from }: PageRequest,
): Promise<Changes> {
  const now = clock.now()
  const after = readMark(since)
  const { ordinal, began } = from === undefined ? { ordinal: 0, began: now.epochMilliseconds } : readPosition(from)
  const until = Math.max(after, began)
  const rows = await database.run<Row>(READ_CHANGES, [
    permit.bankAccountId,
    permit.bankCustomerId,
    Temporal.Instant.fromEpochMilliseconds(after),
    Temporal.Instant.fromEpochMilliseconds(until),
    ordinal,
    limit + 1,
    now,
  ])
  const [first] = rows
  if (!first) throw accountNotFound()
  const product = productOf(first.product)
  const found = product.category === 'ANNUITY_ACCOUNT' ? [] : rows.filter(isThere)
  const shown = found.slice(0, limit)
  const next = found[limit]
  const isGone = (row: StoredTransaction): boolean => row.dropped && row.posted_at.epochMilliseconds <= until
  return {
    rows: shown.filter((row) => !isGone(row)).map((row) => writeTransaction(product, permit.bankAccountId, row, until)),
    removed: shown.filter(isGone).map((row) => row.transaction_id),
    mark: String(until),
    ...(next && { next: writePosition(next.ordinal, until) }),
  }
}

/** A position is the ordinal of the page's first row, and the moment at which the walk began. */
function writePosition(ordinal: number, began: number): Position {
  return `${ordinal}.${began}`
}

function readPosition(position: Position): { readonly ordinal: number; readonly began: number } {
  const [, ordinal, began] = /^([1-9]\d{0,8})\.(\d{1,15})$/.exec(position) ?? []
  if (ordinal === undefined) {
    throw new Problem('invalid_request', 'The page does not exist. Begin again without an offset.')
  }
  return { ordinal: Number(ordinal), began: Number(began) }
}

/** A mark is a moment: the books are written ahead of time, so that none of their rows comes later than its moment. */
function readMark(mark: Position): number {
  if (!/^\d{1,15}$/.test(mark)) {
    throw new Problem('update_not_found', 'There is no such update. Read the transactions again from the beginning.')
  }
  return Number(mark)
}

/** An empty page has one row all the same, in which the account alone is told. */
function isThere<R extends Row>(row: R): row is R & { ordinal: number } {
  return row.ordinal !== null
}
