// A list that the bank gives as a whole, cut into pages here: payment networks, reward programs, customers.

import { json, type Answer } from '../../platform/http/answer.ts'
import type { Call } from '../../platform/http/endpoint.ts'
import type { Door } from './door.ts'
import { readCursor, readLimit, readPageKey, writeCursor, type PageQuery } from './paging.ts'
import type { FdxParts } from './parts.ts'
import type { FdxReader } from './reader-access.ts'

export type WholeList = {
  readonly call: Call
  readonly caller: FdxReader
  readonly query: PageQuery
  /** Names the list: its account, its member and whatever of the query made it. */
  readonly key: readonly string[]
  /** What the links repeat of the query, besides the limit. */
  readonly repeated?: Readonly<Record<string, string | undefined>>
}

export type Slice<Row> = {
  readonly rows: readonly Row[]
  /** @param gone how many of the rows were found not to be there any more. */
  members(gone?: number): ReturnType<Door['pageMembers']>
}

/** The rows of the page that was asked for, and what is said of it. */
export function sliceOf<Row>(
  { vault, issuer }: Pick<FdxParts, 'vault' | 'issuer'>,
  door: Door,
  { call, caller, query, key, repeated = {} }: WholeList,
  all: readonly Row[],
): Slice<Row> {
  const limit = readLimit(query.limit)
  const list = [caller.consent.id, ...key].join('\n')
  const pageKey = readPageKey(query)
  const from = pageKey === undefined ? 0 : Number(readCursor(vault, list, pageKey).position)
  const to = from + limit
  const keyAt = (position: number): string => writeCursor(vault, list, { position: String(position) })
  return {
    rows: all.slice(from, to),
    members(gone = 0) {
      const address = new URL(issuer + call.path)
      for (const [name, value] of Object.entries({ ...repeated, limit: query.limit })) {
        if (value !== undefined) address.searchParams.set(name, value)
      }
      return door.pageMembers({
        address,
        total: all.length - gone,
        next: to < all.length ? keyAt(to) : undefined,
        previous: from > 0 ? keyAt(Math.max(0, from - limit)) : undefined,
      })
    },
  }
}

/** @param member the name of the array in the answer. */
export function answerWhole<Row>(
  parts: FdxParts,
  door: Door,
  list: WholeList,
  member: string,
  all: readonly Row[],
  write: (row: Row) => unknown,
): Answer {
  const { rows, members } = sliceOf(parts, door, list, all)
  return json(200, { ...members(), [member]: rows.map(write) })
}
