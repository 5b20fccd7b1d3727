// Limits failures such as wrong secrets: a caller that fails too often has to wait, and no other caller is affected.

import { Problem } from '../problem.ts'
import { networksOf } from './caller-network.ts'
import type { Call } from './endpoint.ts'
import type { Tally } from './tally.ts'

export type FailureLimit = {
  /**
   * Counts a wrong credential. Throws `too_many_requests` if there were too many in the present minute.
   * @param whose the owner of the credential that was tried. @param secret its name in the documentation.
   */
  failed(call: Pick<Call, 'address'>, whose: string, secret: string): void
}

/** How many credentials' worth of failures a caller has in all, so that made-up names fill no memory. */
const CREDENTIALS_AT_ONCE = 10

/** The length to which ids are cut, because a stranger can send long ones. */
const MAX_CHARACTERS = 64

/**
 * To be called only after the credential was checked, so that a correct one is never refused because of wrong ones. The key
 * holds both the caller's network and the owner of the credential.
 */
export function failureLimit(tally: Tally, mostPerMinute: number): FailureLimit {
  return {
    failed({ address }, whose, secret) {
      const bounds = networksOf(address).flatMap(({ name, times }) => [
        { key: `failure ${name}`, most: mostPerMinute * CREDENTIALS_AT_ONCE * times },
        // In any case: a customerId is one GUID, however its letters are written.
        { key: `failure ${name} ${whose.slice(0, MAX_CHARACTERS).toLowerCase()}`, most: mostPerMinute * times },
      ])
      if (tally.take(bounds)) return
      throw new Problem('too_many_requests', `Too many failed attempts. Wait a minute and check the ${secret}.`)
    },
  }
}
