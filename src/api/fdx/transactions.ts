// GET /accounts/{accountId}/transactions: newest first, in a window of time; or what changed since they were read.

import { z } from 'zod'
import { retrieveTransactionChanges, retrieveTransactions } from '../../domain/retrieval/transactions.ts'
import { json, type Answer } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint, type Input } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { accountParams, answerList, listQuery } from './account-list.ts'
import { listAnswers } from './answers.ts'
import { fdx5Manners } from './fdx-manners.ts'
import { pageMembers, readCursor, readLimit, writeCursor } from './paging.ts'
import type { FdxParts } from './parts.ts'
import { readerAccess, type FdxReader } from './reader-access.ts'
import { readUpdateId, updatesQuery, writeUpdates } from './updates.ts'
import { transactionsSchema } from './version-5-schemas.ts'
import { transactionWriter } from './version-5.ts'

const transactionsQuery = z.object({ ...listQuery.shape, ...updatesQuery })

type TransactionsInput = Input<z.infer<typeof accountParams>, z.infer<typeof transactionsQuery>, undefined, FdxReader>

export function transactionsEndpoint(parts: FdxParts): Endpoint {
  return endpoint({
    name: 'fdx-5-transactions',
    summary:
      'Transactions of an account, newest first; the last 90 days unless a window is asked for, or what changed.',
    method: 'GET',
    path: '/api/fdx/5/accounts/:accountId/transactions',
    access: readerAccess(parts),
    manners: fdx5Manners,
    params: accountParams,
    query: transactionsQuery,
    answers: listAnswers('A page of transactions, or of their changes.', transactionsSchema),
    handle(input) {
      const { updatedSince } = input.query
      if (updatedSince !== undefined) return answerChanges(parts, input, updatedSince)
      const { caller, params } = input
      const of = { consentId: caller.consent.id, accountHandle: params.accountId }
      return answerList(
        parts,
        input,
        'transactions',
        (window, request) => retrieveTransactions(parts.retrieval, caller, params.accountId, window, request),
        transactionWriter(caller.consent.clusters),
        ({ mark }) => (mark === undefined ? undefined : writeUpdates(parts.vault, of, mark)),
      )
    },
  })
}

/** Oldest first: what was added or modified, and the ids of what is no more. */
async function answerChanges(
  { vault, issuer, retrieval }: FdxParts,
  { call, caller, params: { accountId }, query }: TransactionsInput,
  updatedSince: string,
): Promise<Answer> {
  if (query.startTime !== undefined || query.endTime !== undefined) {
    throw new Problem('invalid_request', 'updatedSince stands without startTime and endTime: leave them out.')
  }
  const limit = readLimit(query.limit)
  const of = { consentId: caller.consent.id, accountHandle: accountId }
  const since = readUpdateId(vault, of, updatedSince)
  const list = [caller.consent.id, accountId, 'transactions', updatedSince].join('\n')
  const from = query.offset === undefined ? undefined : readCursor(vault, list, query.offset).position
  const request = { limit, ...(from !== undefined && { from }) }
  const changes = await retrieveTransactionChanges(retrieval, caller, accountId, since, request)
  const next = changes.next === undefined ? undefined : writeCursor(vault, list, { position: changes.next })
  const address = new URL(issuer + call.path)
  address.searchParams.set('updatedSince', updatedSince)
  if (query.limit !== undefined) address.searchParams.set('limit', query.limit)
  return json(200, {
    ...pageMembers(address, undefined, next, writeUpdates(vault, of, changes.mark, changes.removed)),
    transactions: changes.rows.map(transactionWriter(caller.consent.clusters)),
  })
}
