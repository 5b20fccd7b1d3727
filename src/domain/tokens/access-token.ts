// Access tokens: what is claimed in one, and the check that it is ours, for this audience, and not over (RFC 9068).

import { newGuid } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { ACCESS_TOKEN_LIFE } from '../keys/key-life.ts'
import type { KeyRing } from '../keys/key-ring.ts'
import { invalidToken, signToken, verifyToken } from './json-web-token.ts'

/** Data tokens open FDX, management tokens the Open Banking API's administration; neither opens the other. */
export type Audience = 'data' | 'management'

export type AccessToken = {
  readonly subject: string
  readonly clientId: string
  /** Space-separated; empty when the client may only list providers. */
  readonly scope: string
  /** Present for a customer's connection alone. */
  readonly providerId?: number
  readonly consentId?: string
}

export type TokenMint = { readonly ring: KeyRing; readonly issuer: string }

export function issueAccessToken(
  mint: TokenMint,
  at: Temporal.Instant,
  audience: Audience,
  token: AccessToken,
): string {
  const issuedAt = Math.floor(at.epochMilliseconds / 1000)
  return signToken(mint.ring, 'at+jwt', {
    iss: mint.issuer,
    sub: token.subject,
    aud: audienceUri(mint.issuer, audience),
    exp: issuedAt + ACCESS_TOKEN_LIFE,
    iat: issuedAt,
    jti: newGuid(),
    client_id: token.clientId,
    ...(token.scope !== '' && { scope: token.scope }),
    ...(token.providerId !== undefined && { provider_id: token.providerId }),
    ...(token.consentId !== undefined && { fdxConsentId: token.consentId }),
  })
}

/**
 * Throws `invalid_token` for anything but a token of ours that is not over: a new one helps. One for the other audience is
 * `wrong_token`: a new one of its kind would help no more (RFC 6750 3.1).
 */
export async function readAccessToken(
  mint: TokenMint,
  at: Temporal.Instant,
  audience: Audience,
  text: string,
): Promise<AccessToken> {
  const claims = await verifyToken(mint.ring, 'at+jwt', text)
  const { iss, aud, exp, sub, client_id: clientId, scope, provider_id: providerId, fdxConsentId: consentId } = claims
  const isOurs = aud === audienceUri(mint.issuer, 'data') || aud === audienceUri(mint.issuer, 'management')
  if (iss !== mint.issuer || !isOurs) throw invalidToken()
  if (typeof exp !== 'number' || exp * 1000 <= at.epochMilliseconds) throw invalidToken()
  if (typeof sub !== 'string' || typeof clientId !== 'string') throw invalidToken()
  if (aud !== audienceUri(mint.issuer, audience)) throw new Problem('wrong_token', TAKES[audience])
  return {
    subject: sub,
    clientId,
    scope: typeof scope === 'string' ? scope : '',
    ...(typeof providerId === 'number' && { providerId }),
    ...(typeof consentId === 'string' && { consentId }),
  }
}

const TAKES: Readonly<Record<Audience, string>> = {
  data: "This takes the access token of a customer's connection, and not one of grant_type=client_credentials.",
  management: "This takes an access token of grant_type=client_credentials, and not one of a customer's connection.",
}

function audienceUri(issuer: string, audience: Audience): string {
  return audience === 'data' ? `${issuer}/api/fdx` : `${issuer}/api/v1`
}
