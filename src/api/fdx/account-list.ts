// A list below one account, a page at a time in a window of time: what transactions and statements have in common.

import { z } from 'zod'
import type { PageRequest, Window } from '../../domain/retrieval/connector.ts'
import { connectorOf, type HistoryPage } from '../../domain/retrieval/retrieve.ts'
import { json, type Answer } from '../../platform/http/answer.ts'
import type { Input } from '../../platform/http/endpoint.ts'
import { pageMembers, pageQuery, readCursor, readLimit, writeCursor, type Updates } from './paging.ts'
import type { FdxParts } from './parts.ts'
import type { FdxReader } from './reader-access.ts'
import { readWindow, windowHeaders } from './window.ts'

export const accountParams = z.object({ accountId: z.string().describe('As the list of accounts gives it.') })

export const listQuery = z.object({
  startTime: z.string().optional().describe('A day or a moment. Both ends of the window, or neither.'),
  endTime: z.string().optional().describe('A day, which counts whole, or a moment.'),
  ...pageQuery,
})

export type ListInput = Input<z.infer<typeof accountParams>, z.infer<typeof listQuery>, undefined, FdxReader>

/**
 * @param member the name of the array in the answer.
 * @param follow the id from which the changes of this list are followed, where they can be.
 */
export async function answerList<Row, More extends object>(
  { vault, clock, issuer, retrieval }: FdxParts,
  { call, caller, params, query }: ListInput,
  member: string,
  read: (window: Window, request: PageRequest) => Promise<HistoryPage<Row> & More>,
  write: (row: Row) => unknown,
  follow: (page: More) => Updates | undefined = () => undefined,
): Promise<Answer> {
  const { startTime, endTime, offset } = query
  const limit = readLimit(query.limit)
  const list = [caller.consent.id, params.accountId, member, startTime ?? '', endTime ?? ''].join('\n')
  const cursor = offset === undefined ? undefined : readCursor(vault, list, offset)
  const { defaultWindowDays } = connectorOf(retrieval, caller.consent.connector)
  const asked = cursor?.window ? thaw(cursor.window) : readWindow(query, clock.now(), defaultWindowDays)
  const page = await read(asked, { limit, ...(cursor && { from: cursor.position }) })
  const { window } = page
  const total = cursor?.total ?? page.total
  const next =
    page.next === undefined
      ? undefined
      : writeCursor(vault, list, {
          position: page.next,
          window: [window.start.epochMilliseconds, window.end.epochMilliseconds],
          ...(total !== undefined && { total }),
        })
  const address = new URL(issuer + call.path)
  for (const name of ['startTime', 'endTime', 'limit'] as const) {
    if (query[name] !== undefined) address.searchParams.set(name, query[name])
  }
  const body = { ...pageMembers(address, total, next, follow(page)), [member]: page.rows.map(write) }
  return json(200, body, windowHeaders(window))
}

function thaw([start, end]: readonly [number, number]): Window {
  return { start: Temporal.Instant.fromEpochMilliseconds(start), end: Temporal.Instant.fromEpochMilliseconds(end) }
}
