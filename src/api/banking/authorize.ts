// POST Authorize: begins a session, with a LoginId or with user name and password at a test institution, and goes on with
// the answers to its security questions.

import { z } from 'zod'
import { demandConsentOfLogin } from '../../domain/consents/find-living-consent.ts'
import { act } from '../../domain/journal/act.ts'
import { beginSession } from '../../domain/logins/begin-session.ts'
import { takeOpener } from '../../domain/logins/session-opener.ts'
import { demandSession, isOver, sessionNotFound, type AuthorizedSession } from '../../domain/logins/session.ts'
import { json, type Answer } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { answersWith, BASE, ofCustomer } from './answers.ts'
import { authorizeAccess } from './authorize-access.ts'
import { authorizeRequest, settingsOf, type AuthorizeInput } from './authorize-request.ts'
import { bankingConventions } from './banking-conventions.ts'
import { answerQuestion, signIn, type Outcome } from './direct-sign-in.ts'
import { byOrganization } from './organization-access.ts'
import type { BankingParts } from './parts.ts'
import {
  AUTHORIZE_LINKS,
  institutionShape,
  linksShape,
  loginSchema,
  READ_LINKS,
  readMembers,
} from './session-members.ts'

const authorized = z
  .object({
    HttpStatusCode: z.literal(200),
    ...linksShape,
    ...institutionShape,
    Login: loginSchema,
    RequestId: z.string().describe('Opens the reads of this session for half an hour.'),
    Tag: z.string().nullable(),
  })
  .meta({ id: 'Authorized' })

const challenged = z
  .object({
    HttpStatusCode: z.literal(203),
    ...linksShape,
    SecurityChallenges: z.array(z.object({ Type: z.literal('QuestionAndAnswer'), Prompt: z.string() })),
    Institution: z.string(),
    RequestId: z.string(),
    Tag: z.string().nullable(),
  })
  .meta({ id: 'SecurityChallenge' })

export function authorizeEndpoint(parts: BankingParts): Endpoint {
  return endpoint({
    name: 'banking-authorize',
    summary: 'Begins a session in which the accounts of one customer are read.',
    method: 'POST',
    path: `${BASE}/Authorize`,
    access: authorizeAccess(parts, 'open_authorize'),
    conventions: bankingConventions,
    params: ofCustomer,
    accepts: ['json'],
    body: authorizeRequest,
    answers: {
      ...answersWith(authorized, 'Authorized: the RequestId opens the reads.'),
      203: { description: 'A security question is to be answered.', content: 'application/json', schema: challenged },
    },
    async handle(input) {
      const outcome = await authorize(parts, input)
      return 'question' in outcome ? writeChallenge(outcome) : writeAuthorized(parts, outcome)
    },
  })
}

async function authorize(parts: BankingParts, input: AuthorizeInput): Promise<Outcome> {
  const { RequestId, LoginId, Username, Password } = input.body
  if (RequestId) return goOn(parts, input, RequestId)
  if (Username && Password) return signIn(parts, input, { username: Username, password: Password })
  if (LoginId) return openLogin(parts, input, LoginId)
  throw new Problem('invalid_request', 'Send a LoginId, or Username and Password with the Institution.')
}

async function openLogin(
  parts: BankingParts,
  { caller: { organizationId, opener }, call, body }: AuthorizeInput,
  login: string,
): Promise<AuthorizedSession> {
  const { database, vault, clock } = parts
  const { loginId, providerId } = await demandConsentOfLogin(database, vault, clock.now(), {
    organizationId,
    loginId: login,
  })
  const session = await act(parts, byOrganization(organizationId, call), async (act) => {
    const used = await takeOpener(act, organizationId, opener)
    return beginSession(act, { opener: used, organizationId, providerId, ...settingsOf(body), loginId })
  })
  return { ...session, loginId }
}

async function goOn(parts: BankingParts, input: AuthorizeInput, requestId: string): Promise<Outcome> {
  const { database, vault, clock } = parts
  const session = await demandSession(database, vault, input.caller.organizationId, requestId)
  if (session.loginId !== undefined) {
    throw new Problem('session_authorized', 'This RequestId is authorized already. Read with it.')
  }
  if (!session.pending) throw sessionNotFound()
  if (isOver(session, clock.now())) {
    throw new Problem('session_expired', 'The answer took longer than eight minutes. Call Authorize again.')
  }
  return answerQuestion(parts, input, { ...session, pending: session.pending })
}

function writeChallenge({ question, institution, session }: Extract<Outcome, { question: string }>): Answer {
  return json(203, {
    HttpStatusCode: 203,
    Links: AUTHORIZE_LINKS,
    SecurityChallenges: [{ Type: 'QuestionAndAnswer', Prompt: question }],
    Institution: institution,
    RequestId: session.requestId,
    Tag: session.tag ?? null,
  })
}

async function writeAuthorized(
  parts: BankingParts,
  { loginId, organizationId, requestId, language, tag }: AuthorizedSession,
): Promise<Answer> {
  const { database, vault, clock } = parts
  const consent = await demandConsentOfLogin(database, vault, clock.now(), { organizationId, loginId })
  const { Login, ...institution } = await readMembers(parts, { consent, organizationId, language, withUsername: true })
  return json(200, {
    HttpStatusCode: 200,
    Links: READ_LINKS,
    ...institution,
    Login,
    RequestId: requestId,
    Tag: tag ?? null,
  })
}
