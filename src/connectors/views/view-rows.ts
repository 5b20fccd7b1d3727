// View rows: the columns that a query asks for, and the entity that a row is.

import type { Entity, OneOf, ValueOf } from '../../fdx/field.ts'
import { readEntity, UnreadableEntity } from '../../fdx/read-entity.ts'
import { parseExactJson } from '../../platform/exact-json.ts'
import { notSupported } from '../../domain/retrieval/offered-reads.ts'
import type { Reads } from '../../domain/retrieval/connector.ts'
import { bankTrouble } from '../trouble/bank-trouble.ts'
import type { FoundColumn, FoundViews } from './existing-views.ts'
import type { ViewName } from './view-columns.ts'

export type Columns = ReadonlyMap<string, FoundColumn>

/** Throws `not_supported_by_provider` if the bank has not made the view. */
export function demandView(found: FoundViews, name: ViewName, read: keyof Reads): Columns {
  return found.get(name) ?? notSupported(read)
}

/** Every column of the view that is a field, under the field's path; and that a view lacks, it cannot be asked for. */
export function selectFields(columns: Columns, alias: string): string {
  const fields = [...columns.values()].filter(({ path }) => path !== undefined)
  return fields.map(({ name, path }) => `${alias}."${name}" as "${path}"`).join(', ')
}

/** As JSON text: PostgreSQL writes numbers there with every digit, and times with their offset. */
export function asJson(fields: string, rest: string): string {
  return `select row_to_json(fields)::text as json from (select ${fields} ${rest}) fields`
}

export type JsonRow = { readonly json: string }

type Members = Record<string, unknown>

/** The members of the row, those of entities inside in their place. A whole entity in `jsonb` gives way to nothing. */
export function membersOf({ json }: JsonRow): Members {
  const members: Members = {}
  const flat = parseExactJson(json) as Members
  for (const [path, value] of Object.entries(flat)) {
    const [name = '', inner] = path.split('.')
    if (value === null) continue
    if (inner === undefined) {
      const before = members[name]
      members[name] = isObject(before) && isObject(value) ? { ...value, ...before } : value
      continue
    }
    const holder = members[name]
    members[name] = { ...(isObject(holder) ? holder : {}), [inner]: value }
  }
  return members
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Throws `provider_unavailable` if the row lacks what nothing can be done without. */
export function readRow<K extends Entity | OneOf>(kind: K, members: Members, zone: string): ValueOf<K> {
  try {
    return readEntity(kind, members, { zone, misfits: [] })
  } catch (error) {
    if (!(error instanceof UnreadableEntity)) throw error
    throw bankTrouble('unreadable', { cause: error.message })
  }
}

/** A list with a gap would look whole: one row that cannot be read makes the list unreadable. */
export function readRows<K extends Entity | OneOf>(
  kind: K,
  rows: readonly Members[],
  zone: string,
): readonly ValueOf<K>[] {
  return rows.map((members) => readRow(kind, members, zone))
}
