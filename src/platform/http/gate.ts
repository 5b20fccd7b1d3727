// The gate: a bounded number of requests runs at once, a bounded number waits, and any beyond those are answered with 503.

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
  /**
   * Does the work when there is room for it. Throws `temporarily_unavailable` where there is none, and none comes soon.
   * @param from who asks. While somebody must wait, who has the fewest places goes first.
   */
  pass<T>(work: () => Promise<T>, from?: string): Promise<T>
}

type Asker = { inWork: number; waiting: number }
type Waiting = { readonly asker: Asker; readonly since: number; enter(): void; giveUp(): void }

/** Seconds after which to come back: spread, so that those who are sent away together do not return together. */
const RETURN = [2, 3, 4, 5, 6] as const

const BUSY = 'The server has more to do than it can. Try again in a few seconds.'

/** @param busy what one is told who is sent away. */
export function openGate({ requestsAtOnce, requestQueue, patienceMilliseconds }: GateLimits, busy = BUSY): Gate {
  let inWork = 0
  let timer: NodeJS.Timeout | undefined
  /** In the order in which they came. */
  const queue: Waiting[] = []
  const askers = openAskers()
  const comeBack = sendingAway(busy)

  /** If the queue is full, the caller with the most waiting requests loses its newest to a caller with fewer. */
  function makeRoomFor({ waiting }: Asker): void {
    const most = askers.withMoreThan(waiting + 1)
    const index = queue.findLastIndex(({ asker }) => asker === most)
    if (index < 0) throw comeBack()
    queue.splice(index, 1)[0]?.giveUp()
  }

  async function wait(asker: Asker): Promise<void> {
    if (queue.length >= requestQueue) makeRoomFor(asker)
    asker.waiting++
    const entered = Promise.withResolvers<void>()
    const giveUp = (): void => entered.reject(comeBack())
    queue.push({ asker, since: performance.now(), enter: entered.resolve, giveUp })
    timer ??= setTimeout(endOfPatience, patienceMilliseconds).unref()
    try {
      await entered.promise
    } finally {
      asker.waiting--
    }
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
    let next = queue[0]
    for (const one of queue) if (next && one.asker.inWork < next.asker.inWork) next = one
    if (!next) return void inWork--
    // The place is handed on: nobody who comes at this moment takes it away.
    queue.splice(queue.indexOf(next), 1)
    next.asker.inWork++
    next.enter()
  }

  return {
    async pass(work, from = '') {
      const asker = askers.of(from)
      try {
        if (inWork >= requestsAtOnce) await wait(asker)
        else {
          inWork++
          asker.inWork++
        }
        try {
          return await work()
        } finally {
          asker.inWork--
          leave()
        }
      } finally {
        askers.forget(from, asker)
      }
    },
  }
}

/** Each is told another moment to come back at. */
function sendingAway(busy: string): () => Problem {
  let sentAway = 0
  return () => {
    const retryAfterSeconds = RETURN[sentAway++ % RETURN.length] ?? RETURN[0]
    return new Problem('temporarily_unavailable', busy, { retryAfterSeconds })
  }
}

/** Who is in work or waits. */
function openAskers() {
  const askers = new Map<string, Asker>()
  return {
    of(from: string): Asker {
      const asker = askers.get(from) ?? { inWork: 0, waiting: 0 }
      askers.set(from, asker)
      return asker
    },
    forget(from: string, { inWork, waiting }: Asker): void {
      if (inWork + waiting === 0) askers.delete(from)
    },
    /** Who has the most in the queue, if it is more than so many. */
    withMoreThan(waiting: number): Asker | undefined {
      let most: Asker | undefined
      for (const asker of askers.values()) if (asker.waiting > (most?.waiting ?? waiting)) most = asker
      return most
    },
  }
}
