// Revocation: the contract's DELETE with the access token of a connection, and RFC 7009's POST with either token.

import { z } from 'zod'
import { revokeConnection } from '../../domain/consents/revoke-connection.ts'
import { readAccessToken, type AccessToken, type Audience } from '../../domain/tokens/access-token.ts'
import { findByRefreshToken } from '../../domain/tokens/refresh-token.ts'
import { invalidToken } from '../../domain/tokens/json-web-token.ts'
import { empty } from '../../platform/http/answer.ts'
import { bearerToken } from '../../platform/http/bearer.ts'
import { endpoint, type Endpoint, type HeadAccess } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { clientAccess } from './authenticate-client.ts'
import { oauthConventions } from './oauth-conventions.ts'
import type { OAuthParts } from './parts.ts'
import { oauthPaths } from './paths.ts'

const refused = { description: 'Refused.' }

type ConnectionToken = { readonly clientId: string; readonly consentId: string }

function connectionAccess({ mint, clock }: OAuthParts): HeadAccess<ConnectionToken> {
  return {
    name: 'connection',
    async authenticate(call) {
      const { clientId, consentId } = await readAccessToken(mint, clock.now(), 'data', bearerToken(call))
      call.log.caller = clientId
      if (consentId === undefined) throw invalidToken()
      return { clientId, consentId }
    },
  }
}

export function revokeConnectionEndpoint(parts: OAuthParts): Endpoint {
  return endpoint({
    name: 'revoke-connection',
    summary: 'Ends the connection that the access token belongs to: the consent and all its tokens.',
    method: 'DELETE',
    path: oauthPaths.revoke,
    access: connectionAccess(parts),
    conventions: oauthConventions,
    answers: { 204: { description: 'The connection has ended.' }, 400: refused },
    async handle({ caller, call }) {
      const ended = await revoke(parts, caller.clientId, caller.consentId, call.requestId)
      if (!ended) throw invalidToken()
      return empty(204)
    },
  })
}

const parameters = z.object({
  token: z.string('is missing').min(1).max(8192).describe('A refresh token, or an access token.'),
  token_type_hint: z.string().optional().describe('Not needed.'),
})

export function revokeTokenEndpoint(parts: OAuthParts): Endpoint {
  return endpoint({
    name: 'revoke-token',
    summary: 'Ends the connection that a token of this client belongs to (RFC 7009). Says 200 also for unknown tokens.',
    method: 'POST',
    path: oauthPaths.revoke,
    access: clientAccess(parts),
    conventions: oauthConventions,
    accepts: ['form', 'json'],
    body: parameters,
    answers: { 200: { description: 'The token opens nothing any more.' }, 400: refused },
    async handle({ caller, body, call }) {
      const found = await findConsentOfToken(parts, caller.clientId, body.token)
      if (found) await revoke(parts, caller.clientId, found.consentId, call.requestId)
      return empty(200)
    },
  })
}

type ConsentOfToken = {
  readonly consentId: string
  /** A refresh token that was not used for too long. */
  readonly idle: boolean
  /** Present for an access token, which may have been narrowed. */
  readonly scope?: string
}

/**
 * Finds the consent of a refresh token, or of an access token of a connection. A token of another client has none (RFC 7009
 * 2.1).
 */
export async function findConsentOfToken(
  parts: OAuthParts,
  clientId: string,
  token: string,
): Promise<ConsentOfToken | undefined> {
  const refresh = await findByRefreshToken(parts.database, parts.clock.now(), clientId, token)
  if (refresh) return refresh
  const access = await readOwnToken(parts, 'data', clientId, token)
  if (access?.consentId === undefined) return undefined
  return { consentId: access.consentId, scope: access.scope, idle: false }
}

/** Returns `undefined` for what is no access token, or another client's. */
export async function readOwnToken(
  { mint, clock }: OAuthParts,
  audience: Audience,
  clientId: string,
  token: string,
): Promise<AccessToken | undefined> {
  try {
    const read = await readAccessToken(mint, clock.now(), audience, token)
    return read.clientId === clientId ? read : undefined
  } catch (error) {
    if (error instanceof Problem) return undefined
    throw error
  }
}

function revoke(parts: OAuthParts, clientId: string, consentId: string, requestId: string): Promise<boolean> {
  const by = { actor: { kind: 'client', id: clientId }, requestId } as const
  return revokeConnection(parts, by, { clientId, consentId })
}
