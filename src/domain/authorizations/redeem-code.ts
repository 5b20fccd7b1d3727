// Redeems an authorization code for the tokens of its consent: once, however many ask at the same moment.

import { createHash } from 'node:crypto'
import { Problem } from '../../platform/problem.ts'
import { hashSecret, sameSecret } from '../../platform/secret.ts'
import { termsOfRow } from '../consents/consent-terms.ts'
import { endTokens } from '../consents/end-consent.ts'
import { act, type Act, type By, type Stage } from '../journal/act.ts'
import { ACCESS_TOKEN_LIFE } from '../keys/key-life.ts'
import { issueRefreshToken, type Connection } from '../tokens/refresh-token.ts'

export type Redemption = {
  readonly clientId: string
  readonly code: string
  readonly redirectUri: string
  readonly codeVerifier?: string
}

export type Redeemed = {
  readonly connection: Connection
  /** Absent where the customer agreed to one time only. */
  readonly refreshToken?: string
  /** Of the authorize request, for the id_token. */
  readonly nonce?: string
}

/**
 * Throws `invalid_grant`. A failed attempt by the right client uses the code up: whoever is at work, it is over (RFC 9700
 * 4.8.2). That it looks expired does not: the clock of this server may be wrong, and another's right.
 */
export async function redeemCode(stage: Stage, by: By, redemption: Redemption): Promise<Redeemed> {
  const outcome = await act(stage, by, (act) => take(act, redemption))
  if (outcome instanceof Problem) throw outcome
  return outcome
}

/** A refusal is returned, not thrown, where what it changed must stay. */
async function take(act: Act, { clientId, code, redirectUri, codeVerifier }: Redemption): Promise<Redeemed | Problem> {
  const row = await act.tx
    .updateTable('authorization_code')
    .set({ used_at: act.at })
    .where('code_hash', '=', hashSecret(code))
    .where('client_id', '=', clientId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', act.at)
    .returning(['consent_id', 'redirect_uri', 'code_challenge', 'nonce'])
    .executeTakeFirst()
  if (!row) return refuseUnusable(act, clientId, code)
  const wrong =
    row.redirect_uri !== redirectUri
      ? 'The redirect_uri is not the one of the authorize request.'
      : checkVerifier(row.code_challenge, codeVerifier)
  if (wrong !== undefined) {
    await act.record('refuse-code', { clientId, consentId: row.consent_id, detail: { why: wrong } })
    return new Problem('invalid_grant', wrong)
  }
  const connection = await findConnection(act, clientId, row.consent_id)
  if (!connection) {
    await act.record('refuse-code', { clientId, consentId: row.consent_id, detail: { why: 'nothing can be read' } })
    return new Problem(
      'invalid_grant',
      'The consent behind this code has ended, or the app may not read at this bank now.',
    )
  }
  const refreshToken = await issueRefreshToken(act, row.consent_id, clientId)
  const isOneTime = connection.terms.durationType === 'ONE_TIME'
  if (isOneTime) await endWithAccessToken(act, row.consent_id)
  await act.record('redeem-code', {
    clientId,
    providerId: connection.providerId,
    customerId: connection.customerId,
    consentId: row.consent_id,
  })
  return { connection, ...(!isOneTime && { refreshToken }), ...(row.nonce !== null && { nonce: row.nonce }) }
}

/** One time is one access token: the consent ends with it, and the refresh token that stands for its life is given to nobody. */
async function endWithAccessToken(act: Act, consentId: string): Promise<void> {
  await act.tx
    .updateTable('consent')
    .set({ expires_at: act.at.add({ seconds: ACCESS_TOKEN_LIFE }) })
    .where('consent_id', '=', consentId)
    .execute()
}

/** A second use ends what the first one gave: one of the two was a thief (RFC 6749 4.1.2). */
async function refuseUnusable(act: Act, clientId: string, code: string): Promise<Problem> {
  const known = await act.tx
    .selectFrom('authorization_code')
    .select(['consent_id', 'used_at'])
    .where('code_hash', '=', hashSecret(code))
    .where('client_id', '=', clientId)
    .executeTakeFirst()
  const isUsed = known !== undefined && known.used_at !== null
  if (isUsed) await endTokens(act, known.consent_id)
  await act.record('refuse-code', {
    clientId,
    ...(known && { consentId: known.consent_id }),
    detail: { why: isUsed ? 'used before' : known ? 'expired' : 'unknown' },
  })
  const detail =
    known && !isUsed
      ? 'The code has expired. Codes live for 60 seconds.'
      : 'The code is unknown, expired or already used. Start a new authorization.'
  return new Problem('invalid_grant', detail)
}

/** RFC 7636 4.6; a verifier without a challenge is a downgrade attempt (RFC 9700 4.8.2). */
function checkVerifier(challenge: string | null, verifier: string | undefined): string | undefined {
  if (challenge === null)
    return verifier === undefined ? undefined : 'A code_verifier came, but no code_challenge was sent before.'
  if (verifier === undefined) return 'The code_verifier is missing.'
  if (!/^[A-Za-z0-9._~-]{43,128}$/.test(verifier)) return 'The code_verifier must be 43 to 128 unreserved characters.'
  const computed = createHash('sha256').update(verifier).digest('base64url')
  return sameSecret(computed, challenge) ? undefined : 'The code_verifier does not match the code_challenge.'
}

/** The client, the registration and the provider must live too, as for every read. */
async function findConnection(act: Act, clientId: string, consentId: string): Promise<Connection | undefined> {
  const row = await act.tx
    .selectFrom('consent')
    .innerJoin('client', 'client.client_id', 'consent.client_id')
    .innerJoin('registration', (join) =>
      join
        .onRef('registration.client_id', '=', 'consent.client_id')
        .onRef('registration.provider_id', '=', 'consent.provider_id'),
    )
    .innerJoin('provider', 'provider.provider_id', 'consent.provider_id')
    .select(['consent.provider_id', 'customer_id', 'consent.clusters', 'consent.openid_scopes', 'login_id'])
    .select(['consent.shares_onward', 'consent.signed_in_at'])
    .select(['duration_type', 'duration_days', 'lookback_days'])
    .where('consent_id', '=', consentId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', act.at)
    .where('client.status', '=', 'ACTIVE')
    .where('registration.status', '=', 'ACTIVE')
    .where('provider.status', '=', 'ACTIVE')
    .executeTakeFirst()
  if (!row) return undefined
  return {
    consentId,
    clientId,
    providerId: row.provider_id,
    customerId: row.customer_id,
    clusters: row.clusters,
    openIdScopes: row.openid_scopes,
    ...(row.signed_in_at !== null && { signedInAt: row.signed_in_at }),
    terms: termsOfRow(row),
    ...(row.shares_onward && row.login_id !== null && { loginId: row.login_id }),
  }
}
