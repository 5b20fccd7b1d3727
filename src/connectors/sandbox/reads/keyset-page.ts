// Keyset pages of the transactions in a window: posted ones by the moment at which they posted, pending ones by the moment at
// which they were made, all as of the moment at which the first page was read.

import type { AccountPermit } from '../../../domain/consents/permit.ts'
import type { HistoryRequest, Page, Position, Window } from '../../../domain/retrieval/connector.ts'
import { Problem } from '../../../platform/problem.ts'

/** The parameters of the SQL of a page, in this order. */
const PARAMETERS = ['account', 'customer', 'start', 'end', 'as_of', 'reach', 'from', 'ordinal', 'limit', 'now'] as const

const at = (name: (typeof PARAMETERS)[number]): string => `$${PARAMETERS.indexOf(name) + 1}`

/** The parameter that holds the present moment. */
export const NOW = at('now')

const END = `least(${at('end')}::timestamptz, ${at('as_of')}::timestamptz)`
const REACH = `coalesce(${at('reach')}::timestamptz, '-infinity')`
const FROM = `(coalesce(${at('from')}::timestamptz, 'infinity'), coalesce(${at('ordinal')}::integer, 2147483647))`

const POSTED = `t.account_id = ${at('account')} and not t.dropped and t.posted_at >= ${at('start')} and t.posted_at <= ${END}
  and t.transaction_at >= ${REACH}`

/** Nothing is pending for longer than eight days. */
const PENDING = `t.account_id = ${at('account')} and t.posted_at > ${at('as_of')}::timestamptz and t.transaction_at <= ${END}
  and t.transaction_at >= greatest(${at('start')}, ${REACH}, ${at('as_of')}::timestamptz - interval '8 days')`

const postedBy = (moment: string): string => `coalesce((select t.posted_count from sandbox_transaction t
  where t.account_id = ${at('account')} and t.posted_at ${moment} order by t.posted_at desc, t.ordinal desc limit 1), 0)`

/** The number of transactions that posted in the window, without counting them; those made before the reach are left out. */
export const COUNT_POSTED = `greatest(0, ${postedBy(`<= ${END}`)} - ${postedBy(`< ${at('start')}`)})
  - (select count(*) from sandbox_transaction t where t.account_id = ${at('account')} and not t.dropped
    and t.posted_at >= ${at('start')} and t.posted_at <= ${END} and t.transaction_at < ${at('reach')}::timestamptz
    and t.posted_at < ${at('reach')}::timestamptz + interval '8 days')`

export type KeysetPage = {
  /** The query of the one row of the account that the permit opens. */
  readonly account: string
  /** The columns of the result that come from `account`. */
  readonly accountColumns: string
  /** The columns of the result that come from `sandbox_transaction t`; `ordinal` is one of them. */
  readonly columns: string
  /** The condition on `t` for being listed. */
  readonly where?: string
  /** The number of listed transactions that posted in the window. */
  readonly countPosted?: string
}

/** The SQL of a page. The total is on the first page only. An empty page has one row, which holds the account alone. */
export function keysetPage({ account, accountColumns, columns, where = 'true', ...more }: KeysetPage): string {
  const { countPosted = `(select count(*) from sandbox_transaction t where ${POSTED} and ${where})` } = more
  // Materialized, or PostgreSQL computes the account and what is pending again for every row of the page.
  return `with account as materialized (${account}),
  pending as materialized (
    select t.transaction_at as moment, ${columns} from sandbox_transaction t where ${PENDING} and ${where}),
  newer as materialized (
    select moment, ordinal from (
      (select t.posted_at as moment, t.ordinal from sandbox_transaction t
        where ${POSTED} and ${where} and (t.posted_at, t.ordinal) > ${FROM}
        order by t.posted_at, t.ordinal limit ${at('limit')}::integer - 1)
      union all select moment, ordinal from pending where (moment, ordinal) > ${FROM}) newer
    order by moment, ordinal limit ${at('limit')}::integer - 1),
  list as materialized (
    select account.*, previous.moment as previous_moment, previous.ordinal as previous_ordinal,
      case when ${at('from')}::timestamptz is null then ${countPosted} + (select count(*) from pending) end as total
    from account left join
      (select moment, ordinal from newer order by moment desc, ordinal desc limit 1) previous on true)
  select ${accountColumns}, account.total, account.previous_moment, account.previous_ordinal, ${columns}
  from list account left join lateral (
    select * from (
      (select t.posted_at as moment, ${columns} from sandbox_transaction t
        where ${POSTED} and ${where} and (t.posted_at, t.ordinal) <= ${FROM}
        order by t.posted_at desc, t.ordinal desc limit ${at('limit')}::integer)
      union all select * from pending where (moment, ordinal) <= ${FROM}) page
    order by moment desc, ordinal desc limit ${at('limit')}::integer) t on true
  order by t.moment desc, t.ordinal desc`
}

/** The columns that every row of the result has. */
export type KeysetRow = {
  /** `null` on every page but the first. */
  readonly total: number | null
  readonly previous_moment: Temporal.Instant | null
  readonly previous_ordinal: number | null
  /** `null` in the one row of an empty page. */
  readonly ordinal: number | null
  readonly transaction_at: Temporal.Instant
  readonly posted_at: Temporal.Instant
  readonly dropped: boolean
}

/** The first row of a page, by its moment and ordinal, and the moment as of which all pages are read. In epoch milliseconds. */
type Cursor = { readonly moment?: number; readonly ordinal?: number; readonly asOf: number }

export type KeysetRequest = {
  readonly accountId: string
  readonly customerId: string
  readonly window: Window
  readonly cursor: Cursor
  readonly limit: number
  readonly now: Temporal.Instant
}

/** Throws `invalid_request` if the position of the page is malformed. */
export function keysetRequest(
  { bankAccountId, bankCustomerId }: AccountPermit,
  { window, page: { limit, from } }: HistoryRequest,
  now: Temporal.Instant,
): KeysetRequest {
  const cursor = from === undefined ? { asOf: now.epochMilliseconds } : readPosition(from)
  return { accountId: bankAccountId, customerId: bankCustomerId, window, cursor, limit, now }
}

/** The parameters in their order. One row more than the page has is read, to know whether there is another page. */
export function parametersOf({ accountId, customerId, window, cursor, limit, now }: KeysetRequest): readonly unknown[] {
  const { moment, ordinal = null, asOf } = cursor
  const { start, end, reach = null } = window
  const from = moment === undefined ? null : Temporal.Instant.fromEpochMilliseconds(moment)
  const snapshot = Temporal.Instant.fromEpochMilliseconds(asOf)
  return [accountId, customerId, start, end, snapshot, reach, from, ordinal, limit + 1, now]
}

/** The page that the rows of the result are, each row described by `describe`. */
export function toPage<Row extends KeysetRow, Described>(
  rows: readonly Row[],
  { cursor: { asOf }, limit }: KeysetRequest,
  describe: (row: Row) => Described,
): Page<Described> {
  const [first] = rows
  const found = rows.filter(({ ordinal }) => ordinal !== null)
  const next = found[limit]
  return {
    rows: found.slice(0, limit).map(describe),
    ...(typeof first?.total === 'number' && { total: first.total }),
    ...(next && { next: writePosition(momentOf(next, asOf), next.ordinal, asOf) }),
    ...(first?.previous_moment && {
      previous: writePosition(first.previous_moment.epochMilliseconds, first.previous_ordinal, asOf),
    }),
  }
}

/** @param by in epoch milliseconds: numbers compare thirty times faster than instants. */
export function hasPosted({ dropped, posted_at }: Pick<KeysetRow, 'dropped' | 'posted_at'>, by: number): boolean {
  return !dropped && posted_at.epochMilliseconds <= by
}

function momentOf(row: KeysetRow, asOf: number): number {
  return (hasPosted(row, asOf) ? row.posted_at : row.transaction_at).epochMilliseconds
}

function writePosition(moment: number, ordinal: number | null, asOf: number): Position {
  return `${moment}.${ordinal}.${asOf}`
}

function readPosition(position: Position): Cursor {
  const [, moment, ordinal, asOf] = /^(\d{1,15})\.([1-9]\d{0,8})\.(\d{1,15})$/.exec(position) ?? []
  if (asOf === undefined) {
    throw new Problem('invalid_request', 'The page does not exist. Begin again without an offset.')
  }
  return { moment: Number(moment), ordinal: Number(ordinal), asOf: Number(asOf) }
}
