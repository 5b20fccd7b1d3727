// The conventions of pages: every problem is a page that says what happened and what to do.

import type { Conventions } from '../platform/http/endpoint.ts'
import { problemPage } from './problem-page.ts'
import type { Stylesheet } from './stylesheet.ts'
import { surroundings } from './surroundings.ts'

export function pageConventions(stylesheet: Stylesheet): Conventions {
  return {
    name: 'pages',
    headers: () => ({}),
    problem(problem, call) {
      const page = surroundings(call, stylesheet)
      return problemPage(problem, { call, page: call.method === 'GET' ? page : { ...page, languageLinks: undefined } })
    },
  }
}
