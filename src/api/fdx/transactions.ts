// GET /accounts/{accountId}/transactions: newest first, in a window of time.

import { retrieveTransactions } from '../../domain/retrieval/transactions.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { accountParams, answerList, listQuery } from './account-list.ts'
import { listAnswers } from './answers.ts'
import { fdx5Manners } from './fdx-manners.ts'
import type { FdxParts } from './parts.ts'
import { readerAccess } from './reader-access.ts'
import { transactionsSchema } from './version-5-schemas.ts'
import { transactionWriter } from './version-5.ts'

export function transactionsEndpoint(parts: FdxParts): Endpoint {
  return endpoint({
    name: 'fdx-5-transactions',
    summary: 'Transactions of an account, newest first; the last 90 days unless a window is asked for.',
    method: 'GET',
    path: '/api/fdx/5/accounts/:accountId/transactions',
    access: readerAccess(parts),
    manners: fdx5Manners,
    params: accountParams,
    query: listQuery,
    answers: listAnswers('A page of transactions.', transactionsSchema),
    handle(input) {
      const { caller, params } = input
      return answerList(
        parts,
        input,
        'transactions',
        (window, request) => retrieveTransactions(parts.retrieval, caller, params.accountId, window, request),
        transactionWriter(caller.consent.clusters),
      )
    },
  })
}
