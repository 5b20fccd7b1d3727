// POST AuthorizeMultiple: with one authorize token a session for each of several logins.

import { z } from 'zod'
import { demandConsentOfLogin } from '../../domain/consents/find-living-consent.ts'
import { act, type Act } from '../../domain/journal/act.ts'
import { beginSession } from '../../domain/logins/begin-session.ts'
import { takeOpener, type UsedOpener } from '../../domain/logins/session-opener.ts'
import type { LivingConsent } from '../../domain/consents/living-consent.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { answersWith, BASE, ofCustomer } from './answers.ts'
import { authorizeAccess } from './authorize-access.ts'
import { authorizeRequest, settingsOf } from './authorize-request.ts'
import { bankingConventions } from './banking-conventions.ts'
import { byOrganization } from './organization-access.ts'
import type { BankingParts } from './parts.ts'
import { institutionShape, linksShape, loginSchema, READ_LINKS, readMembers } from './session-members.ts'

const MOST = 100

const request = authorizeRequest.pick({ MostRecentCached: true, Language: true, Tag: true }).extend({
  LoginIds: z
    .array(z.string('must be LoginIds').max(100, 'is too long'), 'must be a list of LoginIds')
    .min(1, 'must name at least one')
    .max(MOST, `names more than ${MOST}`),
})

const begun = z
  .object({
    LoginId: z.string(),
    HttpStatusCode: z.literal(200),
    FlinksCode: z.literal('OK'),
    ...institutionShape,
    Login: loginSchema,
    RequestId: z.string().describe('Opens the reads of this login for half an hour.'),
  })
  .meta({ id: 'AuthorizedLogin' })

const refused = z
  .object({
    LoginId: z.string(),
    HttpStatusCode: z.literal(401),
    FlinksCode: z.literal('INVALID_LOGIN'),
    Message: z.string(),
  })
  .meta({ id: 'RefusedLogin' })

const answer = z
  .object({
    HttpStatusCode: z.literal(200),
    FlinksCode: z.literal('OK'),
    ...linksShape,
    Logins: z.array(z.union([begun, refused])).describe('In the order in which they were asked for.'),
    Tag: z.string().nullable(),
  })
  .meta({ id: 'AuthorizedLogins' })

export function authorizeMultipleEndpoint(parts: BankingParts): Endpoint {
  const { database, vault, clock } = parts
  return endpoint({
    name: 'banking-authorize-multiple',
    summary: 'Begins a session for each of several logins. One that shares nothing does not keep the others from it.',
    method: 'POST',
    path: `${BASE}/AuthorizeMultiple`,
    access: authorizeAccess(parts),
    conventions: bankingConventions,
    params: ofCustomer,
    accepts: ['json'],
    body: request,
    answers: answersWith(answer, 'What came of each.'),
    async handle({ caller: { organizationId, opener }, call, body }) {
      const { language, tag } = settingsOf(body)
      const loginIds = [...new Set(body.LoginIds)]
      const found = await Promise.all(
        loginIds.map((loginId) =>
          demandConsentOfLogin(database, vault, clock.now(), { organizationId, loginId }).catch(unlessOver),
        ),
      )
      const requestIds = await act(parts, byOrganization(organizationId, call), async (act) => {
        const used = await takeOpener(act, organizationId, opener)
        const begun = new Map<LivingConsent, string>()
        for (const consent of found.filter((one) => one !== undefined)) {
          const { providerId, loginId } = consent
          const wanted = { opener: used, organizationId, providerId, language, tag, loginId }
          const session = await beginSession(act, wanted).catch(unlessOver)
          if (session) begun.set(consent, session.requestId)
        }
        // With no session to show for it, the token is used all the same.
        if (begun.size === 0) await recordNone(act, organizationId, used)
        return begun
      })
      const Logins = await Promise.all(
        found.map(async (consent, at) => {
          const RequestId = consent && requestIds.get(consent)
          if (!consent || RequestId === undefined) return refusalOf(loginIds[at] ?? '')
          const members = await readMembers(parts, { consent, organizationId, language, withUsername: true })
          return { LoginId: consent.loginId, HttpStatusCode: 200, FlinksCode: 'OK', ...members, RequestId }
        }),
      )
      return json(200, { HttpStatusCode: 200, FlinksCode: 'OK', Links: READ_LINKS, Logins, Tag: tag ?? null })
    },
  })
}

async function recordNone(act: Act, organizationId: string, { by: openedBy }: UsedOpener): Promise<void> {
  const action = openedBy === 'authorize_token' ? 'use-authorize-token' : 'refuse-logins'
  await act.record(action, { detail: { organizationId, openedBy } })
}

function unlessOver(problem: unknown): undefined {
  if (!(problem instanceof Problem) || problem.code !== 'login_not_found') throw problem
}

function refusalOf(LoginId: string): z.infer<typeof refused> {
  const Message = 'There is no such LoginId, or its customer shares nothing any more.'
  return { LoginId, HttpStatusCode: 401, FlinksCode: 'INVALID_LOGIN', Message }
}
