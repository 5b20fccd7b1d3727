// A list below one account, a page at a time in a window of time: the part that transactions and statements share.

import { z } from 'zod'
import type { Window } from '../../domain/retrieval/connector.ts'
import type { HistoryRead } from '../../domain/retrieval/read.ts'
import { json, type Answer } from '../../platform/http/answer.ts'
import type { Input } from '../../platform/http/endpoint.ts'
import type { FdxApi, ListQuery } from './fdx-api.ts'
import { readCursor, readLimit, readPageKey, updateMembers, writeCursor, type Updates } from './paging.ts'
import type { FdxParts } from './parts.ts'
import type { FdxReader } from './reader-access.ts'
import { readWindow, windowHeaders } from './window.ts'

export const accountParams = z.object({ accountId: z.string().describe('As the list of accounts gives it.') })

export type ListInput = Input<z.infer<typeof accountParams>, ListQuery, undefined, FdxReader>

const WINDOW_NAMES = ['startTime', 'endTime', 'startDate', 'endDate'] as const

export type AccountList<Row, More> = {
  /** The name of the array in the answer. */
  readonly member: string
  readonly read: HistoryRead<Row, More>
  write(row: Row): unknown
  /** Returns the id from which the changes of this list are followed, if they can be. */
  follow?(page: More): Updates | undefined
}

export async function answerList<Row extends object, More>(
  { vault, clock, issuer }: FdxParts,
  api: FdxApi,
  { call, caller, params, query }: ListInput,
  { member, read, write, follow }: AccountList<Row, More>,
): Promise<Answer> {
  const limit = readLimit(query.limit)
  const key = readPageKey(query)
  const list = [caller.consent.id, params.accountId, member, ...WINDOW_NAMES.map((name) => query[name] ?? '')].join(
    '\n',
  )
  const cursor = key === undefined ? undefined : readCursor(vault, list, key)
  const defaultDays = api.windowDays ?? (await caller.bank()).defaultWindowDays
  const page = await caller.readHistory(params.accountId, read, {
    window: cursor?.window ? windowOf(cursor.window) : readWindow(query, clock.now(), defaultDays, api.windowRules),
    page: { limit, ...(cursor && { from: cursor.position }) },
  })
  const { window } = page
  const total = cursor?.total ?? page.total
  const writeKey = (position: string | undefined): string | undefined =>
    position === undefined
      ? undefined
      : writeCursor(vault, list, {
          position,
          window: [window.start.epochMilliseconds, window.end.epochMilliseconds],
          ...(total !== undefined && { total }),
        })
  const address = new URL(issuer + call.path)
  for (const name of [...WINDOW_NAMES, 'limit'] as const) {
    if (query[name] !== undefined) address.searchParams.set(name, query[name])
  }
  const facts = { address, total, next: writeKey(page.next), previous: writeKey(page.previous) }
  const body = {
    ...withUpdates(api.pageMembers(facts), address, follow?.(page)),
    [member]: page.rows.map((row) => write(row)),
  }
  return json(200, body, windowHeaders(window))
}

/** Adds the id and the link by which the list can be followed. */
export function withUpdates(members: ReturnType<FdxApi['pageMembers']>, address: URL, updates: Updates | undefined) {
  const more = updateMembers(address, updates)
  return more ? { ...members, links: { ...members.links, ...more.link }, updates: more.updates } : members
}

function windowOf([start, end]: readonly [number, number]): Window {
  return { start: Temporal.Instant.fromEpochMilliseconds(start), end: Temporal.Instant.fromEpochMilliseconds(end) }
}
