// The access token of a connection: one customer at one provider, for one recipient.

import { writeAuthorizationDetails } from '../../../domain/consents/consent-request.ts'
import { subjectOf } from '../../../domain/customers/subject.ts'
import { ACCESS_TOKEN_LIFE } from '../../../domain/keys/key-life.ts'
import { issueAccessToken } from '../../../domain/tokens/access-token.ts'
import type { Connection } from '../../../domain/tokens/refresh-token.ts'
import type { OAuthParts } from '../parts.ts'
import type { TokenAnswer } from './grant.ts'

/** @param scope the clusters and OpenID scopes of the connection, or fewer (RFC 6749 6). */
export function issueConnectionToken(parts: OAuthParts, connection: Connection, scope: readonly string[]): TokenAnswer {
  const { clientId, customerId, providerId, consentId, terms } = connection
  const token = issueAccessToken(parts.mint, parts.clock.now(), 'data', {
    subject: subjectOf(parts.vault, clientId, customerId),
    clientId,
    scope: scope.join(' '),
    providerId,
    consentId,
  })
  const details = writeAuthorizationDetails(terms, scope)
  return {
    access_token: token,
    token_type: 'Bearer',
    expires_in: ACCESS_TOKEN_LIFE,
    ...(details && { authorization_details: details }),
  }
}

/** Returns all that was granted. */
export function scopeOf({ clusters, openIdScopes }: Connection): readonly string[] {
  return [...clusters, ...openIdScopes]
}
