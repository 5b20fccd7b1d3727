// The conventions of pages: every problem is a page that says what happened and what to do.

import { page } from '../platform/http/answer.ts'
import type { Conventions } from '../platform/http/endpoint.ts'
import type { ProblemCode } from '../platform/problem.ts'
import { errorView } from './authorization/views/error.ts'
import { pageHeaders } from './page.ts'
import { pageProblems } from './page-problems.ts'
import type { Stylesheet } from './stylesheet.ts'
import { surroundings } from './surroundings.ts'

/** The status of a problem shown as a page: 500 for a bug. */
export function pageStatus(code: ProblemCode | undefined): number {
  return code === undefined ? 500 : pageProblems[code][0]
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
