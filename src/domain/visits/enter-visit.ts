// Enters a visit: keeps who signed in, under a secret that is new.

import { hashSecret, newSecret, type Vault } from '../../platform/secret.ts'
import { releaseGiven } from '../consents/release-grant.ts'
import type { GivenGrant } from '../grants/bank-grant.ts'
import type { Act } from '../journal/act.ts'
import { endVisit } from './end-visit.ts'
import { VISIT_MINUTES, VISITOR, type Visit, type Visitor } from './visit.ts'

/** The visits of the browser that came back. */
export type VisitsOfBrowser = {
  /** The one that left for the bank. */
  readonly visit: Visit
  /** The one that the browser has at the same bank already, from another tab. */
  readonly earlier: Visit | undefined
}

/**
 * Returns the secret that the browser keeps from now on: one from before the sign-in is worth nothing after it. Nothing is
 * read with what the bank granted: it is released. An earlier visit of the same customer goes on as the same, so that the
 * pages in other tabs still work; one of anybody else is over.
 */
export async function enterVisit(
  act: Act,
  vault: Vault,
  { visit, earlier }: VisitsOfBrowser,
  { bankCustomerId, accounts, logoutHint, ...given }: Visitor & GivenGrant,
): Promise<string> {
  const { providerId } = visit
  const browserSecret = newSecret()
  await releaseGiven(act, vault, providerId, given)
  const enter = async ({ id }: Visit): Promise<boolean> => {
    const entered = await act.tx
      .updateTable('visit')
      .set({
        browser_hash: hashSecret(browserSecret),
        signed_in_sealed: vault.seal(VISITOR, JSON.stringify({ bankCustomerId, accounts, logoutHint })),
        begun_at: act.at,
        expires_at: act.at.add({ minutes: VISIT_MINUTES }),
      })
      .where('visit_id', '=', id)
      .executeTakeFirst()
    if (entered.numUpdatedRows === 0n) return false
    await act.record('enter-visit', { providerId, detail: { visitId: id } })
    return true
  }
  const isSame = earlier?.visitor?.bankCustomerId === bankCustomerId
  if (earlier && isSame && (await enter(earlier))) {
    // Who comes back once more, by the back button, is led to the visit that goes on.
    await act.tx.updateTable('bank_trip').set({ visit_id: earlier.id }).where('visit_id', '=', visit.id).execute()
    await act.tx.deleteFrom('visit').where('visit_id', '=', visit.id).execute()
    return browserSecret
  }
  if (earlier && !isSame) await endVisit(act, earlier)
  await enter(visit)
  return browserSecret
}
