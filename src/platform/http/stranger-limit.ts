// A limit on what strangers begin: whatever is kept for a while before anybody has shown who they are.

import { Problem } from '../problem.ts'
import { networksOf } from './caller-network.ts'
import type { Call } from './endpoint.ts'
import type { Tally } from './tally.ts'

export type StrangerLimit = {
  /** Counts one more. Throws `too_many_requests`. @param what is begun: each has a count of its own. */
  demandFew(call: Pick<Call, 'address'>, what: string): void
}

export function strangerLimit(tally: Tally, mostPerMinute: number): StrangerLimit {
  return {
    demandFew({ address }, what) {
      const bounds = networksOf(address).map(({ name, times }) => ({
        key: `${what} ${name}`,
        most: mostPerMinute * times,
      }))
      if (tally.take(bounds)) return
      const detail = 'Too much was begun from this address within a minute. Wait a minute, then try again.'
      throw new Problem('too_many_requests', detail)
    },
  }
}
