// Starts an authorization, bound to the browser that asked by a secret of its own.

import { newId, type Id } from '../../platform/ids.ts'
import { hashSecret, newSecret } from '../../platform/secret.ts'
import { rowOfTerms } from '../consents/consent-terms.ts'
import type { Act } from '../journal/act.ts'
import { AUTHORIZATION_LIFE } from './authorization.ts'
import type { AuthorizationRequest } from './authorization-request.ts'

export type Started = {
  readonly authorizationId: Id<'authorization'>
  readonly browserSecret: string
  /** The app sent this code_challenge before: its PKCE protects nothing (RFC 9700 2.1.1). Worth an alert, not a refusal. */
  readonly challengeReused: boolean
}

export async function startAuthorization(act: Act, request: AuthorizationRequest): Promise<Started> {
  const authorizationId = newId('authorization', act.at)
  const browserSecret = newSecret()
  const { clientId } = request.recipient
  const challengeReused = await isChallengeKnown(act, clientId, request.codeChallenge)
  await act.tx
    .insertInto('authorization_request')
    .values({
      authorization_id: authorizationId,
      browser_hash: hashSecret(browserSecret),
      client_id: clientId,
      provider_id: request.providerId,
      redirect_uri: request.redirectUri,
      clusters: [...request.clusters],
      state: request.state ?? null,
      for_connect: request.forConnect ?? false,
      ...rowOfTerms(request.terms),
      code_challenge: request.codeChallenge ?? null,
      correlation_id: request.correlationId ?? null,
      language: request.language ?? null,
      created_at: act.at,
      expires_at: act.at.add(AUTHORIZATION_LIFE),
    })
    .execute()
  const { providerId, clusters, terms, correlationId } = request
  await act.record('start-authorization', {
    clientId,
    providerId,
    detail: { authorizationId, clusters, ...terms, correlationId, challengeReused },
  })
  return { authorizationId, browserSecret, challengeReused }
}

async function isChallengeKnown(act: Act, clientId: string, codeChallenge: string | undefined): Promise<boolean> {
  if (codeChallenge === undefined) return false
  const before = await act.tx
    .selectFrom('authorization_request')
    .select('authorization_id')
    .where('client_id', '=', clientId)
    .where('code_challenge', '=', codeChallenge)
    .limit(1)
    .executeTakeFirst()
  return before !== undefined
}
