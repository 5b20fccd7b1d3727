// Runs trials of banks: the checks of those that were begun, and the reads of those for which an operator has signed in.

import { setTimeout as delay } from 'node:timers/promises'
import { claimTrials } from '../domain/trials/claim-trials.ts'
import { goOnWithTrial } from '../domain/trials/go-on-with-trial.ts'
import type { TrialParts } from '../domain/trials/try-step.ts'
import { errorText } from '../platform/problem.ts'

/** Longer than all calls of a trial take, each up to its deadline. */
const LEASE_MINUTES = 15

/** Milliseconds between two looks for further trials while some run: a bank that hangs keeps no other from being tried. */
const EVERY = 250

/** Returns the number of trials that it went on with, when none is left. */
export async function runTrials(parts: TrialParts, stop?: AbortSignal): Promise<number> {
  const running = new Set<Promise<void>>()
  let count = 0
  do {
    const claimed = stop?.aborted === true ? [] : await claim(parts)
    for (const trial of claimed) {
      const going = goOnWithTrial({ parts, trial })
        .catch((error: unknown) => parts.log.error('a trial broke off', { error: errorText(error) }))
        .finally(() => running.delete(going))
      running.add(going)
    }
    count += claimed.length
    if (running.size > 0) await Promise.race([...running, delay(EVERY, undefined, { ref: false })])
  } while (running.size > 0)
  return count
}

function claim({ clock, database, vault }: TrialParts) {
  const at = clock.now()
  return claimTrials(database, vault, { at, until: at.add({ minutes: LEASE_MINUTES }) })
}
