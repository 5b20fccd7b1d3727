// Row faults: rows that cannot be, each found by a query that looks at a bounded number of rows.

import type { BankCall } from '../../../domain/retrieval/connector.ts'
import type { FoundViews } from '../existing-views.ts'
import { views, type ViewName } from '../view-columns.ts'
import type { ViewSource } from '../view-source.ts'
import type { ViewFault } from './fault.ts'

type RowCheck = {
  /** What is needed for it: `account.status`, or a view alone. */
  readonly needs: readonly string[]
  /** Selects the key of each wrong row. `S` stands for the schema. */
  readonly sql: string
  readonly en: string
  readonly fr: string
}

/** The most rows of a view that a check looks at. */
const MOST_ROWS = 100_000

const some = (view: ViewName): string => `(select * from S.${view} limit ${MOST_ROWS})`

const twice = (view: ViewName, key: string): RowCheck => ({
  needs: [view, ...key.split(', ').map((column) => `${view}.${column}`)],
  sql: `select ${key
    .split(', ')
    .map((column) => `${column}::text`)
    .join(" || ' ' || ")} as key from ${some(view)} t group by ${key} having count(*) > 1`,
  en: `${view}: the same ${key} more than once`,
  fr: `${view} : le même ${key} plus d’une fois`,
})

const orphan = (view: ViewName, column: string, of: ViewName): RowCheck => ({
  needs: [`${view}.${column}`, `${of}.${column}`],
  sql: `select t.${column}::text as key from ${some(view)} t
    where not exists (select from S.${of} o where o.${column} = t.${column})`,
  en: `${view} without ${of}`,
  fr: `${view} sans ${of}`,
})

const without = (view: ViewName, key: string, column: string): RowCheck => ({
  needs: [`${view}.${key}`, `${view}.${column}`],
  sql: `select t.${key}::text as key from ${some(view)} t where t.${column} is null`,
  en: `${view} without ${column}`,
  fr: `${view} sans ${column}`,
})

const CATEGORIES = views.account.columns.find(({ name }) => name === 'account_category')?.values ?? []

const ROW_CHECKS: readonly RowCheck[] = [
  without('customer', 'customer_id', 'customer_id'),
  without('account', 'account_id', 'account_id'),
  without('account', 'account_id', 'account_type'),
  without('account', 'account_id', 'status'),
  without('account_holder', 'account_id', 'customer_id'),
  without('account_holder', 'customer_id', 'account_id'),
  without('transaction', 'account_id', 'transaction_id'),
  without('statement', 'account_id', 'statement_id'),
  without('statement', 'statement_id', 'statement_date'),
  {
    needs: ['account.account_id', 'account.account_category'],
    sql: `select t.account_id::text as key from ${some('account')} t
      where t.account_category is null or t.account_category::text not in ('${CATEGORIES.join("', '")}')`,
    en: 'account whose account_category is not one of the standard: it is not offered',
    fr: 'account dont account_category n’est pas de la norme : il n’est pas proposé',
  },
  {
    needs: ['transaction.transaction_id', 'transaction.amount'],
    sql: `select t.transaction_id::text as key from ${some('transaction')} t
      where t.amount is null or t.amount::text in ('NaN', 'Infinity', '-Infinity')`,
    en: 'transaction whose amount is no number',
    fr: 'transaction dont amount n’est pas un nombre',
  },
  twice('customer', 'customer_id'),
  twice('account', 'account_id'),
  twice('account_holder', 'customer_id, account_id'),
  twice('transaction', 'account_id, transaction_id'),
  twice('statement', 'account_id, statement_id'),
  orphan('account', 'account_id', 'account_holder'),
  orphan('account_holder', 'customer_id', 'customer'),
  orphan('account_holder', 'account_id', 'account'),
  orphan('transaction', 'account_id', 'account'),
  orphan('statement', 'account_id', 'account'),
  {
    needs: ['statement.document'],
    sql: `select t.statement_id::text as key from ${some('statement')} t where t.document is null`,
    en: 'statement without a file',
    fr: 'statement sans fichier',
  },
  {
    needs: ['transaction.posted_timestamp', 'transaction.status'],
    sql: `select t.transaction_id::text as key from ${some('transaction')} t
      where t.status::text = 'POSTED' and t.posted_timestamp is null`,
    en: 'transaction that has posted, without posted_timestamp',
    fr: 'transaction inscrite, sans posted_timestamp',
  },
  {
    needs: ['transaction.transaction_timestamp', 'transaction.status'],
    sql: `select t.transaction_id::text as key from ${some('transaction')} t
      where t.status::text <> 'POSTED' and t.transaction_timestamp is null`,
    en: 'transaction that is pending, without transaction_timestamp',
    fr: 'transaction en attente, sans transaction_timestamp',
  },
  {
    needs: ['transaction.status'],
    sql: `select t.transaction_id::text as key from ${some('transaction')} t
      where t.status is null or t.status::text not in ('POSTED', 'PENDING', 'AUTHORIZATION', 'MEMO')`,
    en: 'transaction whose status is not POSTED, PENDING, AUTHORIZATION or MEMO',
    fr: 'transaction dont le statut n’est pas POSTED, PENDING, AUTHORIZATION ou MEMO',
  },
  {
    needs: ['transaction.transaction_timestamp', 'transaction.status'],
    sql: `select t.transaction_id::text as key from ${some('transaction')} t
      where t.status::text <> 'POSTED' and t.transaction_timestamp < now() - interval '35 days'`,
    en: 'transaction that has been pending for more than 35 days',
    fr: 'transaction en attente depuis plus de 35 jours',
  },
  {
    needs: ['account.currency__currency_code'],
    sql: `select t.account_id::text as key from ${some('account')} t
      where t.currency__currency_code::text !~ '^[A-Z]{3}$'`,
    en: 'account whose currency is no code of ISO 4217',
    fr: 'account dont la devise n’est pas un code ISO 4217',
  },
  {
    needs: ['account.current_balance', 'transaction.amount', 'transaction.debit_credit_memo', 'transaction.status'],
    sql: `select a.account_id::text as key from (select * from S.account where account_category::text = 'DEPOSIT_ACCOUNT'
        and current_balance is not null limit 200) a
      where exists (select from S.transaction t where t.account_id = a.account_id)
        and a.current_balance <> (select sum(case t.debit_credit_memo::text when 'DEBIT' then -abs(t.amount) else abs(t.amount) end)
          from S.transaction t where t.account_id = a.account_id and t.status::text = 'POSTED')`,
    en: 'account whose balance is not the sum of its posted transactions (fine if older ones are not in the view)',
    fr: 'account dont le solde n’est pas la somme des opérations inscrites (normal si les plus anciennes n’y sont pas)',
  },
]

/** What is odd but may have its reason. */
const ODD = /balance is not the sum|has been pending/

export async function findRowFaults(source: ViewSource, call: BankCall): Promise<readonly ViewFault[]> {
  const found = await source.existing.look(call)
  const faults: ViewFault[] = []
  for (const check of ROW_CHECKS) {
    if (!check.needs.every((need) => isThere(found, need))) continue
    const fault = await run(source, check, call)
    if (fault) faults.push(fault)
  }
  return faults
}

function isThere(found: FoundViews, need: string): boolean {
  const [view = '', column] = need.split('.')
  const columns = found.get(view as ViewName)
  return columns !== undefined && (column === undefined || columns.has(column))
}

type Wrong = { readonly count: string; readonly keys: readonly (string | null)[] | null }

async function run({ database, schema }: ViewSource, check: RowCheck, call: BankCall): Promise<ViewFault | undefined> {
  const sql = check.sql.replaceAll('S.', `"${schema}".`)
  const text = `with wrong as materialized (${sql})
    select (select count(*) from wrong)::text as count, (select array_agg(key) from (select key from wrong limit 3) k) as keys`
  const [row] = await database.query<Wrong>({ text, values: [] }, call)
  if (!row || row.count === '0') return undefined
  const examples = (row.keys ?? []).map((key) => masked(key ?? '')).join(', ')
  return {
    isError: !ODD.test(check.en),
    en: `${check.en}: ${row.count} (${examples})`,
    fr: `${check.fr} : ${row.count} (${examples})`,
    sql: sql.replaceAll(/\s+/g, ' '),
  }
}

/** An example is enough to tell rows apart, and names nobody: it is mailed to the bank. */
function masked(key: string): string {
  return `…${key.slice(-3)}`
}
