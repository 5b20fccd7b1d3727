// Failure window: how many of the last seconds' calls failed, and how many were sent again.

export type FailureWindow = {
  add(second: number, failed: boolean): void
  /** Whether so many of the calls failed that the next are not worth sending. */
  isBad(second: number): boolean
  /** Takes one of the few retries that the last seconds' calls allow: what is sent again must not become a storm. */
  takeRetry(second: number): boolean
  clear(): void
}

/** Seconds. */
const LENGTH = 20
/** Fewer failures than these say nothing of a bank. */
const LEAST_FAILURES = 10
const BAD_RATE = 0.5
/** Retries that there always are, and the share of the calls that may be added to them. */
const LEAST_RETRIES = 3
const RETRY_RATE = 0.1

type Second = { readonly second: number; calls: number; failures: number; retries: number }

export function openFailureWindow(): FailureWindow {
  let seconds: Second[] = []

  function present(second: number): Second {
    const last = seconds.at(-1)
    if (last?.second === second) return last
    const fresh = { second, calls: 0, failures: 0, retries: 0 }
    seconds = [...seconds.filter((past) => past.second > second - LENGTH && past.second < second), fresh]
    return fresh
  }

  function sum(second: number, member: 'calls' | 'failures' | 'retries'): number {
    return seconds.reduce((sum, past) => (past.second > second - LENGTH ? sum + past[member] : sum), 0)
  }

  return {
    add(second, failed) {
      const now = present(second)
      now.calls++
      if (failed) now.failures++
    },
    isBad(second) {
      const failures = sum(second, 'failures')
      return failures >= LEAST_FAILURES && failures >= sum(second, 'calls') * BAD_RATE
    },
    takeRetry(second) {
      if (sum(second, 'retries') >= LEAST_RETRIES + sum(second, 'calls') * RETRY_RATE) return false
      present(second).retries++
      return true
    },
    clear() {
      seconds = []
    },
  }
}
