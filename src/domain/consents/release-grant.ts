// Releases a bank's grant: written in the act in which nobody needs it any more, and told to the bank by a job.

import { newId } from '../../platform/ids.ts'
import type { Vault } from '../../platform/secret.ts'
import { keepGrant, type GivenGrant } from '../grants/bank-grant.ts'
import { keepTokens } from '../grants/keep-tokens.ts'
import type { Act } from '../journal/act.ts'

export type GrantToRelease = {
  readonly providerId: number
  readonly bank_grant_sealed: string
  readonly bank_grant_mac: string | null
  /** That it was held for; absent for a sign-in that came to nothing. */
  readonly consentId?: string
}

/** Records the release of all of them; the list may be empty. Whether another consent uses a grant is decided when the bank is told. */
export async function releaseGrants(
  { tx, at }: Pick<Act, 'tx' | 'at'>,
  grants: readonly GrantToRelease[],
): Promise<void> {
  if (grants.length === 0) return
  await tx
    .insertInto('grant_release')
    .values(
      grants.map(({ providerId, consentId, ...kept }) => ({
        release_id: newId('release', at),
        provider_id: providerId,
        ...kept,
        consent_id: consentId ?? null,
        written_at: at,
        due_at: at,
      })),
    )
    .execute()
}

/** Releases what a bank gave at a sign-in that nothing is read with. Its tokens are kept until then: the bank is told by them. */
export async function releaseGiven(
  act: Pick<Act, 'tx' | 'at'>,
  vault: Vault,
  providerId: number,
  given: GivenGrant,
): Promise<void> {
  await keepTokens(act, vault, providerId, given)
  await releaseGrants(act, [{ providerId, ...keepGrant(vault, providerId, given.bankGrant) }])
}
