// GET /accounts and GET /accounts/{accountId}.

import { z } from 'zod'
import {
  ACCOUNT_DESCRIPTION,
  ACCOUNT_DETAIL,
  retrieveAccount,
  retrieveAccounts,
} from '../../domain/retrieval/accounts.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { accountParams } from './account-list.ts'
import { jsonAnswers } from './answers.ts'
import { fdx5Manners } from './fdx-manners.ts'
import { pageMembers, pageQuery, readCursor, readLimit, writeCursor } from './paging.ts'
import type { FdxParts } from './parts.ts'
import { readerAccess } from './reader-access.ts'
import { accountSchema, accountsSchema } from './version-5-schemas.ts'
import { isInVersion5, writeAccount } from './version-5.ts'

const accountsQuery = z.object({
  accountIds: z.string().max(4096, 'is too long').optional().describe('Only these, separated by commas.'),
  resultType: z
    .enum(['lightweight', 'details'], 'must be lightweight or details')
    .default('lightweight')
    .describe('`details` adds what the consent opens of balances, terms and numbers.'),
  ...pageQuery,
})

export function accountsEndpoint(parts: FdxParts): Endpoint {
  const { vault, issuer, retrieval } = parts
  return endpoint({
    name: 'fdx-5-accounts',
    summary: 'The accounts of the consent, as descriptions or in detail.',
    method: 'GET',
    path: '/api/fdx/5/accounts',
    access: readerAccess(parts),
    manners: fdx5Manners,
    query: accountsQuery,
    answers: jsonAnswers('A page of accounts.', accountsSchema),
    async handle({ call, caller, query }) {
      const { accountIds, resultType, offset } = query
      const limit = readLimit(query.limit)
      const list = [caller.consent.id, 'accounts', accountIds ?? '', resultType].join('\n')
      const handles = chooseHandles([...caller.consent.accounts.keys()].toSorted(), accountIds)
      const from = offset === undefined ? 0 : Number(readCursor(vault, list, offset).position)
      const to = from + limit
      const next = to < handles.length ? writeCursor(vault, list, { position: String(to) }) : undefined
      const openers = resultType === 'details' ? ACCOUNT_DETAIL : ACCOUNT_DESCRIPTION
      const accounts = await retrieveAccounts(retrieval, caller, openers, handles.slice(from, to))
      const address = new URL(issuer + call.path)
      if (accountIds !== undefined) address.searchParams.set('accountIds', accountIds)
      address.searchParams.set('resultType', resultType)
      if (query.limit !== undefined) address.searchParams.set('limit', query.limit)
      return json(200, {
        ...pageMembers(address, handles.length, next),
        accounts: accounts
          .filter(({ accountCategory }) => isInVersion5(accountCategory))
          .map((account) => writeAccount(account, caller.consent.clusters, resultType)),
      })
    },
  })
}

/** Throws `account_not_found` for the first that is not of this consent. */
function chooseHandles(consented: readonly string[], accountIds: string | undefined): readonly string[] {
  if (accountIds === undefined) return consented
  const asked = new Set(accountIds.split(',').map((id) => id.trim()))
  for (const id of asked) {
    if (!consented.includes(id))
      throw new Problem('account_not_found', 'There is no such account. Ask for the list of accounts.')
  }
  return consented.filter((id) => asked.has(id))
}

export function accountEndpoint(parts: FdxParts): Endpoint {
  return endpoint({
    name: 'fdx-5-account',
    summary: 'One account in detail.',
    method: 'GET',
    path: '/api/fdx/5/accounts/:accountId',
    access: readerAccess(parts),
    manners: fdx5Manners,
    params: accountParams,
    answers: jsonAnswers('The account.', accountSchema),
    async handle({ caller, params }) {
      const account = await retrieveAccount(parts.retrieval, caller, params.accountId)
      return json(200, writeAccount(account, caller.consent.clusters, 'details'))
    },
  })
}
