// The trip to the bank and back: the customer signs in where the bank has them sign in, never with us.

import { keepSignedIn, leaveForBank, returnFromBank } from '../../domain/authorizations/bank-sign-in.ts'
import { DENIED, NO_SIGN_IN, refuse, turnBack, type Refusal } from '../../domain/authorizations/decide.ts'
import { isExpectedCustomer, OTHER_CUSTOMER } from '../../domain/authorizations/expected-customer.ts'
import { consentDays } from '../../domain/consents/consent-terms.ts'
import { act } from '../../domain/journal/act.ts'
import { redirect, type Answer } from '../../platform/http/answer.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { Problem, type ProblemCode } from '../../platform/problem.ts'
import { bankAnswer, beginSignIn, finishSignIn } from '../bank-trip.ts'
import { toApp } from './after-decision.ts'
import { authorizationPage, toNextStep } from './authorization-page.ts'
import type { AuthorizationPageRequest, AuthorizationPagesParts } from './page-request.ts'

export function leaveForBankEndpoint(parts: AuthorizationPagesParts): Endpoint {
  return authorizationPage(parts, {
    name: 'leave-for-bank',
    summary: 'Sends the customer to the sign-in of the bank.',
    isUnsafe: true,
    async handle({ authorization, call, provider, page }) {
      parts.strangers.demandFew(call, 'bank')
      const { requestId } = call
      const { clusters, terms } = authorization
      const days = consentDays(terms, parts.clock.now(), parts.consentMonths)
      const asked = { clusters, ...(days !== undefined && { days }) }
      const begun = await beginSignIn(parts, provider, { language: page.language, ...asked, requestId })
      await leaveForBank(parts.database, parts.vault, authorization, { ...begun, requestId })
      return redirect(begun.address)
    },
  })
}

export function returnFromBankEndpoint(parts: AuthorizationPagesParts): Endpoint {
  return authorizationPage(parts, {
    name: 'return-from-bank',
    summary: 'Takes the answer of the bank: who signed in, or why nobody did.',
    isUnsafe: true,
    query: bankAnswer,
    async handle(request, answer) {
      const { authorization, provider, by } = request
      const taken = await returnFromBank(parts, parts.vault, authorization, answer['state'])
      if (!taken) return toNextStep(request)
      try {
        const signedIn = await finishSignIn(parts, by, provider, { ...taken, answer })
        await act(parts, by, (act) => keepSignedIn(act, parts.vault, authorization, signedIn))
        if (!(await isExpectedCustomer(parts, authorization, signedIn.bankCustomerId))) {
          return toApp(request, await act(parts, by, (act) => refuse(act, parts, authorization, OTHER_CUSTOMER)))
        }
      } catch (error) {
        if (error instanceof Problem) return endWithoutSignIn(parts, request, error)
        throw error
      }
      return toNextStep(request)
    },
  })
}

/** The customer turned back at the bank, or the bank cannot sign anybody in: the app hears which. */
async function endWithoutSignIn(
  parts: AuthorizationPagesParts,
  request: AuthorizationPageRequest,
  problem: Problem,
): Promise<Answer> {
  const { authorization, by, call } = request
  const refusal = REFUSALS[problem.code]
  if (!refusal) throw problem
  call.log.problem = problem.code
  const answer =
    authorization.status === 'started'
      ? await turnBack(parts, parts, authorization, refusal)
      : await act(parts, by, (act) => refuse(act, parts, authorization, refusal))
  return toApp(request, answer)
}

const REFUSALS: Readonly<Partial<Record<ProblemCode, Refusal>>> = {
  access_denied: DENIED,
  provider_unavailable: NO_SIGN_IN,
  provider_maintenance: NO_SIGN_IN,
  provider_busy: NO_SIGN_IN,
  // The state is used up: nobody can come back with it.
  temporarily_unavailable: NO_SIGN_IN,
}
