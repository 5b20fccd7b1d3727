// Runs jobs at their intervals until it is stopped.

import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from '../platform/log.ts'
import { errorText } from '../platform/problem.ts'

export type Job = {
  readonly name: string
  readonly everyMilliseconds: number
  /** Returns the number of things done, for the log. Begins nothing new after `stop`. */
  run(stop: AbortSignal): Promise<number>
}

/** Milliseconds that running jobs are waited for at the end. Every job can be cut off and begun again. */
const STOP_DEADLINE = 5_000

/**
 * A job never runs twice at once, and a slow one does not delay the others. A failure is logged, and the job runs again at
 * its next interval. The returned function stops all jobs and waits for those that run, up to a deadline.
 */
export function runJobs(jobs: readonly Job[], log: Log): () => Promise<void> {
  const stop = new AbortController()
  const running = new Map<Job, Promise<void>>()
  const timers = jobs.map((job) => {
    const startRun = (): void => {
      if (running.has(job)) return
      running.set(
        job,
        runOnce(job, log, stop.signal).finally(() => running.delete(job)),
      )
    }
    return setInterval(startRun, job.everyMilliseconds).unref()
  })
  return async () => {
    stop.abort()
    for (const timer of timers) clearInterval(timer)
    await Promise.race([Promise.all(running.values()), delay(STOP_DEADLINE, undefined, { ref: false })])
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
