// The dispatcher: looks at the stored authorization and sends the customer to the next step. Every step returns here.

import { redirect } from '../../platform/http/answer.ts'
import type { Authorization } from '../../domain/authorizations/authorization.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { path } from '../../platform/http/path.ts'
import { authorizationPaths } from './paths.ts'
import { visitEndpoint, type AuthorizationPagesParts } from './visit.ts'

export function dispatchEndpoint(parts: AuthorizationPagesParts): Endpoint {
  return visitEndpoint(parts, {
    name: 'continue-authorization',
    summary: 'Sends the customer to the step that the authorization has reached.',
    method: 'GET',
    path: authorizationPaths.next,
    handle: async ({ authorization }) => redirect(path(nextPage(authorization), authorization)),
  })
}

/** The way to the app, pressed by whoever came back after the decision. Before it there is no answer to take along. */
export function answerEndpoint(parts: AuthorizationPagesParts): Endpoint {
  return visitEndpoint(parts, {
    name: 'go-to-app',
    summary: 'Sends the customer to the app with the answer, as long as the app has not redeemed it.',
    method: 'GET',
    path: authorizationPaths.answer,
    asksForAnswer: true,
    handle: async ({ authorization }) => redirect(path(authorizationPaths.next, authorization)),
  })
}

function nextPage({ signedIn, chosenAccounts }: Authorization) {
  if (!signedIn) return authorizationPaths.signIn
  return chosenAccounts ? authorizationPaths.review : authorizationPaths.accounts
}
