// A visit to the console: one request of an operator's browser, with the session opened, the role and the form demanded.

import type { Database } from '../../database/open.ts'
import { act, type Act, type By } from '../../domain/journal/act.ts'
import { demandRole, type Operator, type Role } from '../../domain/operators/operator.ts'
import type { Passwords } from '../../domain/operators/password.ts'
import { openSession, type OperatorSession } from '../../domain/operators/session.ts'
import type { RecipientRules } from '../../domain/recipients/recipient-request.ts'
import type { Clock } from '../../platform/clock.ts'
import { redirect, type Answer } from '../../platform/http/answer.ts'
import { csrfToken, demandCsrf } from '../../platform/http/csrf.ts'
import { endpoint, type Access, type Call, type Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import type { PageSurroundings } from '../page.ts'
import type { Stylesheet } from '../stylesheet.ts'
import { rememberLanguage, surroundings } from '../surroundings.ts'
import { sessionToken } from './cookies.ts'
import { consoleManners, problemPage } from './manners.ts'
import { addressWith } from './views/listing.ts'

export type ConsoleParts = {
  readonly database: Database
  readonly clock: Clock
  readonly vault: Vault
  readonly issuer: string
  readonly passwords: Passwords
  readonly rules: RecipientRules
  /** The console's own. */
  readonly stylesheet: Stylesheet
}

export type ConsoleVisit = {
  readonly call: Call
  readonly session: OperatorSession
  readonly operator: Operator
  readonly page: PageSurroundings
  /** For `consoleForm()`; every form of a session has the same. */
  readonly csrfToken: string
  readonly by: By
}

type ConsoleDefinition = {
  readonly name: string
  readonly summary: string
  readonly method: 'GET' | 'POST'
  /** Below `/console`: `/registrations/:id`, or empty for the overview. */
  readonly path: string
  /** The least that may. */
  readonly role: Role
  /** Fields of the query or form that may be repeated. */
  readonly lists?: readonly string[]
  /** Its form holds lists, and may be longer than others. */
  readonly longBody?: boolean
  handle(visit: ConsoleVisit): Answer | Promise<Answer>
}

/** What every form of the console is named for its token. */
const FORM = 'console'

/** Sent by a page's own script, which asks for the page again by itself: nobody sits there because of that. */
const REFRESH = 'portage-refresh'

/** A page or a button of the console. Whoever is not signed in is sent to sign in, and back. */
export function consoleEndpoint(parts: ConsoleParts, definition: ConsoleDefinition): Endpoint {
  const { name, summary, method, path, role, lists = [], longBody = false } = definition
  return endpoint({
    name,
    summary,
    method,
    path: `/console${path}`,
    access: signedIn(parts, role),
    manners: consoleManners(parts.stylesheet),
    lists,
    longBody,
    ...(method === 'POST' && { accepts: ['form'] as const }),
    answers: {
      200: { description: 'The page.', content: 'text/html' },
      303: { description: 'The next page, or the sign-in.' },
    },
    async handle({ call, caller: session }) {
      if (!session) return redirect(signInPath(call))
      call.log.caller = session.operator.operatorId
      if (call.header(REFRESH) !== undefined) call.log.refresh = true
      const visit = visitOf(parts, call, session)
      try {
        demandRole(session, role)
        if (method === 'POST') demandForm(parts, call)
        const answer = await definition.handle(visit)
        return { ...answer, headers: { ...rememberLanguage(call, '/console', isSecure(parts)), ...answer.headers } }
      } catch (error) {
        if (error instanceof Problem) return problemPage(error, call, visit)
        throw error
      }
    },
  })
}

function signedIn(parts: ConsoleParts, role: Role): Access<OperatorSession | undefined> {
  return {
    name: `console ${role}`,
    async authenticate(call) {
      const token = sessionToken(call)
      const isPresent = call.header(REFRESH) === undefined
      return token === undefined ? undefined : openSession(parts.database, parts.clock.now(), token, isPresent)
    },
  }
}

type Action<Result> = {
  readonly name: string
  readonly summary: string
  /** Below `/console`. */
  readonly path: string
  /** `operator` unless said. */
  readonly role?: Role
  readonly lists?: readonly string[]
  /** What is done, in one act and in the operator's name. */
  does(act: Act, visit: ConsoleVisit): Promise<Result>
  /** The page that comes next: an address below `/console`, or what is shown this once. */
  next(visit: ConsoleVisit, result: Result): string | Answer
}

/** A button that changes something. */
export function consoleAction<Result>(parts: ConsoleParts, action: Action<Result>): Endpoint {
  const { name, summary, path, role = 'operator', lists = [], does, next } = action
  return consoleEndpoint(parts, {
    name,
    summary,
    method: 'POST',
    path,
    role,
    lists,
    async handle(visit) {
      const result = await act(parts, visit.by, (act) => does(act, visit))
      const following = next(visit, result)
      return typeof following === 'string' ? redirect(following) : following
    },
  })
}

function visitOf(parts: ConsoleParts, call: Call, session: OperatorSession): ConsoleVisit {
  return {
    call,
    session,
    operator: session.operator,
    page: { ...surroundings(call, parts.stylesheet), languageLinks: languageLinks(call) },
    csrfToken: csrfToken(parts.vault, sessionToken(call) ?? '', FORM),
    by: { actor: { kind: 'operator', id: session.operator.operatorId }, requestId: call.requestId },
  }
}

/** The same page with the same search. After a form there is none to come back to but the first. */
function languageLinks({ method, path, query }: Call): PageSurroundings['languageLinks'] {
  const [place, asked] = method === 'GET' ? [path, query] : ['/console', {}]
  const link = (language: string): string => addressWith(place, { ...(asked as Record<string, string>), language })
  return { en: link('en'), fr: link('fr') }
}

function demandForm({ vault, issuer }: ConsoleParts, call: Call): void {
  const token = field(call, 'csrf_token')
  demandCsrf(vault, { call, origin: issuer, cookieValue: sessionToken(call), form: FORM, token })
}

/** A field of the form that came once; empty when it did not come. */
export function field(call: Call, name: string): string {
  const value = call.body[name]
  return typeof value === 'string' ? value : ''
}

/** Of a field that may be repeated: every value. */
export function fields(call: Call, name: string): readonly string[] {
  const values = call.body[name]
  return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : []
}

/** Of a field that takes one a line. */
export function linesOf(call: Call, name: string): readonly string[] {
  const lines = field(call, name).split(/\r?\n/)
  return lines.map((line) => line.trim()).filter((line) => line !== '')
}

/** After a form there is no page to come back to but the first. */
function signInPath({ method, path, query }: Call): string {
  const to = method === 'GET' ? addressWith(path, query as Record<string, string>) : '/console'
  return addressWith('/console/sign-in', { to })
}

export function isSecure({ issuer }: Pick<ConsoleParts, 'issuer'>): boolean {
  return issuer.startsWith('https:')
}
