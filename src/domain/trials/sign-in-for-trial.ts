// The operator's sign-in at the bank, for a trial: bound to the browser of their session, and taken once.

import { hashSecret, type Vault } from '../../platform/secret.ts'
import { Problem } from '../../platform/problem.ts'
import type { SignedIn } from '../authorizations/signed-in.ts'
import { withoutTokens } from '../grants/bank-grant.ts'
import { keepTokens } from '../grants/keep-tokens.ts'
import { releaseGiven } from '../consents/release-grant.ts'
import type { Act, Stage } from '../journal/act.ts'
import { beginTrip } from '../trips/begin-trip.ts'
import { takeTrip } from '../trips/take-trip.ts'
import { TRIAL_SIGN_IN, type Trial, type TrialStep } from './trial.ts'

type Leaving = {
  readonly state: string
  readonly trip: string
  readonly browserSecret: string
  readonly operatorId: string
}

/** Throws `conflict` if nobody can sign in for this trial now. */
export async function leaveForTrial(
  { database }: Stage,
  vault: Vault,
  { id, providerId, endsAt }: Trial,
  { browserSecret, operatorId, ...trip }: Leaving,
): Promise<void> {
  await database.transaction(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('trial')
      .set({ browser_hash: hashSecret(browserSecret), operator_id: operatorId })
      .where('trial_id', '=', id)
      .where('state', '=', 'waiting')
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw notWaiting()
    await beginTrip(tx, vault, { owner: { kind: 'trial', id }, providerId, expiresAt: endsAt, ...trip })
  })
}

/** Throws `conflict` unless the trial waits for somebody to sign in. */
export function demandWaiting({ state }: Trial): void {
  if (state !== 'waiting') throw notWaiting()
}

function notWaiting(): Problem {
  return new Problem('conflict', 'This trial does not wait for a sign-in. Begin another.')
}

type Returning = { readonly state: string; readonly browserSecret: string | undefined }

/** Who came back, and what the connector needs; no trip if it was taken before, or is over. */
export type Returned = { readonly operatorId: string; readonly trip: string | undefined }

/** Takes the trip. Throws `wrong_browser`. */
export async function returnToTrial(
  { database, clock }: Stage,
  vault: Vault,
  { id }: Trial,
  { state, browserSecret }: Returning,
): Promise<Returned> {
  const row = await database.read
    .selectFrom('trial')
    .select(['browser_hash', 'operator_id'])
    .where('trial_id', '=', id)
    .executeTakeFirst()
  if (browserSecret === undefined || row?.browser_hash !== hashSecret(browserSecret)) {
    throw new Problem('wrong_browser', 'This sign-in was begun in another browser. Go back to the console.')
  }
  const trip = await takeTrip(database, vault, { owner: { kind: 'trial', id }, state, at: clock.now() })
  return { operatorId: row.operator_id ?? '', trip }
}

/** Keeps who signed in, sealed, until a server has read with it; releases the grant if the trial is over meanwhile. */
export async function keepTrialSignIn(
  act: Act,
  vault: Vault,
  { trial: { id, providerId }, step }: { readonly trial: Trial; readonly step: TrialStep },
  signedIn: SignedIn,
): Promise<void> {
  const { numUpdatedRows } = await act.tx
    .updateTable('trial')
    .set(({ eb, cast, val }) => ({
      state: 'reading',
      signed_in_sealed: vault.seal(TRIAL_SIGN_IN, JSON.stringify(withoutTokens(signedIn))),
      leased_until: null,
      steps: eb('steps', '||', cast<string>(val(JSON.stringify([step])), 'jsonb')),
    }))
    .where('trial_id', '=', id)
    .where('state', '=', 'waiting')
    .where('ends_at', '>', act.at)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) {
    await releaseGiven(act, vault, providerId, signedIn)
  } else await keepTokens(act, vault, providerId, signedIn)
  await act.record('sign-in-at-bank', { providerId, detail: { trialId: id } })
}
