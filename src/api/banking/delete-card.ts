// DELETE DeleteCard: everything that is held for a login goes, and every access token of it is dead at once.

import { z } from 'zod'
import { act } from '../../domain/journal/act.ts'
import { deleteLogin } from '../../domain/logins/delete-login.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { answersWith, BASE, ofCustomer } from './answers.ts'
import { bankingConventions } from './banking-conventions.ts'
import { byOrganization, organizationAccess } from './organization-access.ts'
import type { BankingParts } from './parts.ts'

const answer = z.object({ StatusCode: z.literal(200), Message: z.string() }).meta({ id: 'CardDeleted' })

export function deleteCardEndpoint(parts: BankingParts): Endpoint {
  return endpoint({
    name: 'delete-card',
    summary: 'Deletes everything that is held for a LoginId. Its access tokens are dead at once, for ever.',
    method: 'DELETE',
    path: `${BASE}/DeleteCard/:loginId`,
    access: organizationAccess(parts, 'x_api_key'),
    conventions: bankingConventions,
    params: ofCustomer.extend({ loginId: z.string() }),
    answers: answersWith(answer, 'Deleted.'),
    async handle({ caller, call, params }) {
      const { loginId } = params
      await act(parts, byOrganization(caller, call), (act) => deleteLogin(act, caller, loginId))
      const Message = `All of the information about LoginId ${loginId.toLowerCase()} has been removed`
      return json(200, { StatusCode: 200, Message })
    },
  })
}
