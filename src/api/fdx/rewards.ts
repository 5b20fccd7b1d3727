// GET /reward-programs, one of them, its categories; and what one account earned.

import { z } from 'zod'
import {
  rewardCategoriesRead,
  rewardProgramRead,
  rewardProgramsRead,
  rewardTransactionsRead,
} from '../../domain/retrieval/rewards.ts'
import { schemaOf } from '../../fdx/json-schema.ts'
import { rewardCategory, rewardProgram, rewardTransaction } from '../../fdx/reward.ts'
import { writerOf } from '../../fdx/write-entity.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { accountParams, answerList } from './account-list.ts'
import { jsonAnswers, listAnswers, notSupported } from './answers.ts'
import { pagedListEndpoint } from './paged-list.ts'
import type { FdxApi } from './fdx-api.ts'
import type { FdxParts } from './parts.ts'
import { pendingIdsOf } from './pending-ids.ts'
import { readerAccess } from './reader-access.ts'

const programParams = z.object({ rewardProgramId: z.string().describe('As the list of reward programs gives it.') })

const notFound = { description: 'No such reward program (1101), or it has no categories (1102).' }

export function rewardProgramsEndpoint(parts: FdxParts, api: FdxApi): Endpoint {
  return pagedListEndpoint(parts, api, {
    name: 'reward-programs',
    summary: 'The reward programs in which an account of the consent earns.',
    path: '/reward-programs',
    page: 'RewardPrograms',
    member: 'rewardPrograms',
    entity: rewardProgram,
    answers: notSupported(api),
    read: (caller) => caller.readCustomer(rewardProgramsRead(caller.subject)),
  })
}

export function rewardProgramEndpoint(parts: FdxParts, api: FdxApi): Endpoint {
  return endpoint({
    name: `${api.name}-reward-program`,
    summary: 'One reward program, with what was earned in it.',
    method: 'GET',
    path: `${api.base}/reward-programs/:rewardProgramId`,
    access: readerAccess(parts, api),
    conventions: api.conventions,
    params: programParams,
    answers: {
      ...jsonAnswers(api, 'The reward program.', () => schemaOf(rewardProgram, api.version)),
      404: notFound,
      ...notSupported(api),
    },
    async handle({ caller, params: { rewardProgramId } }) {
      const program = await caller.readCustomer(rewardProgramRead(rewardProgramId, caller.subject))
      return json(200, writerOf(rewardProgram, api.version, caller.consent.clusters)(program))
    },
  })
}

export function rewardCategoriesEndpoint(parts: FdxParts, api: FdxApi): Endpoint {
  return pagedListEndpoint(parts, api, {
    name: 'reward-categories',
    summary: 'For what a reward program rewards, and how much.',
    path: '/reward-programs/:rewardProgramId/categories',
    params: programParams,
    page: 'RewardCategories',
    member: 'rewardCategories',
    entity: rewardCategory,
    answers: { 404: notFound, ...notSupported(api) },
    read: (caller, { rewardProgramId }) => caller.readCustomer(rewardCategoriesRead(rewardProgramId)),
  })
}

export function rewardTransactionsEndpoint(parts: FdxParts, api: FdxApi): Endpoint {
  return endpoint({
    name: `${api.name}-reward-transactions`,
    summary: 'What earned or spent a reward, newest first; the last seven days unless a window is asked for.',
    method: 'GET',
    path: `${api.base}/accounts/:accountId/reward-transactions`,
    access: readerAccess(parts, api),
    conventions: api.conventions,
    params: accountParams,
    query: api.listQuery,
    answers: {
      ...listAnswers(api, 'A page of reward transactions.', () =>
        api.schemas.page('RewardTransactions', 'rewardTransactions', schemaOf(rewardTransaction, api.version)),
      ),
      ...notSupported(api),
    },
    handle(input) {
      const { consent } = input.caller
      const write = writerOf(rewardTransaction, api.version, consent.clusters)
      const { name } = pendingIdsOf(consent)
      return answerList(parts, api, input, {
        member: 'rewardTransactions',
        read: rewardTransactionsRead,
        write: (row) => write(name(row)),
      })
    },
  })
}
