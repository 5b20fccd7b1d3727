// The customer's trip to the bank: a one-time state on the way out, who signed in on the way back.

import { Problem } from '../../platform/problem.ts'
import { hashSecret, newSecret, type Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { SIGNED_IN, type Authorization } from './authorization.ts'
import type { SignedIn } from './signed-in.ts'

/** Gives the state to send along. A new trip makes the one before it worthless (RFC 9700 4.7). */
export async function leaveForBank(act: Act, { id, clientId, providerId }: Authorization): Promise<string> {
  const state = newSecret()
  await act.tx
    .updateTable('authorization_request')
    .set({ bank_state_hash: hashSecret(state) })
    .where('authorization_id', '=', id)
    .where('decided_at', 'is', null)
    .execute()
  await act.record('leave-for-bank', { clientId, providerId, detail: { authorizationId: id } })
  return state
}

/** Takes the state: it is good once, for this authorization alone. Throws `sign_in_failed`. */
export async function returnFromBank(
  act: Act,
  { id, clientId, providerId }: Authorization,
  state: string,
): Promise<void> {
  const taken = await act.tx
    .updateTable('authorization_request')
    .set({ bank_state_hash: null })
    .where('authorization_id', '=', id)
    .where('bank_state_hash', '=', hashSecret(state))
    .where('decided_at', 'is', null)
    .executeTakeFirst()
  if (taken.numUpdatedRows !== 1n) {
    throw new Problem(
      'sign_in_failed',
      'This answer of the bank was already used, or belongs to another visit. Sign in again.',
    )
  }
  await act.record('return-from-bank', { clientId, providerId, detail: { authorizationId: id } })
}

/** Keeps who signed in, sealed, until the decision. What was chosen before belonged to somebody else perhaps. */
export async function keepSignedIn(
  act: Act,
  vault: Vault,
  authorization: Authorization,
  signedIn: SignedIn,
): Promise<void> {
  const { id, clientId, providerId } = authorization
  await act.tx
    .updateTable('authorization_request')
    .set({ signed_in_sealed: vault.seal(SIGNED_IN, JSON.stringify(signedIn)), chosen_accounts: null })
    .where('authorization_id', '=', id)
    .where('decided_at', 'is', null)
    .execute()
  await act.record('sign-in-at-bank', { clientId, providerId, detail: { authorizationId: id } })
}
