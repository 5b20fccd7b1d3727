// Abandons a sign-in that the bank has granted and nobody can use: the grant is released.

import type { Vault } from '../../platform/secret.ts'
import { keepGrant } from '../consents/bank-grant.ts'
import { releaseGrants } from '../consents/release-grant.ts'
import type { Act } from '../journal/act.ts'

export async function abandonSignIn(act: Act, vault: Vault, providerId: number, bankGrant: string): Promise<void> {
  await releaseGrants(act, [{ providerId, ...keepGrant(vault, providerId, bankGrant) }])
  await act.record('abandon-sign-in', { providerId })
}
