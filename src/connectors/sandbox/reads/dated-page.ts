// Pages of what a window holds: what has posted by the moment at which it posted, what is pending by the moment at which it
// was made, all as it was when the walk began.

import type { Page, PageRequest, Position, Window } from '../../../domain/retrieval/connector.ts'
import { Problem } from '../../../platform/problem.ts'

/** The parameters of each such statement, in this order. */
const PARAMETERS = ['account', 'customer', 'start', 'end', 'began', 'reach', 'from', 'ordinal', 'limit', 'now'] as const

const at = (name: (typeof PARAMETERS)[number]): string => `$${PARAMETERS.indexOf(name) + 1}`

/** The parameter that names the present moment. */
export const NOW = at('now')

const END = `least(${at('end')}::timestamptz, ${at('began')}::timestamptz)`
const REACH = `coalesce(${at('reach')}::timestamptz, '-infinity')`
const FROM = `(coalesce(${at('from')}::timestamptz, 'infinity'), coalesce(${at('ordinal')}::integer, 2147483647))`

const POSTED = `t.account_id = ${at('account')} and not t.dropped and t.posted_at >= ${at('start')} and t.posted_at <= ${END}
  and t.transaction_at >= ${REACH}`

/** Nothing is pending for longer than eight days. */
const PENDING = `t.account_id = ${at('account')} and t.posted_at > ${at('began')}::timestamptz and t.transaction_at <= ${END}
  and t.transaction_at >= greatest(${at('start')}, ${REACH}, ${at('began')}::timestamptz - interval '8 days')`

const postedBy = (moment: string): string => `coalesce((select t.posted_count from sandbox_transaction t
  where t.account_id = ${at('account')} and t.posted_at ${moment} order by t.posted_at desc, t.ordinal desc limit 1), 0)`

/** All that have posted in the window, told without counting them; but for those that were made before the reach. */
export const COUNT_POSTED = `greatest(0, ${postedBy(`<= ${END}`)} - ${postedBy(`< ${at('start')}`)})
  - (select count(*) from sandbox_transaction t where t.account_id = ${at('account')} and not t.dropped
    and t.posted_at >= ${at('start')} and t.posted_at <= ${END} and t.transaction_at < ${at('reach')}::timestamptz
    and t.posted_at < ${at('reach')}::timestamptz + interval '8 days')`

export type DatedPage = {
  /** The one row of the account that the permit opens. */
  readonly account: string
  /** Of the account, in the result: those of `account.`. */
  readonly ofAccount: string
  /** Of the books' row `t`, its ordinal among them. */
  readonly columns: string
  /** Which rows of `t` the list is of. */
  readonly only?: string
  /** The number of those that have posted in the window. */
  readonly countPosted?: string
}

/** The total is told on the first page. An empty page has one row all the same, in which the account alone is told. */
export function datedPage({ account, ofAccount, columns, only = 'true', ...more }: DatedPage): string {
  const { countPosted = `(select count(*) from sandbox_transaction t where ${POSTED} and ${only})` } = more
  // Materialized, or PostgreSQL works the account and what is pending out again with every row of the page.
  return `with account as materialized (${account}),
  pending as materialized (
    select t.transaction_at as moment, ${columns} from sandbox_transaction t where ${PENDING} and ${only}),
  newer as materialized (
    select moment, ordinal from (
      (select t.posted_at as moment, t.ordinal from sandbox_transaction t
        where ${POSTED} and ${only} and (t.posted_at, t.ordinal) > ${FROM}
        order by t.posted_at, t.ordinal limit ${at('limit')}::integer - 1)
      union all select moment, ordinal from pending where (moment, ordinal) > ${FROM}) newer
    order by moment, ordinal limit ${at('limit')}::integer - 1),
  list as materialized (
    select account.*, previous.moment as previous_moment, previous.ordinal as previous_ordinal,
      case when ${at('from')}::timestamptz is null then ${countPosted} + (select count(*) from pending) end as total
    from account left join
      (select moment, ordinal from newer order by moment desc, ordinal desc limit 1) previous on true)
  select ${ofAccount}, account.total, account.previous_moment, account.previous_ordinal, ${columns}
  from list account left join lateral (
    select * from (
      (select t.posted_at as moment, ${columns} from sandbox_transaction t
        where ${POSTED} and ${only} and (t.posted_at, t.ordinal) <= ${FROM}
        order by t.posted_at desc, t.ordinal desc limit ${at('limit')}::integer)
      union all select * from pending where (moment, ordinal) <= ${FROM}) page
    order by moment desc, ordinal desc limit ${at('limit')}::integer) t on true
  order by t.moment desc, t.ordinal desc`
}

/** What each row of the result has. */
export type DatedRow = {
  /** Null on every page but the first. */
  readonly total: number | null
  readonly previous_moment: Temporal.Instant | null
  readonly previous_ordinal: number | null
  /** Null in the one row that an empty page has. */
  readonly ordinal: number | null
  readonly transaction_at: Temporal.Instant
  readonly posted_at: Temporal.Instant
  readonly dropped: boolean
}

/** Where a page begins: the moment and the ordinal of its first row; and when the walk began, in epoch milliseconds. */
export type Place = { readonly moment?: number; readonly ordinal?: number; readonly began: number }

export function placeOf({ from }: PageRequest, now: Temporal.Instant): Place {
  return from === undefined ? { began: now.epochMilliseconds } : readPosition(from)
}

export type DatedRequest = {
  readonly accountId: string
  readonly customerId: string
  readonly window: Window
  readonly place: Place
  readonly limit: number
  readonly now: Temporal.Instant
}

/** In the order of the parameters. One row more than the page has, to know whether there is another. */
export function parametersOf({ accountId, customerId, window, place, limit, now }: DatedRequest): readonly unknown[] {
  const { moment, ordinal = null, began } = place
  const { start, end, reach = null } = window
  const from = moment === undefined ? null : Temporal.Instant.fromEpochMilliseconds(moment)
  const beginning = Temporal.Instant.fromEpochMilliseconds(began)
  return [accountId, customerId, start, end, beginning, reach, from, ordinal, limit + 1, now]
}

/** The rows of the page, each written, and where the pages beside it begin. */
export function writePage<Row extends DatedRow, Written>(
  rows: readonly Row[],
  { place: { began }, limit }: DatedRequest,
  write: (row: Row) => Written,
): Page<Written> {
  const [first] = rows
  const found = rows.filter(({ ordinal }) => ordinal !== null)
  const next = found[limit]
  return {
    rows: found.slice(0, limit).map(write),
    ...(typeof first?.total === 'number' && { total: first.total }),
    ...(next && { next: writePosition(momentOf(next, began), next.ordinal, began) }),
    ...(first?.previous_moment && {
      previous: writePosition(first.previous_moment.epochMilliseconds, first.previous_ordinal, began),
    }),
  }
}

/** Whether the row had posted by then, in epoch milliseconds: numbers compare thirty times faster than instants. */
export function hasPosted({ dropped, posted_at }: Pick<DatedRow, 'dropped' | 'posted_at'>, by: number): boolean {
  return !dropped && posted_at.epochMilliseconds <= by
}

function momentOf(row: DatedRow, began: number): number {
  return (hasPosted(row, began) ? row.posted_at : row.transaction_at).epochMilliseconds
}

function writePosition(moment: number, ordinal: number | null, began: number): Position {
  return `${moment}.${ordinal}.${began}`
}

function readPosition(position: Position): Place {
  const [, moment, ordinal, began] = /^(\d{1,15})\.([1-9]\d{0,8})\.(\d{1,15})$/.exec(position) ?? []
  if (began === undefined) {
    throw new Problem('invalid_request', 'The page does not exist. Begin again without an offset.')
  }
  return { moment: Number(moment), ordinal: Number(ordinal), began: Number(began) }
}
