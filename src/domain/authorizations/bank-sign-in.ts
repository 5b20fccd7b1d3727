// The customer's trip to the bank: a one-time state on the way out, who signed in on the way back.

import type { Database } from '../../database/open.ts'
import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import { keepGrant, withoutTokens } from '../grants/bank-grant.ts'
import { keepTokens } from '../grants/keep-tokens.ts'
import { termsOfRow } from '../consents/consent-terms.ts'
import { releaseGrants } from '../consents/release-grant.ts'
import type { Act, By, Stage } from '../journal/act.ts'
import { beginTrip } from '../trips/begin-trip.ts'
import { takeTrip } from '../trips/take-trip.ts'
import { releaseHeldGrant } from './release-held-grant.ts'
import { isRepeatable } from './authorization-flow.ts'
import { SIGNED_IN, type Authorization } from './authorization.ts'
import type { SignedIn } from './signed-in.ts'

/** The state that is sent along, what the connector needs to end the sign-in, and the request that began it. */
export type LeavingTrip = { readonly state: string; readonly trip: string; readonly requestId: string }

/** A new trip makes the one before it worthless. Nothing is begun of an authorization that is decided. */
export async function leaveForBank(
  database: Database,
  vault: Vault,
  { id, providerId, expiresAt }: Authorization,
  { requestId, ...trip }: LeavingTrip,
): Promise<void> {
  await database.transaction(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('authorization_request')
      .set({ left_request_id: requestId })
      .where('authorization_id', '=', id)
      .where('decided_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return
    await beginTrip(tx, vault, { owner: { kind: 'authorization', id }, providerId, expiresAt, ...trip })
  })
}

/**
 * Takes the trip with this state, which is good once and for this authorization alone. Returns `undefined` for a repeat
 * that the flow allows; throws `sign_in_failed` for any other.
 */
export async function returnFromBank(
  { database, clock }: Stage,
  vault: Vault,
  authorization: Authorization,
  state: string | undefined,
): Promise<{ readonly state: string; readonly trip: string } | undefined> {
  const owner = { kind: 'authorization', id: authorization.id } as const
  const trip = state === undefined ? undefined : await takeTrip(database, vault, { owner, state, at: clock.now() })
  if (state !== undefined && trip !== undefined) return { state, trip }
  if (isRepeatable('return-from-bank', authorization)) return undefined
  throw new Problem(
    'sign_in_failed',
    'This answer of the bank was already used, or belongs to another visit. Sign in again.',
  )
}

/**
 * Keeps who signed in, sealed, until the decision. What was chosen before belonged to somebody else perhaps; what the
 * bank had granted at a sign-in before is released, and so is this grant where the decision was quicker. With it goes into
 * the journal how they came here: what strangers begin and never end is not in it.
 */
export async function keepSignedIn(
  act: Act,
  vault: Vault,
  authorization: Authorization,
  signedIn: SignedIn,
): Promise<void> {
  const { id, clientId, providerId } = authorization
  const { bankGrant, ...who } = withoutTokens(signedIn)
  const kept = keepGrant(vault, providerId, bankGrant)
  await recordTheWay(act, authorization)
  await releaseHeldGrant(act, id)
  await keepTokens(act, vault, providerId, signedIn)
  const taken = await act.tx
    .updateTable('authorization_request')
    .set({
      signed_in_sealed: vault.seal(SIGNED_IN, JSON.stringify(who)),
      signed_in_at: act.at,
      ...kept,
      chosen_accounts: null,
      start_request_id: null,
      left_request_id: null,
    })
    .where('authorization_id', '=', id)
    .where('decided_at', 'is', null)
    .where('expires_at', '>', act.at)
    .executeTakeFirst()
  if (taken.numUpdatedRows !== 1n) await releaseGrants(act, [{ providerId, ...kept }])
  const about = { clientId, providerId, detail: { authorizationId: id } }
  await act.record('return-from-bank', about)
  await act.record('sign-in-at-bank', about)
}

async function recordTheWay(act: Act, { id, clientId, providerId }: Authorization): Promise<void> {
  const row = await act.tx
    .selectFrom('authorization_request')
    .selectAll()
    .where('authorization_id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return
  const { start_request_id: startedIn, left_request_id: leftIn } = row
  const detail = { authorizationId: id }
  if (startedIn !== null) {
    const asked = {
      clusters: row.clusters,
      ...(row.openid_scopes.length > 0 && { openIdScopes: row.openid_scopes }),
      ...termsOfRow(row),
      challengeReused: row.challenge_reused,
    }
    const app = {
      startedAt: row.created_at.toString(),
      ...(row.correlation_id !== null && { correlationId: row.correlation_id }),
    }
    const by: By = { actor: { kind: 'client', id: clientId }, requestId: startedIn }
    await act.record('start-authorization', { clientId, providerId, detail: { ...detail, ...asked, ...app } }, by)
  }
  if (leftIn !== null) {
    const by: By = { actor: act.actor, requestId: leftIn }
    await act.record('leave-for-bank', { clientId, providerId, detail }, by)
  }
}
