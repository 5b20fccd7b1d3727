// Every page of the authorization, in the order in which the customer meets them.

import type { Endpoint } from '../../platform/http/endpoint.ts'
import { leaveForBankEndpoint, returnFromBankEndpoint } from './bank.ts'
import { chooseAccountsEndpoint, showAccountsEndpoint } from './choose-accounts.ts'
import { continueEndpoint, goToAppEndpoint } from './continue.ts'
import { logoEndpoint } from './logo.ts'
import type { AuthorizationPagesParts } from './page-request.ts'
import { decideEndpoint, showReviewEndpoint } from './review.ts'

export function authorizationPages(parts: AuthorizationPagesParts): readonly Endpoint[] {
  return [
    continueEndpoint(parts),
    leaveForBankEndpoint(parts),
    returnFromBankEndpoint(parts),
    showAccountsEndpoint(parts),
    chooseAccountsEndpoint(parts),
    showReviewEndpoint(parts),
    decideEndpoint(parts),
    goToAppEndpoint(parts),
    logoEndpoint(parts),
  ]
}
