// A visit: one request of a customer's browser to a page of an authorization, with all that its pages show.

import type { Database } from '../../database/open.ts'
import { demandUnexpired, openAuthorization } from '../../domain/authorizations/authorization.ts'
import { demandOpen } from '../../domain/authorizations/demand-open.ts'
import type { By } from '../../domain/journal/act.ts'
import { findProvider, type Provider } from '../../domain/providers/provider.ts'
import { findRecipient, type Recipient } from '../../domain/recipients/recipient.ts'
import type { BankCalls } from '../../domain/retrieval/bank-calls.ts'
import type { Connector } from '../../domain/retrieval/connector.ts'
import type { Clock } from '../../platform/clock.ts'
import { page, retryAfter, type Answer } from '../../platform/http/answer.ts'
import { setCookie } from '../../platform/http/cookie.ts'
import { csrfToken, demandCsrf } from '../../platform/http/csrf.ts'
import { anyone, endpoint, type Call, type Endpoint } from '../../platform/http/endpoint.ts'
import type { Html } from '../../platform/http/html.ts'
import { Problem } from '../../platform/problem.ts'
import type { StrangerLimit } from '../../platform/http/stranger-limit.ts'
import type { Vault } from '../../platform/secret.ts'
import { pageHeaders } from '../page.ts'
import { pageConventions, pageStatus } from '../page-conventions.ts'
import type { Stylesheet } from '../stylesheet.ts'
import { rememberLanguage, surroundings } from '../surroundings.ts'
import { afterDecision, type Arrival } from './after-decision.ts'
import { path } from '../../platform/http/path.ts'
import { authorizationPaths } from './paths.ts'
import type { AskingApp } from './views/app-identity.ts'
import { errorView } from './views/error.ts'

export type AuthorizationPagesParts = {
  readonly database: Database
  readonly clock: Clock
  readonly vault: Vault
  readonly issuer: string
  readonly connectors: ReadonlyMap<string, Connector>
  readonly calls: BankCalls
  readonly stylesheet: Stylesheet
  /** How long a consent lasts; the law allows twelve months at most (Canada, United States). */
  readonly consentMonths: number
  /** Of trips to the bank. */
  readonly strangers: StrangerLimit
}

export type Visit = Arrival & {
  readonly provider: Provider
  readonly connector: Connector
  /** Proves that a form came from this browser. */
  readonly browserSecret: string
  readonly by: By
}

export function askingApp({ clientId, name, clientUri, hasLogo }: Recipient): AskingApp {
  return { name, site: clientUri, ...(hasLogo && { logoPath: path(authorizationPaths.logo, { clientId }) }) }
}

/** One cookie per authorization, so that two tabs do not disturb each other. */
function cookieName(id: string): string {
  return `portage-${id.slice(-12)}`
}

/** Binds the browser to the authorization that it has just begun. */
export function bindBrowser(id: string, browserSecret: string, issuer: string): string {
  const secure = issuer.startsWith('https:')
  return setCookie({ name: cookieName(id), value: browserSecret, path: '/authorizations', maxAgeSeconds: 900, secure })
}

type VisitDefinition = {
  readonly name: string
  readonly summary: string
  readonly method: 'GET' | 'POST'

  readonly path: string
  readonly lists?: readonly string[]
  readonly isUnsafe?: true
  readonly comesFromBank?: true
  readonly asksForAnswer?: true
  handle(visit: Visit): Promise<Answer>
}

/** A page of the authorization. Problems are shown in its language and lead back to the app. */
export function visitEndpoint(parts: AuthorizationPagesParts, definition: VisitDefinition): Endpoint {
  const { name, summary, method, lists = [], isUnsafe } = definition
  const { comesFromBank = false, asksForAnswer = false } = definition
  return endpoint({
    name,
    summary,
    method,
    path: definition.path,
    ...(isUnsafe && { isUnsafe }),
    access: anyone,
    conventions: pageConventions(parts.stylesheet),
    ...(method === 'POST' && { accepts: ['form'] as const, lists }),
    answers: { 200: { description: 'The page.', content: 'text/html' }, 303: { description: 'The next step.' } },
    async handle({ call }) {
      const visit = { ...(await openVisit(parts, call)), comesFromBank, asksForAnswer }
      try {
        const decided = await afterDecision(parts, visit)
        if (!decided) {
          demandUnexpired(visit.authorization, parts.clock.now())
          await demandOpen(parts.database, visit.authorization)
        }
        const answer = decided ?? (await definition.handle(visit))
        const language = rememberLanguage(call, path(authorizationPaths.next, visit.authorization), isSecure(parts))
        return { ...answer, headers: { ...language, ...answer.headers } }
      } catch (error) {
        if (error instanceof Problem) return troublePage(visit, error)
        throw error
      }
    },
  })
}

type OpenVisit = Omit<Visit, 'comesFromBank' | 'asksForAnswer'>

async function openVisit(parts: AuthorizationPagesParts, call: Call): Promise<OpenVisit> {
  const id = call.params['id'] ?? ''
  const browserSecret = call.cookie(cookieName(id))
  const authorization = await openAuthorization(parts.database, parts.vault, id, browserSecret)
  const recipient = await findRecipient(parts.database, authorization.clientId)
  const provider = await findProvider(parts.database, authorization.providerId)
  const connector = provider && parts.connectors.get(provider.connector)
  if (!recipient || !provider || !connector) {
    throw new Problem('not_found', 'The app or the bank is no longer served here.')
  }
  const { correlationId, language: asked } = authorization
  Object.assign(call.log, { providerId: provider.providerId, caller: recipient.clientId, correlationId })
  return {
    call,
    authorization,
    recipient,
    provider,
    connector,
    browserSecret: browserSecret ?? '',
    page: surroundings(call, parts.stylesheet, { asked, provider: provider.language }),
    app: askingApp(recipient),
    by: { actor: { kind: 'customer', id: authorization.id }, requestId: call.requestId },
  }
}

function troublePage({ call, page: page_, recipient }: Visit, problem: Problem): Answer {
  const { code, detail } = problem
  call.log.problem = code
  const backToApp = { name: recipient.name, href: recipient.clientUri }
  const view = errorView({ page: page_, code, detail, reference: call.requestId, backToApp })
  const status = pageStatus(code)
  return page(status, view, { ...retryAfter(problem, status), ...pageHeaders() })
}

/** A page with a form whose answer may lead to the app. */
export function visitPage(status: number, view: Html): Answer {
  return page(status, view, pageHeaders({ leadsAway: true }))
}

/** The token of a form: it fits this browser, this authorization, and what the form shows. */
export function formToken({ vault }: AuthorizationPagesParts, visit: Visit, shown: string): string {
  return csrfToken(vault, visit.browserSecret, `${visit.authorization.id} ${shown}`)
}

export function demandForm({ vault, issuer }: AuthorizationPagesParts, visit: Visit, shown: string): void {
  const { call, authorization, browserSecret } = visit
  const token = call.body['csrf_token']
  demandCsrf(vault, {
    call,
    origin: new URL(issuer).origin,
    cookieValue: browserSecret,
    form: `${authorization.id} ${shown}`,
    token: typeof token === 'string' ? token : undefined,
  })
}

function isSecure({ issuer }: AuthorizationPagesParts): boolean {
  return issuer.startsWith('https:')
}
