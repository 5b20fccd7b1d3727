// Signing in with user name and password, which test institutions alone allow: the same consent as on the pages, given to
// the organization's own Connect client.

import { strict as assert } from 'node:assert'
import { demandOpen as demandStillOpen } from '../../domain/authorizations/demand-open.ts'
import type { SignedIn } from '../../domain/authorizations/signed-in.ts'
import { consentEnd } from '../../domain/consents/consent-terms.ts'
import { act, type By } from '../../domain/journal/act.ts'
import { abandonLate, abandonSignIn } from '../../domain/logins/abandon-sign-in.ts'
import { advanceSession, countWrongAnswer } from '../../domain/logins/advance-session.ts'
import { beginSession } from '../../domain/logins/begin-session.ts'
import { connectDirectly, findLoginOf } from '../../domain/logins/connect-directly.ts'
import { findSecurityQuestions } from '../../domain/logins/security-questions.ts'
import { takeOpener } from '../../domain/logins/session-opener.ts'
import type { AuthorizedSession, PendingSignIn, Session } from '../../domain/logins/session.ts'
import { findProvider, listServedProviders, type Provider } from '../../domain/providers/provider.ts'
import { findConnectClient } from '../../domain/connect/connect-client.ts'
import { findClient } from '../../domain/clients/find-client.ts'
import { findRecipient } from '../../domain/recipients/recipient.ts'
import { findRegistrationStatus } from '../../domain/registrations/registration.ts'
import type { BankCall, DirectAttempt, DirectChallenge } from '../../domain/retrieval/connector.ts'
import { Problem } from '../../platform/problem.ts'
import { settingsOf, type AuthorizeRequest, type AuthorizeInput } from './authorize-request.ts'
import { findInstitution, institutionOf } from '../../domain/providers/institution.ts'
import { byOrganization } from './organization-access.ts'
import type { BankingParts } from './parts.ts'

/** Authorized, or a question to be answered first. */
export type Outcome =
  | AuthorizedSession
  | { readonly question: string; readonly institution: string; readonly session: Session }

type PendingSession = Session & { readonly pending: PendingSignIn }

/** The institution at which a customer signs in, and the client to which they are connected. */
type Place = { readonly provider: Provider; readonly clientId: string }

/** A sign-in before its next step: where, in which session, by whom, and what is known of it. */
type SignIn = Place & {
  readonly session: Session
  readonly by: By
  readonly known: Pick<PendingSignIn, 'username' | 'asked'>
}

export async function signIn(
  parts: BankingParts,
  { caller: { organizationId, opener }, call, body }: AuthorizeInput,
  attempt: { readonly username: string; readonly password: string },
): Promise<Outcome> {
  const provider = await demandInstitution(parts, body)
  const place = await demandOpen(parts, organizationId, provider)
  const by = byOrganization(organizationId, call)
  const session = await act(parts, by, async (act) => {
    const used = await takeOpener(act, organizationId, opener)
    return beginSession(act, { opener: used, organizationId, providerId: provider.providerId, ...settingsOf(body) })
  })
  return takeStep(parts, { ...place, session, by, known: { username: attempt.username, asked: [] } }, attempt)
}

/**
 * Answers to earlier questions may be sent along. Throws `unknown_prompt`, `session_busy` if only those are there,
 * `answer_missing`, `wrong_answer`. Without any answer the question is asked again.
 */
export async function answerQuestion(
  parts: BankingParts,
  { call, body: { SecurityResponses: responses = {} } }: AuthorizeInput,
  session: PendingSession,
): Promise<Outcome> {
  const { pending, organizationId, providerId } = session
  const provider = await findProvider(parts.database, providerId)
  assert.ok(provider, 'a session at no provider')
  const { question, progress } = pending
  if (Object.keys(responses).length === 0) return { question, institution: institutionOf(provider), session }
  if (!Object.keys(responses).every((prompt) => pending.asked.includes(prompt))) {
    throw new Problem('unknown_prompt', 'Answer the question that was asked, under its Prompt to the letter.')
  }
  const { [question]: given } = responses
  if (given === undefined) {
    throw new Problem('session_busy', 'That question was answered by another call. Answer the one that it asked next.')
  }
  const answer = [given].flat()[0]?.trim() ?? ''
  if (answer === '') throw new Problem('answer_missing', 'The question that was asked has no answer.')
  const place = await demandOpen(parts, organizationId, provider)
  const by = byOrganization(organizationId, call)
  return takeStep(parts, { ...place, session, by, known: pending }, { progress, answer })
}

async function demandInstitution({ database }: BankingParts, { Institution }: AuthorizeRequest): Promise<Provider> {
  const provider =
    Institution === undefined ? undefined : findInstitution(await listServedProviders(database), Institution)
  if (provider) return provider
  throw new Problem('invalid_request', 'Institution must be one of those that GET Institutions names.')
}

/** Throws `provider_disabled` if the organization cannot connect anybody, and `not_supported_by_provider`. */
async function demandOpen(
  { database, retrieval }: BankingParts,
  organizationId: string,
  provider: Provider,
): Promise<Place> {
  const { providerId } = provider
  const { offers } = await retrieval.banks.of(provider)
  if (!offers.has('directSignIn')) {
    const detail = 'Customers of this institution sign in at the institution itself: send them through Connect.'
    throw new Problem('not_supported_by_provider', detail)
  }
  const clientId = await findConnectClient(database, organizationId)
  const client = clientId === undefined ? undefined : await findClient(database, clientId)
  const status = client && (await findRegistrationStatus(database, client.clientId, providerId))
  if (!client || status !== 'ACTIVE' || provider.status !== 'ACTIVE') {
    throw new Problem('provider_disabled', 'This organization cannot connect customers of this institution now.')
  }
  return { provider, clientId: client.clientId }
}

async function takeStep(parts: BankingParts, signIn: SignIn, attempt: DirectAttempt): Promise<Outcome> {
  const { provider, session, by, known } = signIn
  const reached = await attemptStep(parts, signIn, attempt).catch(async (problem: unknown) => {
    if (problem instanceof Problem && problem.code === 'wrong_answer') {
      await act(parts, by, (act) => countWrongAnswer(act, session))
    }
    throw problem
  })
  const { at, asked } = await answerFromKept(parts, signIn, reached)
  if (!('question' in at)) {
    try {
      return await connect(parts, { ...signIn, known: { ...known, asked } }, at)
    } catch (error) {
      await act(parts, by, (act) => abandonSignIn(act, parts.vault, provider.providerId, at))
      throw error
    }
  }
  const pending = { ...at, username: known.username, asked }
  await act(parts, by, (act) => advanceSession(act, parts.vault, session, { pending }))
  return { question: at.question, institution: institutionOf(provider), session }
}

function attemptStep(
  { retrieval, ...parts }: BankingParts,
  { provider, session: { requestId, language, organizationId } }: SignIn,
  attempt: DirectAttempt,
): Promise<SignedIn | DirectChallenge> {
  const { providerId } = provider
  const by: By = { actor: { kind: 'organization', id: organizationId }, requestId }
  const late = abandonLate(parts, by, providerId)
  const step = async (call: BankCall): Promise<SignedIn | DirectChallenge> => {
    const { signIn } = await retrieval.banks.of(provider)
    assert.ok(signIn.direct, 'the institution was seen to offer it')
    return signIn.direct(language, attempt, call)
  }
  return retrieval.calls.ask(providerId, requestId, step, late)
}

/** Goes on with answers that the organization gave to keep, as far as they are right. */
async function answerFromKept(
  parts: BankingParts,
  signIn: SignIn,
  reached: SignedIn | DirectChallenge,
): Promise<{ readonly at: SignedIn | DirectChallenge; readonly asked: readonly string[] }> {
  const { database, vault } = parts
  const { clientId, provider, known } = signIn
  let at = reached
  const asked = new Set(known.asked)
  while ('question' in at) {
    const { question, progress, bankCustomerId } = at
    asked.add(question)
    const loginId = await findLoginOf(database, clientId, provider.providerId, bankCustomerId)
    const kept = loginId === undefined ? [] : await findSecurityQuestions(database, vault, loginId)
    const answer = kept.find((known) => known.question === question)?.answer
    if (answer === undefined) break
    const next = await attemptStep(parts, signIn, { progress, answer }).catch(unlessWrong)
    if (!next) break
    at = next
  }
  return { at, asked: [...asked] }
}

function unlessWrong(problem: unknown): undefined {
  if (!(problem instanceof Problem) || problem.code !== 'wrong_answer') throw problem
}

async function connect(
  parts: BankingParts,
  { provider: { providerId }, clientId, session, by, known: { username, asked } }: SignIn,
  { bankCustomerId, customerType, accounts, ...given }: SignedIn,
): Promise<AuthorizedSession> {
  const { vault, consentMonths } = parts
  const open = accounts.filter(({ status }) => status === 'OPEN')
  if (open.length === 0) throw new Problem('no_open_account', 'The customer has no open account at the institution.')
  const recipient = await findRecipient(parts.database, clientId)
  if (!recipient) throw new Problem('provider_disabled', 'This organization cannot connect customers now.')
  const loginId = await act(parts, by, async (act) => {
    // The bank may have taken its time, and an operator has disabled or retired it meanwhile.
    await demandStillOpen({ read: act.tx }, { clientId, providerId })
    const connected = await connectDirectly(act, vault, {
      clientId,
      providerId,
      clusters: recipient.clusters,
      bankCustomerId,
      accounts: open,
      given,
      ...(customerType !== undefined && { customerType }),
      expiresAt: consentEnd({}, act.at, consentMonths),
      username,
      asked,
    })
    await advanceSession(act, vault, session, { loginId: connected })
    return connected
  })
  return { ...session, loginId }
}
