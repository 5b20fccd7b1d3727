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
import type { Door } from './door.ts'
import type { FdxParts } from './parts.ts'
import { readerAccess } from './reader-access.ts'

const programParams = z.object({ rewardProgramId: z.string().describe('As the list of reward programs gives it.') })

const notFound = { description: 'No such reward program (1101), or it has no categories (1102).' }

export function rewardProgramsEndpoint(parts: FdxParts, door: Door): Endpoint {
  return pagedListEndpoint(parts, door, {
    name: 'reward-programs',
    summary: 'The reward programs in which an account of the consent earns.',
    path: '/reward-programs',
    page: 'RewardPrograms',
    member: 'rewardPrograms',
    entity: rewardProgram,
    answers: notSupported(door),
    read: (caller) => caller.readCustomer(rewardProgramsRead(caller.subject)),
  })
}

export function rewardProgramEndpoint(parts: FdxParts, door: Door): Endpoint {
  return endpoint({
    name: `${door.name}-reward-program`,
    summary: 'One reward program, with what was earned in it.',
    method: 'GET',
    path: `${door.base}/reward-programs/:rewardProgramId`,
    access: readerAccess(parts, door),
    conventions: door.conventions,
    params: programParams,
    answers: {
      ...jsonAnswers(door, 'The reward program.', () => schemaOf(rewardProgram, door.version)),
      404: notFound,
      ...notSupported(door),
    },
    async handle({ caller, params: { rewardProgramId } }) {
      const program = await caller.readCustomer(rewardProgramRead(rewardProgramId, caller.subject))
      return json(200, writerOf(rewardProgram, door.version, caller.consent.clusters)(program))
    },
  })
}

export function rewardCategoriesEndpoint(parts: FdxParts, door: Door): Endpoint {
  return pagedListEndpoint(parts, door, {
    name: 'reward-categories',
    summary: 'For what a reward program rewards, and how much.',
    path: '/reward-programs/:rewardProgramId/categories',
    params: programParams,
    page: 'RewardCategories',
    member: 'rewardCategories',
    entity: rewardCategory,
    answers: { 404: notFound, ...notSupported(door) },
    read: (caller, { rewardProgramId }) => caller.readCustomer(rewardCategoriesRead(rewardProgramId)),
  })
}

export function rewardTransactionsEndpoint(parts: FdxParts, door: Door): Endpoint {
  return endpoint({
    name: `${door.name}-reward-transactions`,
    summary: 'What earned or spent a reward, newest first; the last seven days unless a window is asked for.',
    method: 'GET',
    path: `${door.base}/accounts/:accountId/reward-transactions`,
    access: readerAccess(parts, door),
    conventions: door.conventions,
    params: accountParams,
    query: door.listQuery,
    answers: {
      ...listAnswers(door, 'A page of reward transactions.', () =>
        door.schemas.page('RewardTransactions', 'rewardTransactions', schemaOf(rewardTransaction, door.version)),
      ),
      ...notSupported(door),
    },
    handle: (input) =>
      answerList(parts, door, input, {
        member: 'rewardTransactions',
        read: rewardTransactionsRead,
        write: writerOf(rewardTransaction, door.version, input.caller.consent.clusters),
      }),
  })
}
