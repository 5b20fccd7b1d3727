// Runs jobs again and again, one after the other, until it is told to stop.

import type { Log } from '../platform/log.ts'
import { errorText } from '../platform/problem.ts'

export type Job = {
  readonly name: string
  readonly everyMilliseconds: number
  /** Gives how many things it did, for the log. */
  run(): Promise<number>
}

/** A job that fails is logged and tried again at its next turn. The returned function waits for what is running. */
export function runJobs(jobs: readonly Job[], log: Log): () => Promise<void> {
  let stopped = false
  let running: Promise<void> = Promise.resolve()
  const timers = jobs.map((job) => {
    const turn = (): void => {
      if (!stopped) running = running.then(() => runOnce(job, log))
    }
    const timer = setInterval(turn, job.everyMilliseconds)
    timer.unref()
    return timer
  })
  return async () => {
    stopped = true
    for (const timer of timers) clearInterval(timer)
    await running
  }
}

async function runOnce({ name, run }: Job, log: Log): Promise<void> {
  try {
    const count = await run()
    if (count > 0) log.info('job', { job: name, count })
  } catch (error) {
    log.error('job', { job: name, error: errorText(error) })
  }
}
