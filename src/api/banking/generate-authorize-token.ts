// POST GenerateAuthorizeToken: a token for one Authorize.

import { z } from 'zod'
import { act } from '../../domain/journal/act.ts'
import { makeAuthorizeToken } from '../../domain/logins/authorize-token.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { answersWith, BASE, ofCustomer } from './answers.ts'
import { bankingConventions } from './banking-conventions.ts'
import { byOrganization, organizationAccess } from './organization-access.ts'
import type { BankingParts } from './parts.ts'

const answer = z
  .object({ HttpStatusCode: z.literal(200), Token: z.string().describe('Good once, for half an hour.') })
  .meta({ id: 'AuthorizeToken' })

export function generateAuthorizeTokenEndpoint(parts: BankingParts): Endpoint {
  return endpoint({
    name: 'generate-authorize-token',
    summary: 'Makes a token that Authorize takes, once, within half an hour.',
    method: 'POST',
    path: `${BASE}/GenerateAuthorizeToken`,
    access: organizationAccess(parts, 'secret_key'),
    conventions: bankingConventions,
    params: ofCustomer,
    answers: answersWith(answer, 'The token.'),
    async handle({ caller, call }) {
      const token = await act(parts, byOrganization(caller, call), (act) => makeAuthorizeToken(act, caller))
      return json(200, { HttpStatusCode: 200, Token: token })
    },
  })
}
