// A request to the console in an operator's session, and the CSRF token of its forms.

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
  /** Limits password attempts from unknown browsers. */
  readonly guesses: StrangerLimit
  readonly stylesheet: Stylesheet
  readonly scripts: Scripts
}

/** A request of a signed-in operator. It is the performer of the operations that it calls. */
export type ConsoleRequest = {
  readonly call: Call
  readonly session: OperatorSession
  readonly operator: Operator
  readonly page: PageSurroundings
  /** The CSRF token for `consoleForm()`, the same for all forms of a session. */
  readonly csrfToken: string
  readonly device: Device
  readonly by: By
}

/**
 * The name of the console's forms in the CSRF token. The token is bound to the session, not to the cookie, which a fresh
 * proof replaces: a form that is open in another tab stays valid.
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

/** Links to the same page in each language; to the overview for a form, which cannot be repeated. */
function languageLinks({ method, path, query }: Call): PageSurroundings['languageLinks'] {
  const [address, parameters] = method === 'GET' ? [path, query] : [paths.overview, {}]
  const link = (language: string): string =>
    addressWith(address, { ...(parameters as Record<string, string>), language })
  return { en: link('en'), fr: link('fr') }
}

/** Throws `form_expired` unless the form came from a page of this session. */
export function demandForm({ vault, issuer }: ConsoleParts, { call, session }: ConsoleRequest): void {
  demandCsrf(vault, { call, origin: issuer, cookieValue: session.sessionId, form: FORM })
}
