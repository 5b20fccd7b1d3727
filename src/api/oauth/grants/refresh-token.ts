// grant_type=refresh_token (RFC 6749 6): a new access token of a connection; the refresh token stays as it is,
// and is repeated for a recipient that would forget it.

import { useRefreshToken } from '../../../domain/tokens/refresh-token.ts'
import { clusterOfScope } from '../../../fdx/cluster.ts'
import { isClaimScope } from '../../../fdx/openid-scope.ts'
import { Problem } from '../../../platform/problem.ts'
import { issueConnectionTokens, scopeOf } from './connection-token.ts'
import { demandParameter, type Grant } from './grant.ts'

export const refreshTokenGrant: Grant = {
  allowed: ['recipient'],
  async issue({ parts, client, parameters, requestId }) {
    const token = demandParameter(parameters, 'refresh_token')
    const connection = await useRefreshToken(parts.database, parts.clock.now(), {
      clientId: client.clientId,
      token,
      requestId,
    })
    return {
      ...issueConnectionTokens(parts, connection, { scope: narrow(scopeOf(connection), parameters.scope) }),
      ...(connection.repeatsRefreshToken === true && { refresh_token: token }),
    }
  },
}

/** Fewer is fine, more is `invalid_scope`: the consent is the ceiling, and ACCOUNT_BASIC the floor. */
function narrow(consented: readonly string[], scope: string | undefined): readonly string[] {
  if (scope === undefined) return consented
  const requested = scope
    .split(' ')
    .filter((word) => word !== '' && !isClaimScope(word))
    .map((word) => clusterOfScope(word) ?? word)
  if (requested.length === 0 || !requested.every((word) => consented.includes(word))) {
    throw new Problem('invalid_scope', 'The scope must be within what the customer consented to.')
  }
  if (!requested.includes('ACCOUNT_BASIC')) throw new Problem('invalid_scope', 'The scope must contain ACCOUNT_BASIC.')
  return [...new Set(requested)]
}
