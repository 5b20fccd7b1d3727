// Records one attempt at a release: the bank has confirmed it, or it is tried again later, for as long as it takes.

import type { Database } from '../../database/open.ts'
import { retryDelay } from '../../platform/retry-delay.ts'
import { dropTokens } from '../grants/keep-tokens.ts'
import type { Act } from '../journal/act.ts'
import type { ClaimedRelease } from './claim-releases.ts'

/**
 * `kept`: another consent or sign-in uses the grant, which is released when that one ends. `unknown`: the bank knows no such
 * grant any more.
 */
export async function finishRelease(
  act: Act,
  { id, providerId, bankGrantMac, consentId, attempts }: ClaimedRelease,
  how: 'confirmed' | 'unknown' | 'kept',
): Promise<void> {
  await act.tx.deleteFrom('grant_release').where('release_id', '=', id).execute()
  if (how !== 'kept' && bankGrantMac !== undefined) await dropTokens(act, bankGrantMac)
  await act.record('release-grant', {
    providerId,
    ...(consentId !== undefined && { consentId }),
    detail: { release: id, how, attempt: attempts },
  })
}

/** Changes nothing that was promised, and so has no entry in the journal. */
export function postponeRelease(
  database: Database,
  { id, attempts }: ClaimedRelease,
  at: Temporal.Instant,
): Promise<void> {
  return database.transaction(async (tx) => {
    await tx
      .updateTable('grant_release')
      .set({ leased_until: null, due_at: at.add({ seconds: retryDelay(attempts, Math.random()) }) })
      .where('release_id', '=', id)
      // When the lease was over, another node is at it by now.
      .where('attempts', '=', attempts)
      .execute()
  })
}
