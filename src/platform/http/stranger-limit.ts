// Limits what unauthenticated callers may start, such as authorizations, because each is stored for a while.

import { Problem } from '../problem.ts'
import { networksOf } from './caller-network.ts'
import type { Call } from './endpoint.ts'
import type { Tally } from './tally.ts'

export type StrangerLimit = {
  /** Counts one more. Throws `too_many_requests`. @param what the kind of thing that is started; each kind is counted by itself. */
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
