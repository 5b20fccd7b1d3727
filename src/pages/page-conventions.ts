// The conventions of pages: every problem is a page that says what happened and what to do.

import { page } from '../platform/http/answer.ts'
import type { Conventions } from '../platform/http/endpoint.ts'
import type { ProblemCode } from '../platform/problem.ts'
import { errorView } from './authorization/views/error.ts'
import { pageHeaders } from './page.ts'
import type { Stylesheet } from './stylesheet.ts'
import { surroundings } from './surroundings.ts'

const STATUS: Readonly<Partial<Record<ProblemCode, number>>> = {
  not_found: 404,
  method_not_allowed: 405,
  unsupported_media_type: 415,
  body_too_large: 413,
  too_many_requests: 429,
  wrong_browser: 403,
  form_expired: 403,
  conflict: 409,
  authorization_decided: 409,
  authorization_expired: 410,
  sign_in_failed: 409,
  provider_disabled: 503,
  provider_unavailable: 503,
  provider_maintenance: 503,
  temporarily_unavailable: 503,
}

/** The status of a problem shown as a page: 400 unless the table knows better, 500 for a bug. */
export function pageStatus(code: ProblemCode | undefined): number {
  return code === undefined ? 500 : (STATUS[code] ?? 400)
}

export function pageConventions(stylesheet: Stylesheet): Conventions {
  return {
    name: 'pages',
    headers: () => ({}),
    problem(problem, call) {
      const view = errorView({
        page: surroundings(call, stylesheet),
        code: problem?.code,
        detail: problem?.detail,
        reference: call.requestId,
      })
      return page(pageStatus(problem?.code), view, pageHeaders())
    },
  }
}
