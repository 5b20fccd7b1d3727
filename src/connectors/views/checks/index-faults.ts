// Index faults: a page of one account, as PostgreSQL plans it, that reads a large table whole.

import type { BankCall } from '../../../domain/retrieval/connector.ts'
import type { ViewName } from '../view-columns.ts'
import type { ViewSource } from '../view-source.ts'
import type { ViewFault } from './fault.ts'

/** A table of so many rows may be read whole. */
const SMALL = 10_000

const LOOKUPS: readonly (readonly [ViewName, string])[] = [
  ['customer', 'customer_id'],
  ['account', 'account_id'],
  ['account_holder', 'customer_id'],
  ['account_holder', 'account_id'],
  ['transaction', 'account_id'],
  ['statement', 'account_id'],
  ['holding', 'account_id'],
  ['payment_network', 'account_id'],
]

export async function findIndexFaults(source: ViewSource, call: BankCall): Promise<readonly ViewFault[]> {
  const { database, schema, existing } = source
  const found = await existing.look(call)
  const faults: ViewFault[] = []
  for (const [view, column] of LOOKUPS) {
    if (found.get(view)?.has(column) !== true) continue
    const example = `select quote_literal(${column}::text) as id from "${schema}".${view} where ${column} is not null limit 1`
    const [one] = await database.query<{ id: string }>({ text: example, values: [] }, call)
    if (!one) continue
    const sql = `select * from "${schema}".${view} where ${column} =`
    const explained = { text: `explain (format json) ${sql} ${one.id}`, values: [] }
    const [row] = await database.query<{ 'QUERY PLAN': unknown }>(explained, call)
    for (const table of await largeScans(source, row?.['QUERY PLAN'], call)) {
      faults.push(slow(view, column, table, `${sql} 'AN ID'`))
    }
  }
  return faults
}

function slow(view: string, column: string, table: string, sql: string): ViewFault {
  return {
    isError: true,
    en: `${view} by ${column} reads the table ${table} whole: it lacks an index on the column behind ${column}.`,
    fr: `${view} par ${column} lit la table ${table} en entier : il manque un index sur la colonne derrière ${column}.`,
    sql: `explain ${sql}`,
  }
}

type Node = {
  readonly 'Node Type'?: string
  readonly 'Relation Name'?: string
  readonly Filter?: string
  readonly Plans?: readonly Node[]
}

/** Scans that filter: a table that is read for all of its rows is joined so, and small. */
async function largeScans(source: ViewSource, plan: unknown, call: BankCall): Promise<readonly string[]> {
  const [root] = (typeof plan === 'string' ? JSON.parse(plan) : plan) as readonly { readonly Plan: Node }[]
  const names = root ? scansOf(root.Plan) : []
  if (names.length === 0) return []
  const text = `select distinct relname as name from pg_catalog.pg_class where relname = any($1::text[]) and reltuples > ${SMALL}`
  const rows = await source.database.query<{ name: string }>({ text, values: [names] }, call)
  return rows.map(({ name }) => name)
}

function scansOf(node: Node): readonly string[] {
  const name = node['Relation Name']
  const isScan = node['Node Type'] === 'Seq Scan' && node.Filter !== undefined && name !== undefined
  return [...(isScan ? [name] : []), ...(node.Plans ?? []).flatMap(scansOf)]
}
