// Trials of a provider's bank: the page that begins one and lists the others, and the page of one, with its sign-in.

import { z } from 'zod'
import { dataClusters } from '../../fdx/cluster.ts'
import { act, type By } from '../../domain/journal/act.ts'
import { hasRole } from '../../domain/operators/operator.ts'
import { demandProvider, type Provider } from '../../domain/providers/provider.ts'
import type { BankCalls } from '../../domain/retrieval/bank-calls.ts'
import type { Banks } from '../../domain/retrieval/banks.ts'
import { demandTried } from '../../domain/trials/demand-tried.ts'
import { endWithoutSignIn } from '../../domain/trials/record-steps.ts'
import { countsOf, failureOf, say } from '../../domain/trials/sentence.ts'
import { demandWaiting, keepTrialSignIn, leaveForTrial, returnToTrial } from '../../domain/trials/sign-in-for-trial.ts'
import { signInStep } from '../../domain/trials/steps.ts'
import { demandTrial, listTrials, TRIAL_MINUTES, type Trial, type TrialStep } from '../../domain/trials/trial.ts'
import { tryBank } from '../../operations/trials.ts'
import { redirect, type Answer } from '../../platform/http/answer.ts'
import { setCookie } from '../../platform/http/cookie.ts'
import { anyone, endpoint, type Call, type Endpoint } from '../../platform/http/endpoint.ts'
import { path } from '../../platform/http/path.ts'
import { text } from '../../platform/http/request-fields.ts'
import { Problem } from '../../platform/problem.ts'
import { newSecret } from '../../platform/secret.ts'
import { beginSignIn, bankAnswer, finishSignIn } from '../bank-trip.ts'
import { surroundings } from '../surroundings.ts'
import { consoleEndpoint } from './console-endpoint.ts'
import { consoleOperation } from './console-operation.ts'
import type { ConsoleParts } from './console-request.ts'
import { consoleConventions, consolePage } from './conventions.ts'
import { isSecure } from './cookies.ts'
import { paths } from './paths.ts'
import { backFromBankView, trialsView, trialView } from './views/trials.ts'

export type TrialPagesParts = ConsoleParts & { readonly banks: Banks; readonly calls: BankCalls }

const MAX_ROWS = 50

export function trialEndpoints(parts: TrialPagesParts): readonly Endpoint[] {
  return [
    listEndpoint(parts),
    consoleOperation(parts, tryBank, { path: paths.tryBank }),
    showEndpoint(parts),
    leaveEndpoint(parts),
    returnEndpoint(parts),
  ]
}

const providerParams = { providerId: text() }
const trialParams = { providerId: text(), trialId: text() }

type TrialAddress = { readonly providerId: string; readonly trialId: string }

async function demandTrialOf(
  parts: ConsoleParts,
  { providerId, trialId }: TrialAddress,
): Promise<{ readonly provider: Provider; readonly trial: Trial }> {
  const provider = await demandProvider(parts.database, providerId)
  const trial = await demandTrial(parts.database, parts.clock.now(), trialId)
  if (trial.providerId !== provider.providerId) throw new Problem('not_found', 'There is no such trial.')
  return { provider, trial }
}

function listEndpoint(parts: TrialPagesParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-trials',
    summary: "Shows the trials of a provider's bank, and begins another.",
    method: 'GET',
    path: paths.trials,
    role: 'viewer',
    params: providerParams,
    async handle({ params, ...request }) {
      const provider = await demandProvider(parts.database, params.providerId)
      const { providerId } = provider
      const trials = await listTrials(parts.database, parts.clock.now(), { providerId, limit: MAX_ROWS })
      const mayTry = hasRole(request.operator, 'operator')
      return consolePage(200, trialsView({ viewing: request, provider, trials, mayTry }))
    },
  })
}

function showEndpoint(parts: TrialPagesParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-trial',
    summary: "Shows a trial of a provider's bank: each step with what was expected and what came.",
    method: 'GET',
    path: paths.trial,
    role: 'viewer',
    params: trialParams,
    async handle({ params, ...request }) {
      const model = { viewing: request, livePath: parts.scripts.live.path, ...(await demandTrialOf(parts, params)) }
      return consolePage(200, trialView({ ...model, mayTry: hasRole(request.operator, 'operator') }))
    },
  })
}

const COOKIE = 'portage-trial'

/** What a trial asks the bank for: a day is enough to read everything once. */
const ASKED = { clusters: dataClusters, days: 1 } as const

/** A link and no form: the bank is elsewhere, and the policy of the console lets no form lead there. */
function leaveEndpoint(parts: TrialPagesParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'leave-for-trial',
    summary: 'Sends the operator to the sign-in of the bank that is tried.',
    method: 'GET',
    path: paths.leaveForTrial,
    role: 'operator',
    params: trialParams,
    async handle({ params, call, operator, page }) {
      const { provider, trial } = await demandTrialOf(parts, params)
      demandTried(provider)
      demandWaiting(trial)
      const asked = { language: page.language, ...ASKED, requestId: call.requestId }
      const { state, trip, address } = await beginSignIn(parts, provider, asked)
      const browserSecret = newSecret()
      const { operatorId } = operator
      await leaveForTrial(parts, parts.vault, trial, { state, trip, browserSecret, operatorId })
      return redirect(address, { 'set-cookie': trialCookie(parts, trial, browserSecret) })
    },
  })
}

/** Lax: the bank sends the operator back from elsewhere, where the cookie of the session is not sent along. */
function trialCookie(parts: ConsoleParts, { id: trialId, providerId }: Trial, value: string): string {
  return setCookie({
    name: COOKIE,
    value,
    path: path(paths.returnToTrial, { providerId, trialId }),
    maxAgeSeconds: value === '' ? 0 : TRIAL_MINUTES * 60,
    secure: isSecure(parts),
  })
}

function returnEndpoint(parts: TrialPagesParts): Endpoint {
  return endpoint({
    name: 'return-to-trial',
    summary: 'Takes the answer of a bank that is tried, in the browser that left for it.',
    method: 'GET',
    path: paths.returnToTrial,
    access: anyone,
    conventions: consoleConventions(parts.stylesheet),
    params: z.object(trialParams),
    query: bankAnswer,
    answers: { 200: { description: 'A page that leads back to the trial.', content: 'text/html' } },
    async handle({ call, params, query: answer }) {
      const { provider, trial } = await demandTrialOf(parts, params)
      const { state = '' } = answer
      const browserSecret = call.cookie(COOKIE)
      const { operatorId, trip } = await returnToTrial(parts, parts.vault, trial, { state, browserSecret })
      if (trip !== undefined) {
        const by = { actor: { kind: 'operator', id: operatorId }, requestId: call.requestId } as const
        await takeSignIn(parts, { provider, trial, by }, { trip, state, answer })
      }
      return backToTrial(parts, call, trial)
    },
  })
}

type Tried = { readonly provider: Provider; readonly trial: Trial; readonly by: By & { readonly requestId: string } }

async function takeSignIn(
  parts: TrialPagesParts,
  { provider, trial, by }: Tried,
  taken: Parameters<typeof finishSignIn>[3],
): Promise<void> {
  const about = { ...signInStep, requestId: by.requestId }
  try {
    demandTried(provider)
    const signedIn = await finishSignIn(parts, by, provider, taken)
    const counts = countsOf(signedIn.accounts.map(({ accountCategory }) => accountCategory))
    const type = signedIn.customerType ?? 'UNKNOWN'
    const came = say(
      `A customer (${type}). Accounts on offer: ${counts}`,
      `Une personne (${type}). Comptes offerts : ${counts}`,
    )
    const step: TrialStep = { ...about, outcome: 'passed', came }
    await act(parts, by, (act) => keepTrialSignIn(act, parts.vault, { trial, step }, signedIn))
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const advice = say(
      'Begin another trial. The settings of the sign-in and the return address must be those that the bank has.',
      'Commencez un autre essai. Les réglages de la connexion et l’adresse de retour doivent être ceux de l’institution.',
    )
    await endWithoutSignIn(parts.database, trial.id, { ...about, outcome: 'failed', came: failureOf(error), advice })
  }
}

/** The browser goes on by itself from a page of ours: then the cookie of the session, which is `Strict`, is sent. */
function backToTrial(parts: TrialPagesParts, call: Call, trial: Trial): Answer {
  const href = path(paths.trial, { providerId: trial.providerId, trialId: trial.id })
  const page = surroundings(call, parts.stylesheet)
  const headers = { refresh: `0; url=${href}`, 'set-cookie': trialCookie(parts, trial, '') }
  return consolePage(200, backFromBankView(page, href), headers)
}
