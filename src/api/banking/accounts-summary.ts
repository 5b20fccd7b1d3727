// POST GetAccountsSummary: the accounts of a session, without their transactions.

import { z } from 'zod'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { answersInTime, BASE, ofCustomer, requestId } from './answers.ts'
import { bankingManners } from './banking-manners.ts'
import { organizationAccess } from './organization-access.ts'
import type { BankingParts } from './parts.ts'
import { readSummary } from './read-accounts.ts'
import { demandReader } from './reader-of-session.ts'
import { institutionShape, linksShape, loginSchema, READ_LINKS } from './session-members.ts'
import { summaryAccount } from './write-account.ts'

const asked = z.object({
  RequestId: requestId,
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
    body: asked,
    answers: answersInTime(answer, 'The accounts.'),
    async handle({ caller, call, body }) {
      const { session, reader } = await demandReader(parts, caller, body.RequestId, call)
      const { Accounts, ...members } = await readSummary(parts, reader, body)
      const { requestId: RequestId, tag } = session
      return json(200, { HttpStatusCode: 200, Accounts, Links: READ_LINKS, ...members, RequestId, Tag: tag ?? null })
    },
  })
}
