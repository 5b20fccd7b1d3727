// Starts an authorization, bound to the browser that asked by a secret of its own.

import { newId, type Id } from '../../platform/ids.ts'
import { hashSecret, newSecret } from '../../platform/secret.ts'
import type { Database } from '../../database/open.ts'
import { rowOfTerms } from '../consents/consent-terms.ts'
import type { Stage } from '../journal/act.ts'
import { AUTHORIZATION_LIFE } from './authorization.ts'
import type { AuthorizationRequest } from './authorization-request.ts'

export type Started = {
  readonly authorizationId: Id<'authorization'>
  readonly browserSecret: string
  /** The app sent this code_challenge before: its PKCE protects nothing (RFC 9700 2.1.1). Worth an alert, not a refusal. */
  readonly challengeReused: boolean
}

/** Anybody may start as many as they like, and so the journal hears of it only once somebody signs in: keepSignedIn. */
export async function startAuthorization(
  { database, clock }: Stage,
  request: AuthorizationRequest,
  requestId: string,
): Promise<Started> {
  const at = clock.now()
  const authorizationId = newId('authorization', at)
  const browserSecret = newSecret()
  const { clientId } = request.recipient
  const challengeReused = await isChallengeKnown(database, clientId, request.codeChallenge)
  await database.transaction((tx) =>
    tx
      .insertInto('authorization_request')
      .values({
        authorization_id: authorizationId,
        browser_hash: hashSecret(browserSecret),
        client_id: clientId,
        provider_id: request.providerId,
        redirect_uri: request.redirectUri,
        clusters: [...request.clusters],
        openid_scopes: [...(request.openIdScopes ?? [])],
        nonce: request.nonce ?? null,
        hinted_subject: request.hintedSubject ?? null,
        state: request.state ?? null,
        for_connect: request.forConnect ?? false,
        ...rowOfTerms(request.terms),
        code_challenge: request.codeChallenge ?? null,
        challenge_reused: challengeReused,
        correlation_id: request.correlationId ?? null,
        language: request.language ?? null,
        start_request_id: requestId,
        created_at: at,
        expires_at: at.add(AUTHORIZATION_LIFE),
      })
      .execute(),
  )
  return { authorizationId, browserSecret, challengeReused }
}

async function isChallengeKnown(
  { read }: Database,
  clientId: string,
  codeChallenge: string | undefined,
): Promise<boolean> {
  if (codeChallenge === undefined) return false
  const before = await read
    .selectFrom('authorization_request')
    .select('authorization_id')
    .where('client_id', '=', clientId)
    .where('code_challenge', '=', codeChallenge)
    .limit(1)
    .executeTakeFirst()
  return before !== undefined
}
