// The dispatcher: looks at the stored authorization and sends the customer to the next step. Every step returns here.

import { redirect } from '../../platform/http/answer.ts'
import type { Authorization } from '../../domain/authorizations/authorization.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { ANSWER } from './after-decision.ts'
import { authorizationPath } from './authorization-path.ts'
import { visitEndpoint, type AuthorizationPagesParts } from './visit.ts'

export function dispatchEndpoint(parts: AuthorizationPagesParts): Endpoint {
  return visitEndpoint(parts, {
    name: 'continue-authorization',
    summary: 'Sends the customer to the step that the authorization has reached.',
    method: 'GET',
    handle: async ({ authorization }) => redirect(authorizationPath(authorization.id, nextStep(authorization))),
  })
}

/** The way to the app, pressed by whoever came back after the decision. Before it there is no answer to take along. */
export function answerEndpoint(parts: AuthorizationPagesParts): Endpoint {
  return visitEndpoint(parts, {
    name: 'go-to-app',
    summary: 'Sends the customer to the app with the answer, as long as the app has not redeemed it.',
    method: 'GET',
    step: ANSWER,
    asksForAnswer: true,
    handle: async ({ authorization }) => redirect(authorizationPath(authorization.id)),
  })
}

function nextStep({ signedIn, chosenAccounts }: Authorization): 'sign-in' | 'accounts' | 'review' {
  if (!signedIn) return 'sign-in'
  return chosenAccounts ? 'review' : 'accounts'
}
