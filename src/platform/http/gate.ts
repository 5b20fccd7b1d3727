// The gate: so many requests are in work at once, so many wait a moment, and whoever comes beyond is told to come back.

import { Problem } from '../problem.ts'

export type GateLimits = {
  /** Requests in work. */
  readonly requestsAtOnce: number
  /** Requests that wait until one of those is done. */
  readonly requestQueue: number
  /** Milliseconds that one waits at most. */
  readonly patienceMilliseconds: number
}

export type Gate = {
  /** Does the work when there is room for it. Throws `temporarily_unavailable` where there is none, and none comes soon. */
  pass<T>(work: () => Promise<T>): Promise<T>
}

type Waiting = { readonly since: number; enter(): void; giveUp(): void }

/** Seconds after which to come back: spread, so that those who are sent away together do not return together. */
const RETURN = [2, 3, 4, 5, 6] as const

const BUSY = 'The server has more to do than it can. Try again in a few seconds.'

/** @param busy what one is told who is sent away. */
export function openGate({ requestsAtOnce, requestQueue, patienceMilliseconds }: GateLimits, busy = BUSY): Gate {
  let inWork = 0
  let sentAway = 0
  let timer: NodeJS.Timeout | undefined
  const queue: Waiting[] = []

  function comeBack(): Problem {
    const retryAfterSeconds = RETURN[sentAway++ % RETURN.length] ?? RETURN[0]
    return new Problem('temporarily_unavailable', busy, { retryAfterSeconds })
  }

  function wait(): Promise<void> {
    if (queue.length >= requestQueue) throw comeBack()
    return new Promise((resolve, reject) => {
      queue.push({ since: performance.now(), enter: resolve, giveUp: () => reject(comeBack()) })
      timer ??= setTimeout(endOfPatience, patienceMilliseconds).unref()
    })
  }

  /** Who came first waits longest: one clock for all of them. */
  function endOfPatience(): void {
    timer = undefined
    const now = performance.now()
    while (queue[0] && now - queue[0].since >= patienceMilliseconds) queue.shift()?.giveUp()
    const [first] = queue
    if (first) timer = setTimeout(endOfPatience, first.since + patienceMilliseconds - now).unref()
  }

  function leave(): void {
    const next = queue.shift()
    // The place is handed on: nobody who comes at this moment takes it away.
    if (next) next.enter()
    else inWork--
  }

  return {
    async pass(work) {
      if (inWork < requestsAtOnce) inWork++
      else await wait()
      try {
        return await work()
      } finally {
        leave()
      }
    },
  }
}
