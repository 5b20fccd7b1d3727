// GET /accounts and GET /accounts/{accountId}.

import { z } from 'zod'
import type { LivingConsent } from '../../domain/consents/living-consent.ts'
import {
  ACCOUNT_DESCRIPTION,
  ACCOUNT_DETAIL,
  accountRead,
  retrieveAccounts,
  type AccountReading,
} from '../../domain/retrieval/accounts.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { accountParams } from './account-list.ts'
import { jsonAnswers } from './answers.ts'
import { sliceOf } from './paged-list.ts'
import type { ResultType } from './descriptor.ts'
import type { FdxApi } from './fdx-api.ts'
import { errorOf } from './fdx-conventions.ts'
import type { PageQuery } from './paging.ts'
import type { FdxParts } from './parts.ts'
import { readerAccess, type FdxReader } from './reader-access.ts'

const accountsQuery = z.object({
  accountIds: z.string().max(4096, 'is too long').optional().describe('Only these, separated by commas.'),
  resultType: z
    .enum(['lightweight', 'details'], 'must be lightweight or details')
    .default('lightweight')
    .describe('`details` adds what the consent opens of balances, terms and numbers.'),
})

type AccountsQuery = z.infer<typeof accountsQuery> & PageQuery

export function accountsEndpoint(parts: FdxParts, api: FdxApi): Endpoint {
  const query: z.ZodType<AccountsQuery> = z.intersection(accountsQuery, api.pageQuery)
  return endpoint({
    name: `${api.name}-accounts`,
    summary: 'The accounts of the consent, as descriptions or in detail.',
    method: 'GET',
    path: `${api.base}/accounts`,
    access: readerAccess(parts, api),
    conventions: api.conventions,
    query,
    answers: {
      ...jsonAnswers(api, 'A page of accounts.', () =>
        api.schemas.page('Accounts', 'accounts', api.schemas.listedAccount()),
      ),
      [api.partialStatus]: {
        description: 'A page of accounts. Those that the bank cannot read just now have an error inside.',
        content: 'application/json',
        schema: () => api.schemas.page('Accounts', 'accounts', api.schemas.listedAccount()),
      },
    },
    async handle({ call, caller, query }) {
      const { accountIds, resultType } = query
      const { rows, members } = sliceOf(parts, api, {
        call,
        caller,
        query,
        key: ['accounts', accountIds ?? '', resultType],
        rows: chooseHandles(api, caller.consent, accountIds),
        repeated: { accountIds, resultType },
      })
      const openers = resultType === 'details' ? ACCOUNT_DETAIL : ACCOUNT_DESCRIPTION
      const all = await retrieveAccounts(caller, rows, openers)
      // The bank may have changed the kind of an account since it was shared to one that the version cannot carry.
      const readings = all.filter((reading) => !('account' in reading) || api.carries(reading.account.accountCategory))
      const accounts = readings.map((reading) => writeReading(api, reading, caller, resultType))
      const whole = readings.every((reading) => 'account' in reading && reading.account.error === undefined)
      return json(whole ? 200 : api.partialStatus, { ...members(rows.length - readings.length), accounts })
    },
  })
}

function writeReading(api: FdxApi, reading: AccountReading, { consent }: FdxReader, resultType: ResultType): unknown {
  if ('account' in reading) return api.writeAccount(reading.account, consent.clusters, resultType)
  const { accountHandle: accountId, accountCategory, problem } = reading
  return api.writeUnread({ accountId, accountCategory, error: errorOf(problem) })
}

/** Returns those that the version can carry. Throws `account_not_found` for the first that is not of this consent. */
function chooseHandles(api: FdxApi, { accounts }: LivingConsent, accountIds: string | undefined): readonly string[] {
  const carried = [...accounts].filter(([, { accountCategory }]) => api.carries(accountCategory))
  const handles = carried.map(([handle]) => handle).toSorted()
  if (accountIds === undefined) return handles
  const wanted = new Set(accountIds.split(',').map((id) => id.trim()))
  for (const id of wanted) {
    if (!accounts.has(id))
      throw new Problem('account_not_found', 'There is no such account. Ask for the list of accounts.')
  }
  return handles.filter((id) => wanted.has(id))
}

export function accountEndpoint(parts: FdxParts, api: FdxApi): Endpoint {
  return endpoint({
    name: `${api.name}-account`,
    summary: 'One account in detail.',
    method: 'GET',
    path: `${api.base}/accounts/:accountId`,
    access: readerAccess(parts, api),
    conventions: api.conventions,
    params: accountParams,
    answers: jsonAnswers(api, 'The account.', () => api.schemas.account()),
    async handle({ caller, params }) {
      const account = await caller.readAccount(params.accountId, accountRead)
      return json(200, api.writeAccount(account, caller.consent.clusters, 'details'))
    },
  })
}
