// The access token of a connection, and its id_token: one customer at one provider, for one recipient.

import { writeAuthorizationDetails } from '../../../domain/consents/consent-request.ts'
import { subjectOf } from '../../../domain/customers/subject.ts'
import { ACCESS_TOKEN_LIFE } from '../../../domain/keys/key-life.ts'
import { issueAccessToken } from '../../../domain/tokens/access-token.ts'
import { issueIdToken } from '../../../domain/tokens/id-token.ts'
import type { Connection } from '../../../domain/tokens/refresh-token.ts'
import type { OAuthParts } from '../parts.ts'
import type { TokenAnswer } from './grant.ts'

type Issue = {
  /** The clusters and OpenID scopes of the connection, or fewer (RFC 6749 6). */
  readonly scope: readonly string[]
  readonly nonce?: string | undefined
}

export function issueConnectionTokens(parts: OAuthParts, connection: Connection, { scope, nonce }: Issue): TokenAnswer {
  const { clientId, customerId, providerId, consentId, terms, signedInAt } = connection
  const subject = subjectOf(parts.vault, clientId, customerId)
  const now = parts.clock.now()
  const accessToken = issueAccessToken(parts.mint, now, 'data', {
    subject,
    clientId,
    scope: scope.join(' '),
    providerId,
    consentId,
  })
  const details = writeAuthorizationDetails(terms, scope)
  const hasIdToken = scope.includes('openid') && signedInAt !== undefined
  return {
    access_token: accessToken,
    token_type: 'Bearer',
    expires_in: ACCESS_TOKEN_LIFE,
    scope: scope.join(' '),
    ...(hasIdToken && {
      id_token: issueIdToken(parts.mint, now, { subject, clientId, signedInAt, nonce, accessToken }),
    }),
    ...(details && { authorization_details: details }),
  }
}

/** Returns all that was granted. */
export function scopeOf({ clusters, openIdScopes }: Connection): readonly string[] {
  return [...clusters, ...openIdScopes]
}
