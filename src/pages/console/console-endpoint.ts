// An endpoint of the console: a page or a form that requires a session, a role, a valid form and, if declared, a fresh proof.

import { z } from 'zod'
import { demandRole, type Role } from '../../domain/operators/operator.ts'
import { openSession, type OperatorSession } from '../../domain/operators/session.ts'
import { endpoint, type Endpoint, type HeadAccess } from '../../platform/http/endpoint.ts'
import { noOthers, validateFields } from '../../platform/http/validate.ts'
import { Problem } from '../../platform/problem.ts'
import { rememberLanguage } from '../surroundings.ts'
import { consoleRequest, demandForm, type ConsoleParts, type ConsoleRequest } from './console-request.ts'
import { consoleConventions, problemPage } from './conventions.ts'
import { isSecure, sessionToken } from './cookies.ts'
import { paths } from './paths.ts'
import { freshProof } from './proof.ts'
import { typedFields, type ConsoleDeclaration, type Shape } from './typed-fields.ts'

type Demands = {
  /** The lowest role that may call. */
  readonly role: Role
  /** Requires that the operator authenticated within the last ten minutes (OWASP ASVS 5.0, 7.5). */
  readonly needsProof?: boolean
  /** The fields of the form that may be repeated. */
  readonly lists?: readonly string[]
  /** The fields that the page which asks for the proof keeps sealed, because they are secrets. */
  readonly secrets?: readonly string[]
  /** Allows a longer body, for a form with lists. */
  readonly longBody?: boolean
}

/** The header of an automatic refresh by a page's script, which does not extend an idle session. */
const REFRESH = 'portage-refresh'

/** Declares a page or a form of the console. A browser that is not signed in is sent to the sign-in, and then back. */
export function consoleEndpoint<Params extends Shape, Query extends Shape, Body extends Shape>(
  parts: ConsoleParts,
  definition: ConsoleDeclaration<ConsoleRequest, Params, Query, Body> & Demands,
): Endpoint {
  const { name, summary, method, path, role, needsProof = false, lists = [], secrets = [] } = definition
  const { longBody = false } = definition
  // Every page accepts `language`; an unknown parameter is refused.
  const knownQuery = noOthers(z.object({ ...definition.query, language: z.unknown().optional() }))
  return endpoint({
    name,
    summary,
    method,
    path,
    access: signedIn(parts, needsProof ? `${role}, proved` : role),
    conventions: consoleConventions(parts.stylesheet),
    describedQuery: knownQuery,
    lists,
    longBody,
    ...(method === 'POST' && { accepts: ['form'] as const }),
    answers: {
      200: { description: 'The page.', content: 'text/html' },
      303: { description: 'The next page, or the sign-in.' },
    },
    async handle({ call, caller: session }) {
      const request = consoleRequest(parts, call, session)
      let headers = rememberLanguage(call, paths.overview, isSecure(parts))
      try {
        demandRole(session, role)
        validateFields(knownQuery, call.query)
        if (method === 'POST') demandForm(parts, request)
        const proof = needsProof ? await freshProof(parts, request, secrets) : {}
        if ('form' in proof) return proof.form
        headers = { ...headers, ...proof }
        const answer = await definition.handle({ ...request, ...typedFields(definition, call) })
        return { ...answer, headers: { ...headers, ...answer.headers } }
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        const answer = problemPage(error, call, request)
        return { ...answer, headers: { ...headers, ...answer.headers } }
      }
    },
  })
}

/** Throws `not_signed_in`, which the console's conventions answer with a redirect to the sign-in. */
function signedIn({ database, clock }: ConsoleParts, requirements: string): HeadAccess<OperatorSession> {
  return {
    name: `console ${requirements}`,
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
