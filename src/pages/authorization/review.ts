// The page where the customer reads what will be shared, and decides.

import { z } from 'zod'
import type { AuthorizationAt } from '../../domain/authorizations/authorization-flow.ts'
import { openAuthorization, type Authorization } from '../../domain/authorizations/authorization.ts'
import { allow, deny } from '../../domain/authorizations/decide.ts'
import { consentEnd } from '../../domain/consents/consent-terms.ts'
import { hasLivingConsent } from '../../domain/consents/has-living-consent.ts'
import { act } from '../../domain/journal/act.ts'
import { listReadingPartners } from '../../domain/shares/list-reading-partners.ts'
import { DAY_ZONE } from '../../platform/clock.ts'
import type { Answer } from '../../platform/http/answer.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { path } from '../../platform/http/path.ts'
import { Problem } from '../../platform/problem.ts'
import { myDataPaths } from '../my-data/paths.ts'
import { afterDecision, toApp } from './after-decision.ts'
import { authorizationForm, authorizationPage, formPage, formToken } from './authorization-page.ts'
import type { AuthorizationPageRequest, AuthorizationPagesParts } from './page-request.ts'
import { authorizationPaths } from './paths.ts'
import { reviewView } from './views/review.ts'

type Request = AuthorizationPageRequest<AuthorizationAt<'decide'>>

export function showReviewEndpoint(parts: AuthorizationPagesParts): Endpoint {
  return authorizationPage(parts, {
    name: 'show-review',
    summary: 'Shows in plain words what will be shared, with whom and until when.',
    handle: (request) => show(parts, request),
  })
}

export function decideEndpoint(parts: AuthorizationPagesParts): Endpoint {
  return authorizationForm(parts, {
    name: 'decide',
    summary: "Takes the customer's decision.",
    fields: z.object({ decision: z.enum(['allow', 'deny']) }),
    shown: whatIsShown,
    handle: (request, { decision }) => decide(parts, request, decision),
  })
}

/** When the button is pressed twice at once, the second press gets the answer of the first. */
async function decide(parts: AuthorizationPagesParts, request: Request, decision: 'allow' | 'deny'): Promise<Answer> {
  const { authorization, by, browserSecret } = request
  try {
    const answer = await act(parts, by, (act) =>
      decision === 'allow'
        ? allow(act, parts, authorization, endOfConsent(parts, authorization))
        : deny(act, parts, authorization),
    )
    return toApp(request, answer)
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'authorization_decided') throw error
    const decided = await openAuthorization(parts.database, parts.vault, authorization.id, browserSecret)
    if (decided.status !== 'decided') throw error
    return afterDecision(parts, { ...request, authorization: decided })
  }
}

async function show(parts: AuthorizationPagesParts, request: Request): Promise<Answer> {
  const { authorization, provider, page, app } = request
  const { signedIn, chosenAccounts, clusters, terms, clientId } = authorization
  const { bankCustomerId, accounts } = signedIn
  const now = parts.clock.now()
  const view = reviewView({
    page,
    app,
    bankName: provider.name[page.language],
    clusters: new Set(clusters),
    recognizes: authorization.openIdScopes.includes('openid'),
    accounts: accounts.filter(({ bankAccountId }) => chosenAccounts.includes(bankAccountId)),
    ...(terms.durationType !== 'ONE_TIME' && {
      until: endOfConsent(parts, authorization).toZonedDateTimeISO(DAY_ZONE).toPlainDate(),
    }),
    lookbackDays: terms.lookbackDays,
    replacesFormer: await hasLivingConsent(parts.database, now, {
      clientId,
      providerId: provider.providerId,
      bankCustomerId,
    }),
    partners: request.recipient.sharesOnward ? await listReadingPartners(parts.database, clientId) : undefined,
    myDataUrl: `${parts.issuer}${myDataPaths.landing}`,
    changeAccountsPath: path(authorizationPaths['show-accounts'], authorization),
    form: {
      action: path(authorizationPaths.decide, authorization),
      csrfToken: formToken(parts, request, whatIsShown(request)),
    },
  })
  return formPage(200, view)
}

/** A choice changed in another tab makes this page's form worthless: nobody agrees to what they did not see. */
function whatIsShown({ authorization }: Request): string {
  return ['review', authorization.signedIn.bankCustomerId, ...authorization.chosenAccounts].join(' ')
}

function endOfConsent({ clock, consentMonths }: AuthorizationPagesParts, { terms }: Authorization): Temporal.Instant {
  return consentEnd(terms, clock.now(), consentMonths)
}
