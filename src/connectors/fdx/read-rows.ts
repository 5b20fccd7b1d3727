// Read rows: the items of one answer of the bank, in whichever member it has them, each as an entity of the standard.

import type { Entity, OneOf, ValueOf } from '../../fdx/field.ts'
import { readEntity, UnreadableEntity, type Misfit, type Reading } from '../../fdx/read-entity.ts'
import { bankTrouble } from '../trouble/bank-trouble.ts'
import type { AskParts } from './ask-bank.ts'

export type Members = Readonly<Record<string, unknown>>

export function membersOf(json: unknown): Members | undefined {
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Members) : undefined
}

/** The most items of one answer. */
const MOST_ROWS = 20_000

/**
 * Returns the list of the member; of an answer that has it under another name the only list, and of a list the list itself.
 * Throws `unreadable`.
 */
export function rowsOf(json: unknown, member: string): readonly unknown[] {
  if (json === undefined) return []
  if (Array.isArray(json)) return bounded(json)
  const members = membersOf(json)
  if (!members) throw bankTrouble('unreadable')
  const named = members[member]
  if (Array.isArray(named)) return bounded(named)
  const lists = Object.values(members).filter((value) => Array.isArray(value))
  if (lists[0] && lists.length === 1) return bounded(lists[0])
  const isEmpty = named === null || Object.keys(members).every((name) => name === 'page' || name === 'links')
  if (isEmpty) return []
  throw bankTrouble('unreadable')
}

function bounded(rows: readonly unknown[]): readonly unknown[] {
  if (rows.length > MOST_ROWS) throw bankTrouble('too_large')
  return rows
}

/** How an item is understood before it is read. */
export type Mend = (members: Members) => Members

/** Throws `other_customer` for an item that names another account than was asked for: what the bank mixes up is never given on. */
export function ofAccount(members: Members, accountId: string): Members {
  const { accountId: named } = members
  if (typeof named === 'string' && named !== '' && named !== accountId) throw bankTrouble('other_customer')
  return { ...members, accountId }
}

export type RowRead<K extends Entity | OneOf> = {
  readonly kind: K
  /** What the bank was asked for. */
  readonly operation: string
  readonly mend?: Mend
}

/** Throws `unreadable` if what nothing can be done without is missing. */
export function readOne<K extends Entity | OneOf>(
  parts: Pick<AskParts, 'settings' | 'misfits'>,
  { kind, operation, mend }: RowRead<K>,
  json: unknown,
): ValueOf<K> {
  const misfits: Misfit[] = []
  const reading: Reading = { zone: parts.settings.timeZone, misfits }
  try {
    const members = membersOf(json)
    return readEntity(kind, members && mend ? mend(members) : json, reading)
  } catch (error) {
    if (error instanceof UnreadableEntity) throw bankTrouble('unreadable', { cause: error.message })
    throw error
  } finally {
    if (misfits.length > 0) parts.misfits.note(operation, misfits)
  }
}

/** A list with gaps would look whole: one item that cannot be read makes the list unreadable. */
export function readAll<K extends Entity | OneOf>(
  parts: Pick<AskParts, 'settings' | 'misfits'>,
  read: RowRead<K>,
  rows: readonly unknown[],
): readonly ValueOf<K>[] {
  return rows.map((row) => readOne(parts, read, row))
}
