// Column faults: views and columns that are missing, or of a type that cannot be read.

import type { FoundColumn, FoundViews } from '../existing-views.ts'
import { viewNames, views, type ColumnKind, type ViewName } from '../view-columns.ts'
import type { ViewFault } from './fault.ts'

const TEXTS = [
  'text',
  'character varying',
  'character',
  '"char"',
  'name',
  'uuid',
  'bigint',
  'integer',
  'smallint',
  'citext',
]
const TIMES = ['timestamp with time zone', 'timestamp without time zone', 'date']

/** The types of PostgreSQL that can be read as each kind. Amounts are exact, so that floats are refused. */
const TYPES: Readonly<Record<ColumnKind, readonly string[]>> = {
  text: TEXTS,
  numeric: ['numeric', 'bigint', 'integer', 'smallint'],
  integer: ['bigint', 'integer', 'smallint', 'numeric', 'text', 'character varying'],
  date: TIMES,
  timestamptz: TIMES,
  boolean: ['boolean'],
  bytea: ['bytea'],
  jsonb: ['jsonb', 'json'],
}

export function findColumnFaults(found: FoundViews): readonly ViewFault[] {
  const ofEach = viewNames.flatMap((name) => {
    const columns = found.get(name)
    if (columns) return columnFaults(name, columns)
    return views[name].isRequired ? [missing(`The view ${name}`, `La vue ${name}`, name)] : []
  })
  return [...ofEach, ...keyFaults(found, 'customer_id', 'customer'), ...keyFaults(found, 'account_id', 'account')]
}

/** Views are joined by these columns, and PostgreSQL compares no text with a number. */
function keyFaults(found: FoundViews, key: string, of: ViewName): readonly ViewFault[] {
  const expected = found.get(of)?.get(key)?.type
  if (expected === undefined) return []
  return viewNames.flatMap((name) => {
    const type = found.get(name)?.get(key)?.type
    if (type === undefined || family(type) === family(expected)) return []
    return [
      {
        isError: true,
        en: `The column ${name}.${key} is ${type}, and ${of}.${key} is ${expected}: they cannot be compared.`,
        fr: `La colonne ${name}.${key} est ${type}, et ${of}.${key} est ${expected} : elles ne se comparent pas.`,
        sql: `select pg_typeof(${key}) from ${name} limit 1`,
      },
    ]
  })
}

function family(type: string): string {
  if (/^(bigint|integer|smallint|numeric)$/.test(type)) return 'number'
  return /^(text|character|character varying|name|citext|"char")$/.test(type) ? 'text' : type
}

function columnFaults(view: ViewName, columns: ReadonlyMap<string, FoundColumn>): readonly ViewFault[] {
  const absent = views[view].columns
    .filter(({ name, isRequired }) => isRequired && !columns.has(name))
    .map(({ name }) => missing(`The column ${view}.${name}`, `La colonne ${view}.${name}`, view))
  const wrong = [...columns.values()]
    .filter(({ kind, type }) => !TYPES[kind].includes(type) && !type.endsWith('[]') && !isEnum(kind, type))
    .map(({ name, kind, type }) => ({
      isError: true,
      en: `The column ${view}.${name} is ${type}, and should be ${kind}.`,
      fr: `La colonne ${view}.${name} est ${type}, et devrait être ${kind}.`,
      sql: `select pg_typeof(${name}) from ${view} limit 1`,
    }))
  return [...absent, ...wrong]
}

/** A type of the bank's own is most likely an enum, which is written as its text. */
function isEnum(kind: ColumnKind, type: string): boolean {
  return kind === 'text' && !/^(numeric|double|real|boolean|json|bytea|timestamp|date|time)/.test(type)
}

function missing(en: string, fr: string, view: string): ViewFault {
  return { isError: true, en: `${en} is missing.`, fr: `${fr} manque.`, sql: `select * from ${view} limit 1` }
}
