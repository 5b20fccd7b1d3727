// A limit on failures, such as wrong secrets: whoever fails too often is told to wait, and nobody else is kept out by it.

import { Problem } from '../problem.ts'
import { networksOf } from './caller-network.ts'
import type { Call } from './endpoint.ts'
import type { Tally } from './tally.ts'

export type FailureLimit = {
  /**
   * Counts a credential that was looked at and was wrong. Throws `too_many_requests` when there were too many in the
   * present minute. @param whose of whom the credential would be. @param secret how the documentation calls it.
   */
  failed(call: Pick<Call, 'address'>, whose: string, secret: string): void
}

/** How much more than at one credential a caller may fail in all: who makes names up fills no memory with them. */
const CREDENTIALS_AT_ONCE = 10

/** Cut: an id is as long as a stranger makes it. */
const MOST_CHARACTERS = 64

/**
 * Only after the credential was looked at: a right one is never refused because of others' wrong ones, whoever shares
 * its address or its name. The key names both who guesses and whose credential.
 */
export function failureLimit(tally: Tally, mostPerMinute: number): FailureLimit {
  return {
    failed({ address }, whose, secret) {
      const bounds = networksOf(address).flatMap(({ name, times }) => [
        { key: `failure ${name}`, most: mostPerMinute * CREDENTIALS_AT_ONCE * times },
        { key: `failure ${name} ${whose.slice(0, MOST_CHARACTERS)}`, most: mostPerMinute * times },
      ])
      if (tally.take(bounds)) return
      throw new Problem('too_many_requests', `Too many failed attempts. Wait a minute and check the ${secret}.`)
    },
  }
}
