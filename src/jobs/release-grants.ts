// Releases grants at the banks: each bank is told of ended grants until it confirms them.

import { claimReleases, type ClaimedRelease } from '../domain/consents/claim-releases.ts'
import { finishRelease, postponeRelease } from '../domain/consents/record-release-attempt.ts'
import { isGrantEnded } from '../domain/grants/renewal.ts'
import { act, bySystem, type Stage } from '../domain/journal/act.ts'
import { withDeadline } from '../domain/retrieval/bank-calls.ts'
import type { Banks } from '../domain/retrieval/banks.ts'
import { newGuid } from '../platform/ids.ts'
import type { Log } from '../platform/log.ts'
import { errorText } from '../platform/problem.ts'
import type { Vault } from '../platform/secret.ts'

export type ReleaseParts = {
  readonly stage: Stage
  readonly vault: Vault
  readonly banks: Banks
  readonly log: Log
  /** How long a bank may take. */
  readonly deadlineMilliseconds: number
}

/** Milliseconds beyond the deadline for which a claim lasts, so that the outcome can be stored. */
const CLAIM_MARGIN = 30_000

/** Returns the number of finished releases. A bank that fails is not called again in this run, and delays no other. */
export async function releaseGrantsAtBanks(parts: ReleaseParts, stop?: AbortSignal): Promise<number> {
  const { stage, vault, deadlineMilliseconds } = parts
  const failing = new Set<number>()
  let finished = 0
  for (;;) {
    if (stop?.aborted === true) return finished
    const now = stage.clock.now()
    const until = now.add({ milliseconds: deadlineMilliseconds + CLAIM_MARGIN })
    const claimed = await claimReleases(stage.database, vault, { at: now, until, except: [...failing] })
    if (claimed.length === 0) return finished
    const outcomes = await Promise.allSettled(claimed.map((release) => attempt(parts, release)))
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.status === 'rejected') throw outcome.reason
      if (outcome.value) finished++
      else failing.add(claimed[index]?.providerId ?? 0)
    }
  }
}

/** Returns whether the release is finished: the bank has confirmed it, or the grant is still in use. */
async function attempt(parts: ReleaseParts, release: ClaimedRelease): Promise<boolean> {
  const { stage, log } = parts
  const by = bySystem('release-grants')
  let how: 'confirmed' | 'unknown' | 'kept'
  try {
    how = release.isHeld ? 'kept' : await tell(parts, release)
  } catch (error) {
    const { providerId, consentId, attempts } = release
    const about = { job: by.actor.id, providerId, ...(consentId !== undefined && { consentId }) }
    log.error('the bank was not told that a grant ended', { ...about, count: attempts, error: errorText(error) })
    await postponeRelease(stage.database, release, stage.clock.now())
    return false
  }
  await act(stage, by, (act) => finishRelease(act, release, how))
  return true
}

/** A bank that knows no such grant any more has nothing to confirm. */
async function tell(
  { banks, deadlineMilliseconds }: ReleaseParts,
  release: ClaimedRelease,
): Promise<'confirmed' | 'unknown'> {
  const { bankGrant } = release
  if (bankGrant === undefined) throw new Error('the grant does not open with the secret keys that were given')
  const bank = await banks.of(release)
  try {
    await withDeadline(deadlineMilliseconds, newGuid(), (call) => bank.endGrant(bankGrant, call))
    return 'confirmed'
  } catch (error) {
    if (isGrantEnded(error)) return 'unknown'
    throw error
  }
}
