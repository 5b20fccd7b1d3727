// Every page of the authorization, in the order in which the customer meets them.

import { bytes, empty } from '../../platform/http/answer.ts'
import { anyone, endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { findLogo } from '../../domain/recipients/recipient.ts'
import { pageConventions } from '../page-conventions.ts'
import { authorizationPaths } from './paths.ts'
import { leaveForBankEndpoint, returnFromBankEndpoint } from './bank.ts'
import { chooseAccountsEndpoint, showAccountsEndpoint } from './choose-accounts.ts'
import { answerEndpoint, dispatchEndpoint } from './dispatch.ts'
import { decideEndpoint, showReviewEndpoint } from './review.ts'
import type { AuthorizationPagesParts } from './visit.ts'

export function authorizationPages(parts: AuthorizationPagesParts): readonly Endpoint[] {
  return [
    dispatchEndpoint(parts),
    leaveForBankEndpoint(parts),
    returnFromBankEndpoint(parts),
    showAccountsEndpoint(parts),
    chooseAccountsEndpoint(parts),
    showReviewEndpoint(parts),
    decideEndpoint(parts),
    answerEndpoint(parts),
    logoEndpoint(parts),
  ]
}

/** A logo is a stranger's file: it runs no script and loads nothing, wherever it is opened. */
const LOGO_HEADERS = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'public, max-age=3600',
}

function logoEndpoint({ database, stylesheet }: AuthorizationPagesParts): Endpoint {
  return endpoint({
    name: 'recipient-logo',
    summary: "A recipient's logo, from our own origin.",
    method: 'GET',
    path: authorizationPaths.logo,
    access: anyone,
    conventions: pageConventions(stylesheet),
    answers: { 200: { description: 'The logo.', content: 'image/*' }, 404: { description: 'There is none.' } },
    async handle({ call }) {
      const logo = await findLogo(database, call.params['clientId'] ?? '')
      return logo ? bytes(200, logo.contentType, logo.bytes, LOGO_HEADERS) : empty(404)
    },
  })
}
