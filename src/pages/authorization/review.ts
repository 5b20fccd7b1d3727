// The page where the customer reads what will be shared, and decides.

import { openAuthorization, type Authorization } from '../../domain/authorizations/authorization.ts'
import { allow, deny } from '../../domain/authorizations/decide.ts'
import { consentEnd } from '../../domain/consents/consent-terms.ts'
import { hasLivingConsent } from '../../domain/consents/has-living-consent.ts'
import { act } from '../../domain/journal/act.ts'
import { DAY_ZONE } from '../../platform/clock.ts'
import { findClient } from '../../domain/clients/find-client.ts'
import { listSharingPartners } from '../../domain/shares/sharing-partner.ts'
import { redirect, type Answer } from '../../platform/http/answer.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { reviewView } from './views/review.ts'
import { afterDecision, toApp } from './after-decision.ts'
import { path } from '../../platform/http/path.ts'
import { authorizationPaths } from './paths.ts'
import { demandForm, formToken, visitEndpoint, visitPage, type AuthorizationPagesParts, type Visit } from './visit.ts'

const STEP = 'review'

export function showReviewEndpoint(parts: AuthorizationPagesParts): Endpoint {
  return visitEndpoint(parts, {
    name: 'show-review',
    summary: 'Shows in plain words what will be shared, with whom and until when.',
    method: 'GET',
    path: authorizationPaths.review,
    async handle(visit) {
      const { signedIn, chosenAccounts, id } = visit.authorization
      if (!signedIn || !chosenAccounts) return redirect(path(authorizationPaths.next, { id }))
      return show(parts, visit)
    },
  })
}

export function decideEndpoint(parts: AuthorizationPagesParts): Endpoint {
  return visitEndpoint(parts, {
    name: 'decide',
    summary: "Takes the customer's decision.",
    method: 'POST',
    path: authorizationPaths.review,
    asksForAnswer: true,
    async handle(visit) {
      const { authorization, call } = visit
      if (!authorization.chosenAccounts) return redirect(path(authorizationPaths.next, authorization))
      demandForm(parts, visit, whatIsShown(visit))
      const { decision } = call.body
      if (decision !== 'allow' && decision !== 'deny') {
        throw new Problem('form_expired', 'This form was not sent by one of its buttons.')
      }
      return decide(parts, visit, decision)
    },
  })
}

/** Of two presses of the button, at once or one after the other, the second gets the answer of the first. */
async function decide(parts: AuthorizationPagesParts, visit: Visit, decision: 'allow' | 'deny'): Promise<Answer> {
  const { authorization, by, browserSecret } = visit
  try {
    const answer = await act(parts, by, (act) =>
      decision === 'allow'
        ? allow(act, parts, authorization, endOfConsent(parts, authorization))
        : deny(act, parts, authorization),
    )
    return toApp(visit, answer)
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'authorization_decided') throw error
    const decided = await openAuthorization(parts.database, parts.vault, authorization.id, browserSecret)
    const answer = await afterDecision(parts, { ...visit, authorization: decided })
    if (!answer) throw error
    return answer
  }
}

async function show(parts: AuthorizationPagesParts, visit: Visit): Promise<Answer> {
  const { authorization, provider, page, app } = visit
  const { signedIn, chosenAccounts = [], clusters, terms, id, clientId } = authorization
  const bankCustomerId = signedIn?.bankCustomerId ?? ''
  const now = parts.clock.now()
  const view = reviewView({
    page,
    app,
    bankName: provider.name[page.language],
    clusters: new Set(clusters),
    accounts: (signedIn?.accounts ?? []).filter(({ bankAccountId }) => chosenAccounts.includes(bankAccountId)),
    ...(terms.durationType !== 'ONE_TIME' && {
      until: endOfConsent(parts, authorization).toZonedDateTimeISO(DAY_ZONE).toPlainDate(),
    }),
    lookbackDays: terms.lookbackDays,
    replacesFormer: await hasLivingConsent(parts.database, now, clientId, provider.providerId, bankCustomerId),
    partners: visit.recipient.sharesOnward ? await findPartnerNames(parts, clientId) : undefined,
    myDataUrl: `${parts.issuer}/my-data`,
    changeAccountsPath: path(authorizationPaths.accounts, { id }),
    form: { action: path(authorizationPaths.review, { id }), csrfToken: formToken(parts, visit, whatIsShown(visit)) },
  })
  return visitPage(200, view)
}

/** Those that could read today. */
async function findPartnerNames({ database }: AuthorizationPagesParts, clientId: string): Promise<readonly string[]> {
  const client = await findClient(database, clientId)
  const partners = client ? await listSharingPartners(database, client.organizationId) : []
  return partners.filter(({ isEnabled }) => isEnabled).map(({ name }) => name)
}

/** A choice changed in another tab makes this page's form worthless: nobody agrees to what they did not see. */
function whatIsShown({ authorization }: Visit): string {
  const { bankCustomerId = '' } = authorization.signedIn ?? {}
  return [STEP, bankCustomerId, ...(authorization.chosenAccounts ?? [])].join(' ')
}

function endOfConsent({ clock, consentMonths }: AuthorizationPagesParts, { terms }: Authorization): Temporal.Instant {
  return consentEnd(terms, clock.now(), consentMonths)
}
