// The id_token (OpenID Connect Core 2): tells an app who signed in, and when.

import { createHash } from 'node:crypto'
import { Problem } from '../../platform/problem.ts'
import { isSubject } from '../customers/subject.ts'
import { ACCESS_TOKEN_LIFE } from '../keys/key-life.ts'
import type { TokenMint } from './access-token.ts'
import { readUnverified, signToken } from './json-web-token.ts'

export type IdToken = {
  readonly subject: string
  readonly clientId: string
  /** When the customer signed in at the bank. How it went there no bank says, and so neither `acr` nor `amr` is claimed. */
  readonly signedInAt: Temporal.Instant
  /** As the app sent it; absent if it did not, and after a refresh (Core 12.2). */
  readonly nonce?: string | undefined
  /** The one that is issued beside it. */
  readonly accessToken: string
}

/** It lives as long as the access token, so that the keys that verify one verify the other. */
export function issueIdToken(
  mint: TokenMint,
  at: Temporal.Instant,
  { subject, clientId, signedInAt, nonce, accessToken }: IdToken,
): string {
  const issuedAt = seconds(at)
  return signToken(mint.ring, 'JWT', {
    iss: mint.issuer,
    sub: subject,
    aud: clientId,
    exp: issuedAt + ACCESS_TOKEN_LIFE,
    iat: issuedAt,
    auth_time: seconds(signedInAt),
    ...(nonce !== undefined && { nonce }),
    at_hash: halfHash(accessToken),
  })
}

/**
 * Returns the subject that an id_token names, or `undefined` if it is not of this issuer for this client. Neither its age nor
 * its signature matters: the key of an old one has retired, and a hint only narrows who may answer (Core 3.1.2.1).
 */
export function subjectOfHint(
  text: string,
  { issuer, clientId }: { readonly issuer: string; readonly clientId: string },
): string | undefined {
  try {
    const { iss, aud, sub } = readUnverified(text)
    return iss === issuer && aud === clientId && isSubject(sub) ? sub : undefined
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}

function seconds(at: Temporal.Instant): number {
  return Math.floor(at.epochMilliseconds / 1000)
}

/** The left half of the hash that the algorithm of the signature has, of the token's ASCII (Core 3.1.3.6). */
function halfHash(token: string): string {
  return createHash('sha256').update(token, 'ascii').digest().subarray(0, 16).toString('base64url')
}
