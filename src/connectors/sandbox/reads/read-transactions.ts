// Pages of transactions and of their changes, each read with one SQL statement.

import type { AccountPermit } from '../../../domain/consents/permit.ts'
import type {
  Changes,
  ChangesRequest,
  HistoryRequest,
  Position,
  TransactionPage,
} from '../../../domain/retrieval/connector.ts'
import { Problem } from '../../../platform/problem.ts'
import { BANK_ZONE, bankDay } from '../bank/banks.ts'
import { productOf, products } from '../bank/products.ts'
import { accountNotFound, heldAt, type Books } from '../bank/stored-account.ts'
import { purchaseDaysDue } from '../life/pay-in-four.ts'
import { describeTransaction, type StoredTransaction } from './describe-transaction.ts'
import { COUNT_POSTED, keysetPage, keysetRequest, NOW, parametersOf, toPage, type KeysetRow } from './keyset-page.ts'

type Row = {
  product: string
  /** `null` in the one row of an empty page. */
  ordinal: number | null
} & StoredTransaction

/** Only transactions of cards name a card number: the one that the card had at the time. */
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

export const READ_TRANSACTIONS = keysetPage({
  account: `select a.product, ${CARD_OF_ACCOUNT} from sandbox_holder h join sandbox_account a using (account_id)
    where h.account_id = $1 and h.bank_customer_id = $2 and ${heldAt(NOW)}`,
  accountColumns: `account.product, ${CARD_OF_ROW}`,
  columns: COLUMNS,
  countPosted: COUNT_POSTED,
})

/**
 * A transaction settles within eight days, and an older one cannot change any more. Only a purchase that is paid in
 * instalments changes again when an instalment falls due; `$8` holds the days of such purchases.
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
 * Newest first, by the moment that the window goes by. All pages show the transactions as of the first page: what is
 * made, posts or is dropped after that is among the changes since the update cursor.
 */
export async function readTransactions(
  { database, clock }: Books,
  permit: AccountPermit,
  asked: HistoryRequest,
): Promise<TransactionPage> {
  const request = keysetRequest(permit, asked, clock.now())
  const rows = await database.run<Row & KeysetRow>(READ_TRANSACTIONS, parametersOf(request))
  const [first] = rows
  if (!first) throw accountNotFound()
  const product = productOf(first.product)
  const { accountId, cursor } = request
  const updateCursor = String(cursor.asOf)
  if (product.category === 'ANNUITY_ACCOUNT') return { rows: [], total: 0, updateCursor }
  return { ...toPage(rows, request, (row) => describeTransaction(product, accountId, row, cursor.asOf)), updateCursor }
}

/** Oldest first. Each transaction that was made, changed or dropped since the update cursor comes once, as it is now. */
export async function readChanges(
  { database, clock }: Books,
  permit: AccountPermit,
  { since, page: { limit, from } }: ChangesRequest,
): Promise<Changes> {
  const now = clock.now()
  const after = readUpdateCursor(since)
  const { ordinal, asOf } = from === undefined ? { ordinal: 0, asOf: now.epochMilliseconds } : readPosition(from)
  const until = Math.max(after, asOf)
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
  const found = product.category === 'ANNUITY_ACCOUNT' ? [] : rows.filter(isTransaction)
  const shown = found.slice(0, limit)
  const next = found[limit]
  const isGone = (row: StoredTransaction): boolean => row.dropped && row.posted_at.epochMilliseconds <= until
  return {
    rows: shown
      .filter((row) => !isGone(row))
      .map((row) => describeTransaction(product, permit.bankAccountId, row, until)),
    removed: shown.filter(isGone).map((row) => row.transaction_id),
    updateCursor: String(until),
    ...(next && { next: writePosition(next.ordinal, until) }),
  }
}

const instant = (milliseconds: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(milliseconds)

/** A position among changes is the ordinal of the page's first row, and the moment as of which all pages are read. */
function writePosition(ordinal: number, asOf: number): Position {
  return `${ordinal}.${asOf}`
}

function readPosition(position: Position): { readonly ordinal: number; readonly asOf: number } {
  const [, ordinal, asOf] = /^([1-9]\d{0,8})\.(\d{1,15})$/.exec(position) ?? []
  if (ordinal === undefined) {
    throw new Problem('invalid_request', 'The page does not exist. Begin again without an offset.')
  }
  return { ordinal: Number(ordinal), asOf: Number(asOf) }
}

/** An update cursor is a moment: the books are written ahead of time, so that none of their rows comes later than its moment. */
function readUpdateCursor(updateCursor: Position): number {
  if (!/^\d{1,15}$/.test(updateCursor)) {
    throw new Problem('update_not_found', 'There is no such update. Read the transactions again from the beginning.')
  }
  return Number(updateCursor)
}

/** False for the one row of an empty page, which holds the account alone. */
function isTransaction<R extends Row>(row: R): row is R & { ordinal: number } {
  return row.ordinal !== null
}
