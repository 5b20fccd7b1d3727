// Abandons a sign-in that the bank has granted and nobody can use: the grant is released.

import type { Vault } from '../../platform/secret.ts'
import { releaseGiven } from '../consents/release-grant.ts'
import type { GivenGrant } from '../grants/bank-grant.ts'
import { act, type Act, type By, type Stage } from '../journal/act.ts'

export async function abandonSignIn(act: Act, vault: Vault, providerId: number, given: GivenGrant): Promise<void> {
  await releaseGiven(act, vault, providerId, given)
  await act.record('abandon-sign-in', { providerId })
}

/**
 * For an answer of the bank that came when nobody waited for it any more. It never fails: where the database cannot
 * keep the release, the grant is lost as it is when the server is killed at this moment.
 */
export function abandonLate(
  parts: Stage & { readonly vault: Vault },
  by: By,
  providerId: number,
): (late: object) => Promise<void> {
  return async (late) => {
    if (!isGiven(late)) return
    await act(parts, by, (act) => abandonSignIn(act, parts.vault, providerId, late)).catch(() => {})
  }
}

/** What a connector gives is of its types: a question that came late has no grant. */
function isGiven(late: object): late is GivenGrant {
  return 'bankGrant' in late && typeof late.bankGrant === 'string'
}
