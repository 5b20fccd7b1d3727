// The trip to the bank and back: the customer signs in where the bank has them sign in, never with us.

import { keepSignedIn, leaveForBank, returnFromBank } from '../../domain/authorizations/bank-sign-in.ts'
import { DENIED, NO_SIGN_IN, refuse, turnBack, type Refusal } from '../../domain/authorizations/decide.ts'
import { act } from '../../domain/journal/act.ts'
import { abandonLate } from '../../domain/logins/abandon-sign-in.ts'
import { redirect, type Answer } from '../../platform/http/answer.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { Problem, type ProblemCode } from '../../platform/problem.ts'
import { toApp } from './after-decision.ts'
import { path } from '../../platform/http/path.ts'
import { authorizationPaths } from './paths.ts'
import { visitEndpoint, type AuthorizationPagesParts, type Visit } from './visit.ts'

export function leaveForBankEndpoint(parts: AuthorizationPagesParts): Endpoint {
  return visitEndpoint(parts, {
    name: 'leave-for-bank',
    summary: 'Sends the customer to the sign-in of the bank.',
    method: 'GET',
    isUnsafe: true,
    path: authorizationPaths.signIn,
    async handle({ authorization, call, connector, page }) {
      parts.strangers.demandFew(call, 'bank')
      const state = await leaveForBank(parts.database, authorization, call.requestId)
      const returnUri = `${parts.issuer}${path(authorizationPaths.bankReturn, authorization)}`
      const request = { returnUri, state, language: page.language }
      const { providerId } = authorization
      return redirect(
        await parts.calls.ask(providerId, call.requestId, () => connector.startSignIn(providerId, request)),
      )
    },
  })
}

export function returnFromBankEndpoint(parts: AuthorizationPagesParts): Endpoint {
  return visitEndpoint(parts, {
    name: 'return-from-bank',
    summary: 'Takes the answer of the bank: who signed in, or why nobody did.',
    method: 'GET',
    isUnsafe: true,
    path: authorizationPaths.bankReturn,
    comesFromBank: true,
    async handle(visit) {
      const { authorization, call, connector, by } = visit
      const answer = Object.fromEntries(Object.entries(call.query).map(([name, value]) => [name, String(value)]))
      const state = answer['state'] ?? ''
      try {
        await returnFromBank(parts.database, authorization, state)
      } catch (error) {
        // The bank's page was left twice, by a second click or the back button: who has signed in goes on.
        if (authorization.signedIn && error instanceof Problem)
          return redirect(path(authorizationPaths.next, authorization))
        throw error
      }
      try {
        const { providerId } = authorization
        const finish = () => connector.finishSignIn(providerId, state, answer)
        const late = abandonLate(parts, by, providerId)
        const signedIn = await parts.calls.ask(providerId, call.requestId, finish, late)
        await act(parts, by, (act) => keepSignedIn(act, parts.vault, authorization, signedIn))
      } catch (error) {
        if (error instanceof Problem) return endWithoutSignIn(parts, visit, error)
        throw error
      }
      return redirect(path(authorizationPaths.next, authorization))
    },
  })
}

/** The customer turned back at the bank, or the bank cannot sign anybody in: the app hears which. */
async function endWithoutSignIn(parts: AuthorizationPagesParts, visit: Visit, problem: Problem): Promise<Answer> {
  const { authorization, by } = visit
  const refusal = REFUSALS[problem.code]
  if (!refusal) throw problem
  const answer = authorization.signedIn
    ? await act(parts, by, (act) => refuse(act, parts, authorization, refusal))
    : await turnBack(parts, parts, authorization, refusal)
  return toApp(visit, answer)
}

const REFUSALS: Readonly<Partial<Record<ProblemCode, Refusal>>> = {
  access_denied: DENIED,
  provider_unavailable: NO_SIGN_IN,
  provider_maintenance: NO_SIGN_IN,
  // The state is used up: nobody can come back with it.
  temporarily_unavailable: NO_SIGN_IN,
}
