// An endpoint of the console: a page or a button, with the session opened, the role, the form and the proof demanded.

import { z } from 'zod'
import { act, type Act } from '../../domain/journal/act.ts'
import { demandRole, type Role } from '../../domain/operators/operator.ts'
import { openSession, type OperatorSession } from '../../domain/operators/session.ts'
import { redirect, type Answer } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint, type HeadAccess } from '../../platform/http/endpoint.ts'
import { noOthers, validateFields } from '../../platform/http/validate.ts'
import { Problem } from '../../platform/problem.ts'
import { rememberLanguage } from '../surroundings.ts'
import { isSecure, sessionToken } from './cookies.ts'
import { consoleConventions, problemPage } from './conventions.ts'
import { freshProof } from './proof.ts'
import { demandForm, visitOf, type ConsoleParts, type ConsoleVisit } from './visit.ts'

type ConsoleDefinition = {
  readonly name: string
  readonly summary: string
  readonly method: 'GET' | 'POST'
  /** Below `/console`: `/registrations/:id`, or empty for the overview. */
  readonly path: string
  /** The least that may. */
  readonly role: Role
  /** The parameters of its query besides the language: another is refused. */
  readonly asks?: readonly string[]
  /** It gives lasting power, or takes it from somebody: who sits there must have proved who they are lately. */
  readonly needsProof?: boolean
  /** Fields of the query or form that may be repeated. */
  readonly lists?: readonly string[]
  /** Its form holds lists, and may be longer than others. */
  readonly longBody?: boolean
  handle(visit: ConsoleVisit): Answer | Promise<Answer>
}

/** Sent by a page's own script, which asks for the page again by itself: nobody sits there because of that. */
const REFRESH = 'portage-refresh'

/** A page or a button of the console. Whoever is not signed in is sent to sign in, and back. */
export function consoleEndpoint(parts: ConsoleParts, definition: ConsoleDefinition): Endpoint {
  const { name, summary, method, path, role, needsProof = false, lists = [], longBody = false } = definition
  const query = queryOf(definition.asks)
  return endpoint({
    name,
    summary,
    method,
    path: `/console${path}`,
    access: signedIn(parts, needsProof ? `${role}, proved` : role),
    conventions: consoleConventions(parts.stylesheet),
    describedQuery: query,
    lists,
    longBody,
    ...(method === 'POST' && { accepts: ['form'] as const }),
    answers: {
      200: { description: 'The page.', content: 'text/html' },
      303: { description: 'The next page, or the sign-in.' },
    },
    async handle({ call, caller: session }) {
      const visit = visitOf(parts, call, session)
      let headers = rememberLanguage(call, '/console', isSecure(parts))
      try {
        demandRole(session, role)
        validateFields(query, call.query)
        if (method === 'POST') demandForm(parts, visit)
        const proof = needsProof ? await freshProof(parts, visit) : {}
        if ('asks' in proof) return proof.asks
        headers = { ...headers, ...proof }
        const answer = await definition.handle(visit)
        return { ...answer, headers: { ...headers, ...answer.headers } }
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        const answer = problemPage(error, call, visit)
        return { ...answer, headers: { ...headers, ...answer.headers } }
      }
    },
  })
}

/** What each of them may be, the page says by itself: what is wrong with one is shown on it. */
function queryOf(asks: readonly string[] = []): z.ZodType {
  return noOthers(z.object(Object.fromEntries([...asks, 'language'].map((name) => [name, z.unknown().optional()]))))
}

/** Throws `not_signed_in`, which the console's conventions answer with the way to the sign-in. */
function signedIn({ database, clock }: ConsoleParts, demanded: string): HeadAccess<OperatorSession> {
  return {
    name: `console ${demanded}`,
    async authenticate(head) {
      const token = sessionToken(head)
      const isRefresh = head.header(REFRESH) !== undefined
      const session = token === undefined ? undefined : await openSession(database, clock.now(), token, !isRefresh)
      if (!session) throw new Problem('not_signed_in', 'Sign in.')
      head.log.caller = session.operator.operatorId
      if (isRefresh) head.log.refresh = true
      return session
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
  readonly asks?: readonly string[]
  readonly needsProof?: boolean
  readonly lists?: readonly string[]
  /** What is done, in one act and in the operator's name. */
  does(act: Act, visit: ConsoleVisit): Promise<Result>
  /** The page that comes next: an address below `/console`, or what is shown this once. */
  next(visit: ConsoleVisit, result: Result): string | Answer
}

/** A button that changes something. */
export function consoleAction<Result>(parts: ConsoleParts, action: Action<Result>): Endpoint {
  const { role = 'operator', does, next, ...rest } = action
  return consoleEndpoint(parts, {
    ...rest,
    method: 'POST',
    role,
    async handle(visit) {
      const result = await act(parts, visit.by, (act) => does(act, visit))
      const following = next(visit, result)
      return typeof following === 'string' ? redirect(following) : following
    },
  })
}
