// History: keyset pages of transactions and of statements, newest first, on the bank's own keys.

import type { AccountPermit } from '../../domain/consents/permit.ts'
import type {
  BankCall,
  HistoryRequest,
  Page,
  PageRequest,
  Position,
  TransactionPage,
  Window,
} from '../../domain/retrieval/connector.ts'
import { statement, type Statement } from '../../fdx/statement.ts'
import { transaction } from '../../fdx/transaction.ts'
import { Problem } from '../../platform/problem.ts'
import { readChangeMark } from './changes.ts'
import { UnfitValue } from './database-trouble.ts'
import { isNumberColumn, readTransactionRow } from './transaction-row.ts'
import { asJson, demandView, membersOf, readRows, selectFields, type Columns, type JsonRow } from './view-rows.ts'
import { demandHeld, type ViewSource } from './view-source.ts'

/** The first row of a page and the moment as of which all pages are read. */
type Place = { readonly asOf: Temporal.Instant; readonly moment?: string; readonly id?: string }

/** A total that takes longer to count is not told. */
const MOST_COUNTED = 5_000

type Row = JsonRow & {
  readonly moment: string
  readonly id: string
  readonly category: string | null
  readonly total: string | null
  readonly previous_moment: string | null
  readonly previous_id: string | null
}

/**
 * One kind of row in a list: those that posted, those that are pending, and those that posted after the walk began, which are
 * still listed as pending. Each has a column to go by that an index can serve.
 */
type Branch = { readonly moment: string; readonly type: string; readonly where: string; readonly isLate?: true }

export async function readTransactions(
  source: ViewSource,
  permit: AccountPermit,
  { window, page }: HistoryRequest,
  call: BankCall,
): Promise<TransactionPage> {
  const place = placeOf(page, source)
  return source.existing.on(call, async (found) => {
    const columns = demandView(found, 'transaction', 'transactions')
    const branches = branchesOf(columns, source.zone)
    const fields = selectFields(columns, 't')
    const query = pageQuery({ source, columns, branches, fields, id: 'transaction_id', view: 'transaction' })
    const rows = await askPage(source, query, { permit, window, page, place }, call)
    const mark = await readChangeMark(source, columns, permit, call)
    if (rows.length === 0) await demandHeld(source, permit, call)
    const described = rows.slice(0, page.limit).map((row) => readTransactionRow(row, place.asOf, source.zone))
    return {
      ...pageOf(rows, page, place, readRows(transaction, described, source.zone)),
      ...(mark !== undefined && { updateCursor: mark }),
    }
  })
}

export async function readStatements(
  source: ViewSource,
  permit: AccountPermit,
  { window, page }: HistoryRequest,
  call: BankCall,
): Promise<Page<Statement>> {
  const place = placeOf(page, source)
  return source.existing.on(call, async (found) => {
    const columns = demandView(found, 'statement', 'statements')
    const type = columns.get('statement_date')?.type ?? 'date'
    const branches: readonly Branch[] = [{ moment: 't."statement_date"', type, where: statementWindow(source.zone) }]
    const fields = selectFields(columns, 't')
    const query = pageQuery({ source, columns, branches, fields, id: 'statement_id', view: 'statement' })
    const rows = await askPage(source, query, { permit, window, page, place }, call)
    if (rows.length === 0) await demandHeld(source, permit, call)
    return pageOf(rows, page, place, readRows(statement, rows.slice(0, page.limit).map(membersOf), source.zone))
  })
}

const P = {
  account: '$1',
  holderAccount: '$2',
  customer: '$3',
  categoryAccount: '$4',
  start: '$5',
  end: '$6',
  reach: '$7',
  asOf: '$8',
  moment: '$9',
  limit: '$11::integer',
} as const

/** A bank may name ids by numbers: the parameter has the type of the column. */
const FROM_ID = '$10'

function branchesOf(columns: Columns, zone: string): readonly Branch[] {
  const typeOf = (name: string): string => columns.get(name)?.type ?? 'timestamp with time zone'
  const [posted, made] = [typeOf('posted_timestamp'), typeOf('transaction_timestamp')]
  const bound = (parameter: string, type: string): string => boundOf(parameter, type, zone)
  const isListed = columns.has('removed') ? ` and t."removed" is not true` : ''
  const reach = (moment: string): string =>
    `(${P.reach}::timestamptz is null or ${moment} >= ${bound(P.reach, made)})${isListed}`
  const inWindow = (column: string, type: string): string =>
    `${column} >= ${bound(P.start, type)} and ${column} <= ${bound(P.end, type)} and ${column} <= ${bound(P.asOf, type)}`
  const [postedAt, madeAt] = ['t."posted_timestamp"', 't."transaction_timestamp"']
  // As text, because an enum of the bank's own may lack a value of the standard.
  const [hasPosted, isPending] = [`t."status"::text = 'POSTED'`, `t."status"::text <> 'POSTED'`]
  // What posted without its own moment was made when it posted, as far as the bank tells.
  const postedReach = reach(`coalesce(${madeAt}, ${postedAt})`)
  return [
    { moment: postedAt, type: posted, where: `${hasPosted} and ${inWindow(postedAt, posted)} and ${postedReach}` },
    { moment: madeAt, type: made, where: `${isPending} and ${inWindow(madeAt, made)} and ${reach(madeAt)}` },
    {
      moment: madeAt,
      type: made,
      where: `${hasPosted} and ${postedAt} > ${bound(P.asOf, posted)} and ${inWindow(madeAt, made)} and ${reach(madeAt)}`,
      isLate: true,
    },
  ]
}

/** A statement is of a day: the window's days, both included. */
function statementWindow(zone: string): string {
  const day = (parameter: string): string => `(${parameter}::timestamptz at time zone ${literal(zone)})::date`
  return `t."statement_date" >= greatest(${day(P.start)}, ${day(P.reach)}) and t."statement_date" <= ${day(P.end)}
    and t."statement_date" <= ${day(P.asOf)}`
}

/** A moment as the column has it: a time without zone is one of the bank's zone. */
function boundOf(parameter: string, type: string, zone: string): string {
  if (type === 'timestamp with time zone') return `${parameter}::timestamptz`
  return `(${parameter}::timestamptz at time zone ${literal(zone)})`
}

function instantOf({ moment, type }: Branch, zone: string): string {
  return type === 'timestamp with time zone' ? moment : `(${moment}::timestamp at time zone ${literal(zone)})`
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

type Making = {
  readonly source: ViewSource
  readonly columns: Columns
  readonly branches: readonly Branch[]
  readonly fields: string
  readonly id: string
  readonly view: string
}

function pageQuery({ source: { schema, zone }, columns, branches, fields, id, view }: Making): string {
  const isNumber = isNumberColumn(columns.get(id)?.type ?? 'text')
  const fromId = isNumber ? `${FROM_ID}::bigint` : `${FROM_ID}::text`
  const rows = `from "${schema}"."${view}" t where t.account_id = ${P.account}`
  const place = (branch: Branch): string => `(${branch.moment}, t."${id}")`
  const from = (branch: Branch): string => `(${boundOf(P.moment, branch.type, zone)}, ${fromId})`
  const keys = (branch: Branch): string => `${instantOf(branch, zone)} as moment, t."${id}" as id`
  const older = branches.map(
    (branch) => `(select ${keys(branch)}, (${asJson(fields, '')}) as json ${rows} and ${branch.where}
      and (${P.moment}::timestamptz is null or ${place(branch)} <= ${from(branch)})
      order by ${branch.moment} desc, t."${id}" desc limit ${P.limit})`,
  )
  const newer = branches.map(
    (branch) => `(select ${keys(branch)} ${rows} and ${branch.where} and ${place(branch)} > ${from(branch)}
      order by ${branch.moment}, t."${id}" limit ${P.limit} - 1)`,
  )
  const count = branches.map((branch) => `(select 1 ${rows} and ${branch.where} limit ${MOST_COUNTED + 1})`)
  return `with page as materialized (select * from (${older.join(' union all ')}) rows
      order by moment desc, id desc limit ${P.limit}),
    newer as materialized (select * from (${newer.join(' union all ')}) rows order by moment, id limit ${P.limit} - 1),
    previous as materialized (select moment, id from newer order by moment desc, id desc limit 1)
  select page.moment::text, page.id::text, page.json,
    (select a.account_category::text from "${schema}".account a where a.account_id = ${P.categoryAccount} limit 1) as category,
    case when ${P.moment}::timestamptz is null then (select count(*) from (${count.join(' union all ')}) counted) end as total,
    (select moment::text from previous) as previous_moment, (select id::text from previous) as previous_id
  from page where exists (select from "${schema}".account_holder h
    where h.account_id = ${P.holderAccount} and h.customer_id = ${P.customer})
  order by page.moment desc, page.id desc`
}

type Asked = {
  readonly permit: AccountPermit
  readonly window: Window
  readonly page: PageRequest
  readonly place: Place
}

async function askPage(
  { database }: ViewSource,
  text: string,
  { permit, window: { start, end, reach }, page: { limit }, place }: Asked,
  call: BankCall,
): Promise<readonly Row[]> {
  const { bankAccountId: account, bankCustomerId: customer } = permit
  const moments = [start, end, reach, place.asOf].map((moment) => moment?.toString() ?? null)
  const values = [account, account, customer, account, ...moments, place.moment ?? null, place.id ?? null, limit + 1]
  try {
    return await database.query<Row>({ text, values }, call)
  } catch (error) {
    if (!(error instanceof UnfitValue)) throw error
    if (place.moment !== undefined) throw noSuchPage()
    return []
  }
}

function pageOf<Described>(
  rows: readonly Row[],
  { limit }: PageRequest,
  place: Place,
  described: readonly Described[],
): Page<Described> {
  const [first] = rows
  const next = rows[limit]
  const total = place.moment !== undefined ? undefined : Number(first?.total ?? 0)
  return {
    rows: described,
    ...(total !== undefined && total <= MOST_COUNTED && { total }),
    ...(next && { next: writePlace(place.asOf, next.moment, next.id) }),
    ...(first?.previous_moment &&
      first.previous_id !== null && { previous: writePlace(place.asOf, first.previous_moment, first.previous_id) }),
  }
}

function placeOf({ from }: PageRequest, { clock }: ViewSource): Place {
  if (from === undefined) return { asOf: clock.now() }
  const [, asOf, moment, id] = /^(\d{1,15})~([\d:. +-]{10,40})~([^]{1,140})$/.exec(from) ?? []
  if (asOf === undefined || moment === undefined || id === undefined) throw noSuchPage()
  return { asOf: Temporal.Instant.fromEpochMilliseconds(Number(asOf)), moment, id }
}

function writePlace(asOf: Temporal.Instant, moment: string, id: string): Position {
  return `${asOf.epochMilliseconds}~${moment}~${id}`
}

function noSuchPage(): Problem {
  return new Problem('invalid_request', 'The page does not exist. Begin again without an offset.')
}
