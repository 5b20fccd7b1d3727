// Runs trials of banks: the checks of those that were begun, and the reads of those for which an operator has signed in.

import { claimTrials } from '../domain/trials/claim-trials.ts'
import { goOnWithTrial } from '../domain/trials/go-on-with-trial.ts'
import type { TrialParts } from '../domain/trials/try-step.ts'

/** Longer than all calls of a trial take, each up to its deadline. */
const LEASE_MINUTES = 15

/** Returns the number of trials that it went on with. */
export async function runTrials(parts: TrialParts, stop?: AbortSignal): Promise<number> {
  let count = 0
  for (;;) {
    if (stop?.aborted === true) return count
    const at = parts.clock.now()
    const claimed = await claimTrials(parts.database, parts.vault, { at, until: at.add({ minutes: LEASE_MINUTES }) })
    if (claimed.length === 0) return count
    await Promise.all(claimed.map((trial) => goOnWithTrial({ parts, trial })))
    count += claimed.length
  }
}
