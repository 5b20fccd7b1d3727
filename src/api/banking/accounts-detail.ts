// POST GetAccountsDetail, and the address that is asked again while a read goes on without its request.

import { z } from 'zod'
import type { Answer } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { answerInTime, demandDispatched } from './answer-in-time.ts'
import { answersInTime, BASE, ofCustomer, requestId } from './answers.ts'
import { askedDetail, type AskedDetail } from './asked-accounts.ts'
import { bankingManners } from './banking-manners.ts'
import { organizationAccess } from './organization-access.ts'
import type { BankingParts } from './parts.ts'
import { detailShape, readDetail } from './read-accounts.ts'
import { demandReader, type SessionReader } from './reader-of-session.ts'
import { linksShape } from './session-members.ts'

const answer = z
  .object({
    HttpStatusCode: z.literal(200),
    ...detailShape,
    ...linksShape,
    RequestId: z.string(),
    Tag: z.string().nullable(),
  })
  .meta({ id: 'AccountsDetail' })

export function accountsDetailEndpoint(parts: BankingParts): Endpoint {
  return endpoint({
    name: 'get-accounts-detail',
    summary: 'The accounts of a session with balances, holder and transactions, as far as the consent opens them.',
    method: 'POST',
    path: `${BASE}/GetAccountsDetail`,
    access: organizationAccess(parts, 'x_api_key'),
    manners: bankingManners,
    params: ofCustomer,
    accepts: ['json'],
    body: askedDetail.extend({ RequestId: requestId }),
    answers: answersInTime(answer, 'The accounts.'),
    async handle({ caller, call, body: { RequestId, ...asked } }) {
      return answerDetail(parts, await demandReader(parts, caller, RequestId, call), asked)
    },
  })
}

export function accountsDetailAsyncEndpoint(parts: BankingParts): Endpoint {
  return endpoint({
    name: 'get-accounts-detail-async',
    summary: 'What came of a GetAccountsDetail that was answered with 202. Ask every ten seconds.',
    method: 'GET',
    path: `${BASE}/GetAccountsDetailAsync/:requestId`,
    access: organizationAccess(parts, 'x_api_key'),
    manners: bankingManners,
    params: ofCustomer.extend({ requestId }),
    answers: answersInTime(answer, 'The accounts.'),
    async handle({ caller, call, params }) {
      const reading = await demandReader(parts, caller, params.requestId, call)
      return answerDetail(parts, reading, askedDetail.parse(demandDispatched(reading.session, 'AccountsDetail')))
    },
  })
}

function answerDetail(parts: BankingParts, { session, reader }: SessionReader, asked: AskedDetail): Promise<Answer> {
  return answerInTime(parts, session, {
    asked: { Read: 'AccountsDetail', ...asked },
    read: () => readDetail(parts, reader, asked),
  })
}
