// Pages of transactions and of their changes, each in one statement.

import type { AccountPermit } from '../../../domain/consents/permit.ts'
import type { Changes, PageRequest, Position, TransactionPage, Window } from '../../../domain/retrieval/connector.ts'
import { Problem } from '../../../platform/problem.ts'
import { BANK_ZONE, bankDay } from '../bank/banks.ts'
import { COUNT_POSTED, datedPage, NOW, parametersOf, placeOf, writePage, type DatedRow } from './dated-page.ts'
import { purchaseDaysDue } from '../life/pocket.ts'
import { productOf, products } from '../bank/products.ts'
import { accountNotFound, heldAt, type Books } from '../bank/stored-account.ts'
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
const CARD_OF_ROW = `case when t.transaction_at >= account.renumbered_at
    then account.next_card_number else account.card_number end as card_number`

const lastOrdinal = (moment: string): string => `coalesce((select t.ordinal from sandbox_transaction t
  where t.account_id = h.account_id and t.transaction_at ${moment}
  order by t.transaction_at desc, t.ordinal desc limit 1), 0)`

const IN_INSTALMENTS = `(${Object.entries(products)
  .filter(([, { category }]) => category === 'BNPL_ACCOUNT')
  .map(([key]) => `'${key}'`)
  .join(', ')})`

const COLUMNS = `t.ordinal, t.transaction_id, t.transaction_at, t.posted_at, t.dropped, t.debit_credit, t.amount,
      t.transaction_type, t.description, t.category, t.payee, t.reference, t.foreign_amount, t.foreign_currency,
      t.principal_amount, t.interest_amount, t.symbol, t.units, t.unit_price`

export const READ_TRANSACTIONS = datedPage({
  account: `select a.product, ${CARD_OF_ACCOUNT} from sandbox_holder h join sandbox_account a using (account_id)
    where h.account_id = $1 and h.bank_customer_id = $2 and ${heldAt(NOW)}`,
  ofAccount: `account.product, ${CARD_OF_ROW}`,
  columns: COLUMNS,
  countPosted: COUNT_POSTED,
})

/**
 * A transaction settles within eight days: what is older than that cannot change any more. But the purchases of some days are
 * told anew when an instalment of them falls due.
 */
const READ_CHANGES = `with bounds as materialized (
    select a.product, ${CARD_OF_ACCOUNT},
      ${lastOrdinal("<= $3::timestamptz - interval '8 days'")} as before, ${lastOrdinal('<= $4')} as last
    from sandbox_holder h join sandbox_account a using (account_id)
    where h.account_id = $1 and h.bank_customer_id = $2 and ${heldAt('$7')})
  select account.product, ${CARD_OF_ROW}, ${COLUMNS}
  from bounds account left join lateral (
    select ${COLUMNS} from sandbox_transaction t
    where t.account_id = $1 and t.ordinal >= $5::integer and t.ordinal <= account.last
      and ((t.ordinal > account.before and (t.transaction_at > $3 or (t.posted_at > $3 and t.posted_at <= $4)))
        or (account.product in ${IN_INSTALMENTS} and t.transaction_type = 'PURCHASE'
          and (t.transaction_at at time zone '${BANK_ZONE}')::date = any($8::date[])))
    order by t.ordinal limit $6) t on true
  order by t.ordinal`

/**
 * Newest first, by the moment that the window goes by. A walk shows what there was, and how it was, when it began: what is
 * made, posts or is let go meanwhile is among the changes since the mark.
 */
export async function readTransactions(
  { database, clock }: Books,
  permit: AccountPermit,
  window: Window,
  request: PageRequest,
): Promise<TransactionPage> {
  const now = clock.now()
  const place = placeOf(request, now)
  const { bankAccountId: accountId, bankCustomerId: customerId } = permit
  const asked = { accountId, customerId, window, place, limit: request.limit, now }
  const rows = await database.run<Row & DatedRow>(READ_TRANSACTIONS, parametersOf(asked))
  const [first] = rows
  if (!first) throw accountNotFound()
  const product = productOf(first.product)
  const mark = String(place.began)
  if (product.category === 'ANNUITY_ACCOUNT') return { rows: [], total: 0, mark }
  return { ...writePage(rows, asked, (row) => writeTransaction(product, accountId, row, place.began)), mark }
}

/** Oldest first. Each transaction that was made, is told otherwise or was dropped since comes once, as it is now. */
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
    instant(after),
    instant(until),
    ordinal,
    limit + 1,
    now,
    purchaseDaysDue(bankDay(instant(after)), bankDay(instant(until))).map(String),
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

const instant = (milliseconds: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(milliseconds)

/** A position among changes is the ordinal of the page's first row, and the moment at which the walk began. */
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
