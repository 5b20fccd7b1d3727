// A list that the bank gives without pages, and whose pages are made here: payment networks, reward programs, customers.

import type { z } from 'zod'
import type { Entity } from '../../fdx/field.ts'
import { schemaOf } from '../../fdx/json-schema.ts'
import { writerOf } from '../../fdx/write-entity.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type AnswerDescription, type Call, type Endpoint } from '../../platform/http/endpoint.ts'
import { jsonAnswers } from './answers.ts'
import type { FdxApi } from './fdx-api.ts'
import { readCursor, readLimit, readPageKey, writeCursor, type PageQuery } from './paging.ts'
import type { FdxParts } from './parts.ts'
import { readerAccess, type FdxReader } from './reader-access.ts'

export type PagedList<Row> = {
  readonly call: Call
  readonly caller: FdxReader
  readonly query: PageQuery
  /** Names the list: its account, its member and the part of the query that made it. */
  readonly key: readonly string[]
  readonly rows: readonly Row[]
  /** The part of the query that the links repeat, besides the limit. */
  readonly repeated?: Readonly<Record<string, string | undefined>>
}

export type Slice<Row> = {
  readonly rows: readonly Row[]
  /** Writes `page` and `links`. @param gone the number of rows that turned out not to be there any more. */
  members(gone?: number): ReturnType<FdxApi['pageMembers']>
}

/** Returns the rows of one page, and the members that say where the others are. */
export function sliceOf<Row>(
  { vault, issuer }: Pick<FdxParts, 'vault' | 'issuer'>,
  api: FdxApi,
  { call, caller, query, key, rows: all, repeated = {} }: PagedList<Row>,
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
      return api.pageMembers({
        address,
        total: all.length - gone,
        next: to < all.length ? keyAt(to) : undefined,
        previous: from > 0 ? keyAt(Math.max(0, from - limit)) : undefined,
      })
    },
  }
}

export type PagedListEndpoint<Params extends Readonly<Record<string, string>>> = {
  /** The name without the version: `payment-networks`. */
  readonly name: string
  readonly summary: string
  /** The path below the base of the version. */
  readonly path: string
  readonly params?: z.ZodType<Params>
  /** The names of a page in the reference, and of the array in it. */
  readonly page: string
  readonly member: string
  readonly entity: Entity
  /** Answers that only this list has. */
  readonly answers?: Readonly<Record<number, AnswerDescription>>
  read(caller: FdxReader, params: Params): Promise<readonly object[]>
}

/** An endpoint that gives such a list, page by page. */
export function pagedListEndpoint<Params extends Readonly<Record<string, string>>>(
  parts: FdxParts,
  api: FdxApi,
  { name, path, page, member, entity, answers, read, ...list }: PagedListEndpoint<Params>,
): Endpoint {
  return endpoint({
    ...list,
    name: `${api.name}-${name}`,
    method: 'GET',
    path: `${api.base}${path}`,
    access: readerAccess(parts, api),
    conventions: api.conventions,
    query: api.pageQuery,
    answers: {
      ...jsonAnswers(api, 'A page of the list.', () => api.schemas.page(page, member, schemaOf(entity, api.version))),
      ...answers,
    },
    async handle({ call, caller, query, params }) {
      const key = [...Object.values(params ?? {}), member]
      const all = await read(caller, params)
      const { rows, members } = sliceOf(parts, api, { call, caller, query, key, rows: all })
      return json(200, { ...members(), [member]: rows.map(writerOf(entity, api.version, caller.consent.clusters)) })
    },
  })
}
