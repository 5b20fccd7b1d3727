// Existing views: which views and columns the bank has made, and whether the role may write. Read once, and again after a change.

import type { BankCall } from '../../domain/retrieval/connector.ts'
import type { Clock } from '../../platform/clock.ts'
import { Problem } from '../../platform/problem.ts'
import type { BankDatabase } from './bank-database.ts'
import { ViewsChanged } from './database-trouble.ts'
import { viewNames, views, type Column, type ViewName } from './view-columns.ts'

/** A column that is there, with the name of its type in PostgreSQL. */
export type FoundColumn = Column & { readonly type: string }

export type FoundViews = ReadonlyMap<ViewName, ReadonlyMap<string, FoundColumn>>

export type ExistingViews = {
  /** Runs `read` on the views as they are; once more if they have changed meanwhile. Throws `provider_unavailable`. */
  on<T>(call: BankCall, read: (found: FoundViews) => Promise<T>): Promise<T>
  /** Reads the catalogue now. */
  look(call: Pick<BankCall, 'signal'>): Promise<FoundViews>
  /** The tables that the role may change, by name, at most three; a superuser may change everything. */
  writable(call: Pick<BankCall, 'signal'>): Promise<readonly string[]>
}

/** Minutes after which a view or column that was added is found without any error. */
const LIFE = 5

type Parts = {
  readonly database: BankDatabase
  readonly schema: string
  readonly clock: Clock
  /** Whether a role that may write is accepted. */
  readonly allowsWriting: boolean
  readonly onFound: (found: FoundViews) => void
}

export function existingViews({ database, schema, clock, allowsWriting, onFound }: Parts): ExistingViews {
  let known: { readonly found: FoundViews; readonly until: Temporal.Instant } | undefined

  async function look(call: Pick<BankCall, 'signal'>): Promise<FoundViews> {
    const rows = await database.query<CatalogRow>({ text: CATALOG, values: [schema, viewNames] }, call)
    return foundIn(rows)
  }

  async function writable(call: Pick<BankCall, 'signal'>): Promise<readonly string[]> {
    const rows = await database.query<{ name: string }>({ text: WRITABLE, values: [] }, call)
    return rows.map(({ name }) => name)
  }

  async function current(call: BankCall): Promise<FoundViews> {
    const now = clock.now()
    if (known && Temporal.Instant.compare(now, known.until) < 0) return known.found
    if (!allowsWriting && (await writable(call)).length > 0) throw unavailable('the role may write')
    const found = await look(call)
    known = { found, until: now.add({ minutes: LIFE }) }
    onFound(found)
    return found
  }

  return {
    look,
    writable,
    async on(call, read) {
      try {
        return await read(await current(call))
      } catch (error) {
        if (!(error instanceof ViewsChanged)) throw error
        known = undefined
      }
      try {
        return await read(await current(call))
      } catch (error) {
        throw error instanceof ViewsChanged ? unavailable(error.message) : error
      }
    },
  }
}

function unavailable(cause: string): Problem {
  return new Problem('provider_unavailable', 'The bank does not answer as it should. Try again in a moment.', { cause })
}

type CatalogRow = { readonly view: ViewName; readonly name: string; readonly type: string }

/** Columns that the role may read, of whatever kind of relation the bank has made. */
const CATALOG = `select c.relname as view, a.attname as name, format_type(a.atttypid, null) as type
  from pg_catalog.pg_class c
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
  join pg_catalog.pg_attribute a on a.attrelid = c.oid
  where n.nspname = $1 and c.relname = any($2::text[]) and c.relkind in ('v', 'm', 'r', 'p', 'f')
    and a.attnum > 0 and not a.attisdropped
    and has_schema_privilege(n.oid, 'usage') and has_column_privilege(c.oid, a.attnum, 'select')`

const WRITABLE = `select 'everything (superuser)' as name from pg_catalog.pg_roles where rolname = current_user and rolsuper
  union all (select n.nspname || '.' || c.relname from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and c.relkind in ('r', 'p', 'v', 'm', 'f')
      and has_schema_privilege(n.oid, 'usage')
      and (has_table_privilege(c.oid, 'insert, update, delete, truncate') or has_any_column_privilege(c.oid, 'insert, update'))
    order by 1 limit 3)`

function foundIn(rows: readonly CatalogRow[]): FoundViews {
  const found = new Map<ViewName, Map<string, FoundColumn>>()
  for (const { view, name, type } of rows) {
    const columns = found.getOrInsertComputed(view, () => new Map<string, FoundColumn>())
    const column = views[view].columns.find((column) => column.name === name)
    if (column) columns.set(name, { ...column, type })
  }
  return found
}
