// A request to the console: what one request of an operator's browser brings in an open session, and the token of its forms.

import type { By } from '../../domain/journal/act.ts'
import type { Operator } from '../../domain/operators/operator.ts'
import type { Passwords } from '../../domain/operators/password.ts'
import type { Device, OperatorSession } from '../../domain/operators/session.ts'
import type { OperationParts } from '../../operations/operation.ts'
import { csrfToken, demandCsrf } from '../../platform/http/csrf.ts'
import type { Call } from '../../platform/http/endpoint.ts'
import type { StrangerLimit } from '../../platform/http/stranger-limit.ts'
import type { PageSurroundings } from '../page.ts'
import type { Stylesheet } from '../stylesheet.ts'
import { surroundings } from '../surroundings.ts'
import type { Scripts } from './assets.ts'
import { deviceOf } from './device.ts'
import { paths } from './paths.ts'
import { addressWith } from './views/listing.ts'

export type ConsoleParts = OperationParts & {
  readonly issuer: string
  readonly passwords: Passwords
  /** Limits passwords that come from browsers in which nobody has signed in before. */
  readonly guesses: StrangerLimit
  /** The console's own. */
  readonly stylesheet: Stylesheet
  readonly scripts: Scripts
}

/** It is the performer of the operations that it asks for. */
export type ConsoleRequest = {
  readonly call: Call
  readonly session: OperatorSession
  readonly operator: Operator
  readonly page: PageSurroundings
  /** For `consoleForm()`; every form of a session has the same. */
  readonly csrfToken: string
  readonly device: Device
  readonly by: By
}

/**
 * What every form of the console is named for its token. It is bound to the session and not to the cookie, which a
 * fresh proof changes: what is being typed in another tab must not be lost.
 */
const FORM = 'console'

export function consoleRequest(parts: ConsoleParts, call: Call, session: OperatorSession): ConsoleRequest {
  return {
    call,
    session,
    operator: session.operator,
    page: { ...surroundings(call, parts.stylesheet), languageLinks: languageLinks(call) },
    csrfToken: csrfToken(parts.vault, session.sessionId, FORM),
    device: deviceOf(call),
    by: { actor: { kind: 'operator', id: session.operator.operatorId }, requestId: call.requestId },
  }
}

/** The same page with the same search. After a form there is none to come back to but the first. */
function languageLinks({ method, path, query }: Call): PageSurroundings['languageLinks'] {
  const [place, asked] = method === 'GET' ? [path, query] : [paths.overview, {}]
  const link = (language: string): string => addressWith(place, { ...(asked as Record<string, string>), language })
  return { en: link('en'), fr: link('fr') }
}

/** Throws `form_expired` unless the form came from a page of this session. */
export function demandForm({ vault, issuer }: ConsoleParts, { call, session }: ConsoleRequest): void {
  demandCsrf(vault, { call, origin: issuer, cookieValue: session.sessionId, form: FORM })
}
