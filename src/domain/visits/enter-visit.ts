// Enters a visit: takes the state that the bank brought back, then keeps who signed in, under a secret that is new.

import { Problem } from '../../platform/problem.ts'
import { hashSecret, newSecret, type Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { VISITOR, type Visit, type Visitor } from './visit.ts'

/** Takes the state: it is good once, for this visit alone (RFC 9700 4.7). Throws `sign_in_failed`. */
export async function returnToVisit(act: Act, { id, providerId }: Visit, state: string): Promise<void> {
  const taken = await act.tx
    .updateTable('visit')
    .set({ bank_state_hash: null })
    .where('visit_id', '=', id)
    .where('bank_state_hash', '=', hashSecret(state))
    .executeTakeFirst()
  if (taken.numUpdatedRows !== 1n) {
    throw new Problem('sign_in_failed', 'This answer of the bank was already used, or belongs to another visit.')
  }
  await act.record('return-to-visit', { providerId, detail: { visitId: id } })
}

/** Gives the secret that the browser keeps from now on: one from before the sign-in is worth nothing after it. */
export async function enterVisit(act: Act, vault: Vault, { id, providerId }: Visit, visitor: Visitor): Promise<string> {
  const browserSecret = newSecret()
  const { bankCustomerId, accounts } = visitor
  await act.tx
    .updateTable('visit')
    .set({
      browser_hash: hashSecret(browserSecret),
      signed_in_sealed: vault.seal(VISITOR, JSON.stringify({ bankCustomerId, accounts })),
    })
    .where('visit_id', '=', id)
    .execute()
  await act.record('enter-visit', { providerId, detail: { visitId: id } })
  return browserSecret
}
