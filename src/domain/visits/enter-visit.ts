// Enters a visit: takes the state that the bank brought back, then keeps who signed in, under a secret that is new.

import type { Database } from '../../database/open.ts'
import { Problem } from '../../platform/problem.ts'
import { hashSecret, newSecret, type Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { VISITOR, type Visit, type Visitor } from './visit.ts'

const RETURN = 'update visit set bank_state_hash = null where visit_id = $1 and bank_state_hash = $2 returning 1'

/** Takes the state: it is good once, for this visit alone (RFC 9700 4.7). Throws `sign_in_failed`. */
export async function returnToVisit(database: Database, { id }: Visit, state: string): Promise<void> {
  const taken = await database.run(RETURN, [id, hashSecret(state)])
  if (taken.length === 1) return
  throw new Problem('sign_in_failed', 'This answer of the bank was already used, or belongs to another visit.')
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
