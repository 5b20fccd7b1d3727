// A list below one account, a page at a time in a window of time: what transactions and statements have in common.

import { z } from 'zod'
import type { PageRequest, Window } from '../../domain/retrieval/connector.ts'
import { connectorOf, type HistoryPage } from '../../domain/retrieval/retrieve.ts'
import { json, type Answer } from '../../platform/http/answer.ts'
import type { Input } from '../../platform/http/endpoint.ts'
import type { Door, ListQuery } from './door.ts'
import { readCursor, readLimit, readPageKey, updateMembers, writeCursor, type Updates } from './paging.ts'
import type { FdxParts } from './parts.ts'
import type { FdxReader } from './reader-access.ts'
import { readWindow, windowHeaders } from './window.ts'

export const accountParams = z.object({ accountId: z.string().describe('As the list of accounts gives it.') })

export type ListInput = Input<z.infer<typeof accountParams>, ListQuery, undefined, FdxReader>

const WINDOW_NAMES = ['startTime', 'endTime', 'startDate', 'endDate'] as const

/**
 * @param member the name of the array in the answer.
 * @param follow the id from which the changes of this list are followed, where they can be.
 */
export async function answerList<Row, More extends object>(
  { vault, clock, issuer, retrieval }: FdxParts,
  door: Door,
  { call, caller, params, query }: ListInput,
  member: string,
  read: (window: Window, request: PageRequest) => Promise<HistoryPage<Row> & More>,
  write: (row: Row) => unknown,
  follow: (page: More) => Updates | undefined = () => undefined,
): Promise<Answer> {
  const limit = readLimit(query.limit)
  const key = readPageKey(query)
  const list = [caller.consent.id, params.accountId, member, ...WINDOW_NAMES.map((name) => query[name] ?? '')].join(
    '\n',
  )
  const cursor = key === undefined ? undefined : readCursor(vault, list, key)
  const { defaultWindowDays } = connectorOf(retrieval, caller.consent.connector)
  const days = door.windowDays ?? defaultWindowDays
  const asked = cursor?.window ? thaw(cursor.window) : readWindow(query, clock.now(), days, door.windowRules)
  const page = await read(asked, { limit, ...(cursor && { from: cursor.position }) })
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
  const body = { ...withUpdates(door.pageMembers(facts), address, follow(page)), [member]: page.rows.map(write) }
  return json(200, body, windowHeaders(window))
}

/** Also says where the list can be followed. */
export function withUpdates(members: ReturnType<Door['pageMembers']>, address: URL, updates: Updates | undefined) {
  const more = updateMembers(address, updates)
  return more ? { ...members, links: { ...members.links, ...more.link }, updates: more.updates } : members
}

function thaw([start, end]: readonly [number, number]): Window {
  return { start: Temporal.Instant.fromEpochMilliseconds(start), end: Temporal.Instant.fromEpochMilliseconds(end) }
}
