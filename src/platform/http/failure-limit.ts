// A limit on failures, such as wrong secrets: guessing is slowed down, and nobody else is kept out by it.

import type { Clock } from '../clock.ts'
import { Problem } from '../problem.ts'

export type FailureLimit = {
  /** Throws `too_many_requests` when this key has failed too often in the present minute. `secret` is what was wrong. */
  demandAllowed(key: string, secret: string): void
  failed(key: string): void
}

/** Bounds memory; when it is full, all counts begin anew. */
const MOST_KEYS = 100_000

/**
 * Counts per minute and key. The key names both who guesses and whose secret: an attacker at one address locks out
 * only himself.
 */
export function failureLimit(clock: Clock, mostPerMinute: number): FailureLimit {
  let minute = 0
  let counts = new Map<string, number>()
  const present = (): Map<string, number> => {
    const now = Math.floor(clock.now().epochMilliseconds / 60_000)
    if (now !== minute || counts.size > MOST_KEYS) {
      minute = now
      counts = new Map()
    }
    return counts
  }
  return {
    demandAllowed(key, secret) {
      if ((present().get(key) ?? 0) < mostPerMinute) return
      throw new Problem('too_many_requests', `Too many failed attempts. Wait a minute and check the ${secret}.`)
    },
    failed(key) {
      present().set(key, (present().get(key) ?? 0) + 1)
    },
  }
}
