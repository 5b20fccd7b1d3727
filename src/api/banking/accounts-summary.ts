// POST GetAccountsSummary: the accounts of a session, without their transactions; and the address that is asked again
// while the read goes on without its request.

import { z } from 'zod'
import type { Answer } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { answerInTime, demandDispatched } from './answer-in-time.ts'
import { answersInTime, BASE, ofCustomer, requestId } from './answers.ts'
import { bankingManners } from './banking-manners.ts'
import { organizationAccess } from './organization-access.ts'
import type { BankingParts } from './parts.ts'
import { readSummary, type AskedSummary } from './read-accounts.ts'
import { demandReader, type SessionReader } from './reader-of-session.ts'
import { institutionShape, linksShape, loginSchema } from './session-members.ts'
import { summaryAccount } from './write-account.ts'

const askedSummary = z.object({
  WithBalance: z.boolean('must be true or false').default(true),
  WithAccountIdentity: z.boolean('must be true or false').default(false).describe('Transit and institution numbers.'),
})

const answer = z
  .object({
    HttpStatusCode: z.literal(200),
    Accounts: z.array(summaryAccount),
    ...linksShape,
    ...institutionShape,
    Login: loginSchema,
    RequestId: z.string(),
    Tag: z.string().nullable(),
  })
  .meta({ id: 'AccountsSummary' })

export function accountsSummaryEndpoint(parts: BankingParts): Endpoint {
  return endpoint({
    name: 'get-accounts-summary',
    summary: 'The accounts of a session with their balances, without transactions.',
    method: 'POST',
    path: `${BASE}/GetAccountsSummary`,
    access: organizationAccess(parts, 'x_api_key'),
    manners: bankingManners,
    params: ofCustomer,
    accepts: ['json'],
    body: askedSummary.extend({ RequestId: requestId }),
    answers: answersInTime(answer, 'The accounts.'),
    async handle({ caller, call, body: { RequestId, ...asked } }) {
      return answerSummary(parts, await demandReader(parts, caller, RequestId, call), asked)
    },
  })
}

export function accountsSummaryAsyncEndpoint(parts: BankingParts): Endpoint {
  return endpoint({
    name: 'get-accounts-summary-async',
    summary: 'What came of a GetAccountsSummary that was answered with 202. Ask every ten seconds.',
    method: 'GET',
    path: `${BASE}/GetAccountsSummaryAsync/:requestId`,
    access: organizationAccess(parts, 'x_api_key'),
    manners: bankingManners,
    params: ofCustomer.extend({ requestId }),
    answers: answersInTime(answer, 'The accounts.'),
    async handle({ caller, call, params }) {
      const reading = await demandReader(parts, caller, params.requestId, call)
      return answerSummary(parts, reading, askedSummary.parse(demandDispatched(reading.session, 'AccountsSummary')))
    },
  })
}

function answerSummary(parts: BankingParts, { session, reader }: SessionReader, asked: AskedSummary): Promise<Answer> {
  return answerInTime(parts, session, {
    asked: { Read: 'AccountsSummary', ...asked },
    read: () => readSummary(parts, reader, asked),
  })
}
