// Enters a visit: takes the state that the bank brought back, then keeps who signed in, under a secret that is new.

import type { Database } from '../../database/open.ts'
import { Problem } from '../../platform/problem.ts'
import { hashSecret, newSecret, type Vault } from '../../platform/secret.ts'
import type { SignedIn } from '../authorizations/signed-in.ts'
import { keepGrant } from '../consents/bank-grant.ts'
import { releaseGrants } from '../consents/release-grant.ts'
import type { Act } from '../journal/act.ts'
import { VISITOR, type Visit, type Visitor } from './visit.ts'

const RETURN = 'update visit set bank_state_hash = null where visit_id = $1 and bank_state_hash = $2 returning 1'

/** Takes the state: it is good once, for this visit alone (RFC 9700 4.7). Throws `sign_in_failed`. */
export async function returnToVisit(database: Database, { id }: Visit, state: string): Promise<void> {
  const taken = await database.run(RETURN, [id, hashSecret(state)])
  if (taken.length === 1) return
  throw new Problem('sign_in_failed', 'This answer of the bank was already used, or belongs to another visit.')
}

/**
 * Gives the secret that the browser keeps from now on: one from before the sign-in is worth nothing after it. Nothing is
 * read with what the bank granted: it is released.
 */
export async function enterVisit(
  act: Act,
  vault: Vault,
  { id, providerId }: Visit,
  { bankCustomerId, accounts, bankGrant }: Visitor & Pick<SignedIn, 'bankGrant'>,
): Promise<string> {
  const browserSecret = newSecret()
  await releaseGrants(act, [{ providerId, ...keepGrant(vault, providerId, bankGrant) }])
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
