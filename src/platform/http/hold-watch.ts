// The watch over holds: when one stretch of work keeps every other request waiting, it says how long and at which endpoint.

import type { Log } from '../log.ts'

export type Hold = {
  /** Whose requests ran most of that time; `none` where it was no request's work. */
  readonly endpoint: string
  /** Milliseconds in which nothing else was answered. */
  readonly milliseconds: number
  /** Milliseconds of processor time in these: far fewer if it was the machine that was busy. */
  readonly cpuMilliseconds: number
}

export type HoldWatch = {
  /** Does the work. What it does before it first waits is told from everything else. */
  during<T>(endpoint: string, work: () => T): T
  /** An answer is on its way, and what led to it has just been done. */
  answered(endpoint: string): void
  /** The returned function ends it. */
  start(): () => void
}

/** Milliseconds between two looks; a look that comes late was held up. */
const EVERY = 20

/** Milliseconds that nobody notices. */
const UNNOTICED = 50

/** Milliseconds from one line in the log to the next. */
const QUIET = 5_000

/** Between two looks; more than these come only in a hold, which has a name by then. */
const MAX_MARKS = 10_000

/** @param count hears of every hold; the log has one line in five seconds, with the longest. */
export function openHoldWatch(log: Log, count: (hold: Hold) => void = () => {}): HoldWatch {
  /** Between two marks one piece of work ran: the one that begins at the first mark, or else the one that ends at the second. */
  let marks: { readonly at: number; readonly begins?: string; readonly ends?: string }[] = []
  let isOn = false
  let [looked, lookedCpu, spoken] = [0, 0, -QUIET]
  let [longest, holds]: [Hold | undefined, number] = [undefined, 0]

  function look(): void {
    const [now, cpu] = [performance.now(), cpuOfThread()]
    const milliseconds = now - looked - EVERY
    if (milliseconds > UNNOTICED) {
      const hold = { endpoint: busiest(looked, now), milliseconds, cpuMilliseconds: cpu - lookedCpu }
      count(hold)
      holds++
      if (!longest || milliseconds > longest.milliseconds) longest = hold
    }
    if (longest && now - spoken >= QUIET) {
      const { endpoint, milliseconds, cpuMilliseconds } = longest
      const rounded = { milliseconds: Math.round(milliseconds), cpuMilliseconds: Math.round(cpuMilliseconds) }
      log.warn('one request kept all others waiting', { endpoint, ...rounded, count: holds })
      spoken = now
      longest = undefined
      holds = 0
    }
    looked = now
    lookedCpu = cpu
    marks = []
  }

  function busiest(from: number, to: number): string {
    const sums = new Map<string, number>()
    let last: (typeof marks)[number] = { at: from }
    for (const mark of [...marks, { at: to }]) {
      const name = last.begins ?? mark.ends ?? 'none'
      sums.set(name, (sums.get(name) ?? 0) + mark.at - last.at)
      last = mark
    }
    return [...sums].reduce((most, sum) => (sum[1] > most[1] ? sum : most))[0]
  }

  function mark(kind: 'begins' | 'ends', endpoint: string): void {
    if (isOn && marks.length < MAX_MARKS) marks.push({ at: performance.now(), [kind]: endpoint })
  }

  return {
    during(endpoint, work) {
      mark('begins', endpoint)
      try {
        return work()
      } finally {
        mark('ends', endpoint)
      }
    },
    answered: (endpoint) => mark('ends', endpoint),
    start() {
      isOn = true
      looked = performance.now()
      lookedCpu = cpuOfThread()
      const timer = setInterval(look, EVERY).unref()
      return () => {
        isOn = false
        clearInterval(timer)
      }
    },
  }
}

function cpuOfThread(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
