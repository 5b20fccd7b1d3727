// GET /accounts/{accountId}/transactions: newest first, in a window of time; or what changed since they were read.

import { z } from 'zod'
import { transactionChangesRead, transactionsRead } from '../../domain/retrieval/transactions.ts'
import { json, type Answer } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint, type Input } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { accountParams, answerList, withUpdates } from './account-list.ts'
import { listAnswers } from './answers.ts'
import type { FdxApi, ListQuery } from './fdx-api.ts'
import { pendingIdsOf } from './pending-ids.ts'
import { readCursor, readLimit, readPageKey, writeCursor } from './paging.ts'
import type { FdxParts } from './parts.ts'
import { readerAccess, type FdxReader } from './reader-access.ts'
import { readUpdateId, updatesQuery, updatesSchema, writeUpdates } from './updates.ts'
import { reachHeaders } from './window.ts'

const followed = z.object(updatesQuery)

type TransactionsQuery = ListQuery & z.infer<typeof followed>

type TransactionsInput = Input<z.infer<typeof accountParams>, TransactionsQuery, undefined, FdxReader>

export function transactionsEndpoint(parts: FdxParts, api: FdxApi): Endpoint {
  const query: z.ZodType<TransactionsQuery> = z.intersection(api.listQuery, followed)
  const days = api.windowDays ?? 90
  return endpoint({
    name: `${api.name}-transactions`,
    summary: `Transactions of an account, newest first; the last ${days} days unless a window is asked for, or what changed.`,
    method: 'GET',
    path: `${api.base}/accounts/:accountId/transactions`,
    access: readerAccess(parts, api),
    conventions: api.conventions,
    params: accountParams,
    query,
    answers: listAnswers(api, 'A page of transactions, or of their changes.', () =>
      api.schemas.page('Transactions', 'transactions', api.schemas.transaction(), { updates: updatesSchema }),
    ),
    handle(input) {
      const { updatedSince } = input.query
      if (updatedSince !== undefined) return answerChanges(parts, api, input, updatedSince)
      const { caller, params } = input
      const of = { consentId: caller.consent.id, accountHandle: params.accountId }
      const write = api.transactionWriter(caller.consent.clusters)
      const { name } = pendingIdsOf(caller.consent)
      return answerList(parts, api, input, {
        member: 'transactions',
        read: transactionsRead,
        write: (row) => write(name(row)),
        follow: ({ updateCursor }) =>
          updateCursor === undefined ? undefined : writeUpdates(parts.vault, of, { updateCursor }),
      })
    },
  })
}

/** Answers with the changes, oldest first: the rows that were added or modified, and the ids of those that are no more. */
async function answerChanges(
  { vault, clock, issuer }: FdxParts,
  api: FdxApi,
  { call, caller, params: { accountId }, query }: TransactionsInput,
  updatedSince: string,
): Promise<Answer> {
  if (query.startTime ?? query.endTime ?? query.startDate ?? query.endDate) {
    throw new Problem('invalid_request', 'updatedSince stands without startTime and endTime: leave them out.')
  }
  const limit = readLimit(query.limit)
  const of = { consentId: caller.consent.id, accountHandle: accountId }
  const since = readUpdateId(vault, of, updatedSince)
  const list = [caller.consent.id, accountId, 'transactions', updatedSince].join('\n')
  const key = readPageKey(query)
  const from = key === undefined ? undefined : readCursor(vault, list, key).position
  const page = { limit, ...(from !== undefined && { from }) }
  const changes = await caller.readAccount(accountId, transactionChangesRead(since, page))
  const ids = pendingIdsOf(caller.consent)
  const write = api.transactionWriter(caller.consent.clusters)
  const removed = ids.removed(changes.removed, changes.rows)
  const next = changes.next === undefined ? undefined : writeCursor(vault, list, { position: changes.next })
  const address = new URL(issuer + call.path)
  address.searchParams.set('updatedSince', updatedSince)
  if (query.limit !== undefined) address.searchParams.set('limit', query.limit)
  const members = api.pageMembers({ address, total: undefined, next, previous: undefined })
  const body = {
    ...withUpdates(members, address, writeUpdates(vault, of, { ...changes, removed })),
    transactions: changes.rows.map((row) => write(ids.name(row))),
  }
  return json(200, body, reachHeaders(caller.consent.terms, clock.now()))
}
