// A problem as a page: what happened, what to do, and the id of the request to quote.

import { page, retryAfter, type Answer } from '../platform/http/answer.ts'
import type { Call } from '../platform/http/endpoint.ts'
import type { Problem } from '../platform/problem.ts'
import { errorView } from './authorization/views/error.ts'
import type { Telling } from './connect/views/telling.ts'
import { pageHeaders, type PageSurroundings } from './page.ts'
import { pageStatus } from './page-problems.ts'

type Shown = {
  readonly call: Call
  readonly page: PageSurroundings
  /** Only an address that is registered for the app. */
  readonly backToApp?: { readonly name: string; readonly href: string }
  readonly headers?: Answer['headers']
  /** In a frame: what the page around it is told. */
  readonly telling?: Telling
}

/** Also notes the problem in the request's line of the log. `undefined` is a bug of ours. */
export function problemPage(problem: Problem | undefined, shown: Shown): Answer {
  const { call, backToApp, telling, headers = pageHeaders() } = shown
  const code = problem?.code
  call.log.problem = code ?? 'bug'
  const view = errorView({
    page: shown.page,
    code,
    detail: problem?.detail,
    reference: call.requestId,
    backToApp,
    telling,
  })
  const status = pageStatus(code)
  return page(status, view, { ...retryAfter(problem, status), ...headers })
}
