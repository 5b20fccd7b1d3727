// The two addresses without a page: the way to the next step, and the way to the app with an answer that exists already.

import { nextStep } from '../../domain/authorizations/authorization-flow.ts'
import { redirect } from '../../platform/http/answer.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { path } from '../../platform/http/path.ts'
import { authorizationPage, toNextStep } from './authorization-page.ts'
import type { AuthorizationPagesParts } from './page-request.ts'
import { authorizationPaths } from './paths.ts'

export function continueEndpoint(parts: AuthorizationPagesParts): Endpoint {
  return authorizationPage(parts, {
    name: 'continue-authorization',
    summary: 'Sends the customer to the step that the authorization has reached.',
    handle: async ({ authorization }) => redirect(path(authorizationPaths[nextStep(authorization)], authorization)),
  })
}

/** Until the decision it may not run; afterwards `afterDecision` answers. */
export function goToAppEndpoint(parts: AuthorizationPagesParts): Endpoint {
  return authorizationPage(parts, {
    name: 'go-to-app',
    summary: 'Sends the customer to the app with the answer, as long as the app has not redeemed it.',
    handle: async (request) => toNextStep(request),
  })
}
