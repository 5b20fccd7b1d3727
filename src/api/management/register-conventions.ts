// The conventions of registration: errors in the words of RFC 7591 3.2.2, and a token that opens nothing is 401 (RFC 6750 3).

import type { Conventions } from '../../platform/http/endpoint.ts'
import { Problem, type ProblemCode } from '../../platform/problem.ts'

/** @param oauth what they are otherwise. */
export function registerConventions(oauth: Conventions): Conventions {
  return {
    ...oauth,
    name: 'register',
    problem(problem, call) {
      if (problem?.code === 'invalid_token') {
        const answer = oauth.problem(problem, call)
        const challenge = { 'www-authenticate': 'Bearer realm="register", error="invalid_token"' }
        return { ...answer, status: 401, headers: { ...answer.headers, ...challenge } }
      }
      return oauth.problem(
        problem && new Problem(codeOf(problem), problem.detail.replace(/^name: /, 'client_name: ')),
        call,
      )
    },
  }
}

/** A wrong member is named first in the detail. */
function codeOf({ code, detail }: Problem): ProblemCode {
  if (code !== 'invalid_request') return code
  return detail.startsWith('redirect_uris') ? 'invalid_redirect_uri' : 'invalid_client_metadata'
}
