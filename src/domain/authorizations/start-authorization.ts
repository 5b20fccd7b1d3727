// Starts an authorization, bound to the browser that asked by a secret of its own.

import type { Transaction } from 'kysely'
import { newId, type Id } from '../../platform/ids.ts'
import { hashSecret, newSecret } from '../../platform/secret.ts'
import type { Database } from '../../database/open.ts'
import type { Tables } from '../../database/tables.ts'
import { rowOfTerms } from '../consents/consent-terms.ts'
import { act, type By, type Stage } from '../journal/act.ts'
import { AUTHORIZATION_LIFE } from './authorization.ts'
import type { AuthorizationRequest } from './authorization-request.ts'
import { takeLinkToken, type HeldToken } from './connect-token.ts'

export type Started = {
  readonly authorizationId: Id<'authorization'>
  readonly browserSecret: string
  /** The app sent this code_challenge before: its PKCE protects nothing (RFC 9700 2.1.1). Worth an alert, not a refusal. */
  readonly challengeReused: boolean
}

/**
 * Anybody may start as many as they like, and so the journal hears of it only once somebody signs in: keepSignedIn. An
 * authorize token that came along is used in the same act; throws `invalid_token`.
 */
export async function startAuthorization(
  stage: Stage,
  request: AuthorizationRequest,
  requestId: string,
): Promise<Started> {
  const { database } = stage
  const at = stage.clock.now()
  const authorizationId = newId('authorization', at)
  const browserSecret = newSecret()
  const { clientId } = request.recipient
  const challengeReused = await isChallengeKnown(database, clientId, request.codeChallenge)
  const insert = async (tx: Transaction<Tables>, held?: HeldToken): Promise<void> => {
    await tx
      .insertInto('authorization_request')
      .values({
        authorization_id: authorizationId,
        browser_hash: hashSecret(browserSecret),
        ...rowOf(request),
        connect_token_hash: held?.tokenHash ?? null,
        connect_token_ends_at: held?.endsAt ?? null,
        challenge_reused: challengeReused,
        start_request_id: requestId,
        created_at: at,
        expires_at: at.add(AUTHORIZATION_LIFE),
      })
      .execute()
  }
  const { linkToken } = request
  if (!linkToken) await database.transaction((tx) => insert(tx))
  else {
    const by: By = { actor: { kind: 'client', id: clientId }, requestId }
    await act(stage, by, async (act) => insert(act.tx, await takeLinkToken(act, linkToken)))
  }
  return { authorizationId, browserSecret, challengeReused }
}

function rowOf(request: AuthorizationRequest) {
  return {
    client_id: request.recipient.clientId,
    provider_id: request.providerId,
    redirect_uri: request.redirectUri,
    clusters: [...request.clusters],
    openid_scopes: [...(request.openIdScopes ?? [])],
    nonce: request.nonce ?? null,
    hinted_subject: request.hintedSubject ?? null,
    state: request.state ?? null,
    for_connect: request.trip !== undefined,
    connect_trip: request.trip === undefined ? null : JSON.stringify(request.trip),
    ...rowOfTerms(request.terms),
    code_challenge: request.codeChallenge ?? null,
    correlation_id: request.correlationId ?? null,
    language: request.language ?? null,
  }
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
