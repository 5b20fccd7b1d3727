// Runs jobs again and again, each in its own time, until it is told to stop.

import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from '../platform/log.ts'
import { errorText } from '../platform/problem.ts'

export type Job = {
  readonly name: string
  readonly everyMilliseconds: number
  /** Gives how many things it did, for the log. Begins nothing new once it is told to stop. */
  run(stop: AbortSignal): Promise<number>
}

/** Milliseconds that what runs may still take when the server ends: every job can be cut off and begun again. */
const LAST_JOBS = 5_000

/**
 * A job never runs twice at once, and one that takes its time holds up no other. One that fails is logged and tried again
 * at its next turn. The returned function waits for what is running, but not for ever.
 */
export function runJobs(jobs: readonly Job[], log: Log): () => Promise<void> {
  const stop = new AbortController()
  const running = new Map<Job, Promise<void>>()
  const timers = jobs.map((job) => {
    const turn = (): void => {
      if (running.has(job)) return
      running.set(
        job,
        runOnce(job, log, stop.signal).finally(() => running.delete(job)),
      )
    }
    return setInterval(turn, job.everyMilliseconds).unref()
  })
  return async () => {
    stop.abort()
    for (const timer of timers) clearInterval(timer)
    await Promise.race([Promise.all(running.values()), delay(LAST_JOBS, undefined, { ref: false })])
  }
}

async function runOnce({ name, run }: Job, log: Log, stop: AbortSignal): Promise<void> {
  try {
    const count = await run(stop)
    if (count > 0) log.info('job', { job: name, count })
  } catch (error) {
    log.error('job', { job: name, error: errorText(error) })
  }
}
