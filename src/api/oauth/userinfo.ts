// GET and POST /api/v1/userinfo (OpenID Connect Core 5.3): who the customer is, as far as the consent opens it.

import { z } from 'zod'
import { customerRead } from '../../domain/retrieval/customer.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Conventions, type Endpoint, type HeadAccess } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { oauthConventions } from './oauth-conventions.ts'
import type { OAuthParts } from './parts.ts'
import { oauthPaths } from './paths.ts'
import type { TokenReader } from './token-reader.ts'
import { readsClaims, userClaims, writeClaims } from './user-claims.ts'

/** A token that opens nothing is 401, one of too little scope 403, and both have a challenge (RFC 6750 3). */
const userinfoConventions: Conventions = {
  ...oauthConventions,
  name: 'userinfo',
  problem(problem, call) {
    const answer = oauthConventions.problem(problem, call)
    const isTokenless = problem?.code === 'invalid_token'
    const lacksScope = problem?.code === 'wrong_token' || problem?.code === 'not_authorized'
    if (!isTokenless && !lacksScope) return answer
    const error = lacksScope ? ', error="insufficient_scope", scope="openid"' : ', error="invalid_token"'
    // Who authenticates in no way is told of no error (RFC 6750 3.1).
    const challenge = `Bearer realm="userinfo"${call.header('authorization') === undefined ? '' : error}`
    const headers = { ...answer.headers, 'www-authenticate': challenge }
    return { ...answer, status: lacksScope ? 403 : 401, headers }
  },
}

type UserinfoParts = Pick<OAuthParts, 'tokenReader'>

function userinfoAccess({ tokenReader }: UserinfoParts): HeadAccess<TokenReader> {
  return {
    name: 'userinfo',
    async authenticate(head) {
      const reader = await tokenReader.authenticate(head)
      if (reader.scope.split(' ').includes('openid')) return reader
      throw new Problem('not_authorized', 'The access token was granted no openid. Ask for it at authorize, in scope.')
    },
  }
}

export function userinfoEndpoints(parts: UserinfoParts): readonly Endpoint[] {
  return (['GET', 'POST'] as const).map((method) =>
    endpoint({
      name: method === 'GET' ? 'userinfo' : 'userinfo-by-post',
      summary: 'Who the customer is: the subject always, and the claims that the clusters of the consent open.',
      method,
      path: oauthPaths.userinfo,
      access: userinfoAccess(parts),
      conventions: userinfoConventions,
      // OpenID libraries send an empty form. Nothing in it is read: a token travels in the header alone.
      ...(method === 'POST' && { accepts: ['form'] as const, body: z.object({}) }),
      answers: {
        200: { description: 'The claims.', content: 'application/json', schema: userClaims },
        401: { description: 'The access token is missing or opens nothing.' },
        403: { description: 'The access token was granted no openid.' },
        503: { description: 'The bank does not answer just now.' },
      },
      async handle({ caller }) {
        const { clusters } = caller.consent
        if (!readsClaims(clusters)) return json(200, { sub: caller.subject })
        const customer = await caller.readCustomer(customerRead(caller.subject))
        return json(200, { sub: caller.subject, ...writeClaims(customer, clusters) })
      },
    }),
  )
}
