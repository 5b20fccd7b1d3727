// Bank policy: how a call to a bank is carried out: how long it may take, when it is sent again, when it is not sent at all.

import { setTimeout as delay } from 'node:timers/promises'
import type { Database } from '../../database/open.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Log } from '../../platform/log.ts'
import { Problem } from '../../platform/problem.ts'
import { BankTrouble, bankTrouble, troubleIn } from './bank-trouble.ts'
import { openBreakers, type Breakers, type Outcome } from './breakers.ts'
import { openCallCounts, removeOldCalls, type CallCounts } from './call-counts.ts'
import { removeEndedWaits } from './stored-breakers.ts'
import { troubleTable } from './trouble-table.ts'

export type PolicyCall = {
  /** What the bank is asked for: `token`, `accounts`. Each has a breaker of its own. */
  readonly operation: string
  /** Whether it changes nothing, so that it may be sent again: GET. */
  readonly repeatable: boolean
  /** Of the whole answer: `BankCall.signal`. */
  readonly signal: AbortSignal
  readonly requestId: string
}

export type BankPolicy = {
  /**
   * Carries the call out. `attempt` sends once and throws a BankTrouble for what went wrong; what else it throws is given on.
   * Throws a BankTrouble, which is a Problem for the caller.
   */
  run<T>(call: PolicyCall, attempt: (signal: AbortSignal) => Promise<T>): Promise<T>
}

export type BankPolicies = {
  of(providerId: number): BankPolicy
  /**
   * Writes what was counted, and removes now and then what is over. To be called every few seconds, and before the server
   * ends. Returns 0, so that the job writes no line to the log.
   */
  flush(): Promise<number>
}

export type PolicyParts = {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  /** Milliseconds that the whole answer may take. */
  readonly deadlineMilliseconds: number
}

/** A call is sent three times at most. */
const MOST_ATTEMPTS = 3
/** Milliseconds: each wait is a random part of it, doubled with each attempt (full jitter). */
const FIRST_WAIT = 100
/** Milliseconds: where the bank asks for a longer wait, the caller hears of it instead. */
const LONGEST_WAIT = 1000
/** The share of the deadline after which nothing is sent again, and that one call may take. */
const SHARE_OF_DEADLINE = 0.6

/** Milliseconds. */
const LONGEST_CONNECT = 10_000

/**
 * Milliseconds that a connection may take: less than one call may, so that a call that was never sent is told from one whose
 * outcome nobody knows (decision 029).
 */
export function connectMillisecondsOf(deadlineMilliseconds: number): number {
  return Math.min(LONGEST_CONNECT, (deadlineMilliseconds * SHARE_OF_DEADLINE) / 2)
}

export function openBankPolicies(parts: PolicyParts): BankPolicies {
  const counts = openCallCounts(parts)
  const banks = new Map<number, BankPolicy>()
  let removedAt: Temporal.Instant | undefined

  async function removeOld(): Promise<void> {
    const now = parts.clock.now()
    if (removedAt && Temporal.Instant.compare(removedAt.add({ minutes: 5 }), now) > 0) return
    removedAt = now
    await removeEndedWaits(parts.database, now)
    await removeOldCalls(parts.database, now)
  }

  return {
    of: (providerId) => banks.getOrInsertComputed(providerId, () => openPolicy(parts, counts, providerId)),
    async flush() {
      await counts.flush()
      await removeOld()
      return 0
    },
  }
}

function openPolicy(parts: PolicyParts, counts: CallCounts, providerId: number): BankPolicy {
  const breakers = openBreakers(parts, providerId)
  return {
    async run(call, attempt) {
      const begun = performance.now()
      for (let attempts = 1; ; attempts++) {
        const admission = await breakers.admit(call.operation)
        const started = performance.now()
        const result = await attemptOnce(parts, call, attempt)
        const { outcome } = result
        counts.add(providerId, call, { milliseconds: performance.now() - started, outcome })
        await breakers.settle(call.operation, admission, outcome)
        if ('value' in result) return result.value
        const elapsed = performance.now() - begun
        const mayWait = attempts < MOST_ATTEMPTS && elapsed < parts.deadlineMilliseconds * SHARE_OF_DEADLINE
        const wait = mayWait ? waitBefore(breakers, call, { attempts, outcome }) : undefined
        if (wait === undefined) throw result.error
        await delay(wait, undefined, { signal: call.signal, ref: false }).catch(() => {
          throw result.error
        })
      }
    },
  }
}

type Result<T> =
  | { readonly outcome: Outcome; readonly value: T }
  | { readonly outcome: Outcome; readonly error: unknown }

/** One attempt with its own time limit; the outcome says what it means for the bank. */
async function attemptOnce<T>(
  { deadlineMilliseconds }: PolicyParts,
  { signal }: PolicyCall,
  attempt: (signal: AbortSignal) => Promise<T>,
): Promise<Result<T>> {
  const own = new AbortController()
  const pass = (): void => own.abort(signal.reason)
  if (signal.aborted) pass()
  signal.addEventListener('abort', pass, { once: true })
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    own.abort(bankTrouble('timeout'))
  }, deadlineMilliseconds * SHARE_OF_DEADLINE)
  try {
    return { outcome: 'good', value: await attempt(own.signal) }
  } catch (error) {
    if (signal.aborted) return ofAbort(signal.reason, error)
    const seen = isLate ? cutOff('timeout', error) : error
    // Anything else is a problem of the request, or a bug: the bank has answered.
    return { outcome: seen instanceof BankTrouble ? seen : 'good', error: seen }
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', pass)
  }
}

/** The deadline of the answer is the bank's failure; a caller who left is nobody's. */
function ofAbort(reason: unknown, cause: unknown): Result<never> {
  const isDeadline = reason instanceof Problem && reason.code === 'provider_unavailable'
  const error = cutOff(isDeadline ? 'deadline' : 'left', cause)
  return { outcome: isDeadline ? error : 'left', error }
}

function cutOff(trouble: 'timeout' | 'deadline' | 'left', cause: unknown): BankTrouble {
  return bankTrouble(trouble, { cause, isSent: troubleIn(cause)?.isSent ?? true })
}

/** Milliseconds to wait before the call is sent again; `undefined` if it is not. */
function waitBefore(
  breakers: Breakers,
  { operation, repeatable }: PolicyCall,
  { attempts, outcome }: { readonly attempts: number; readonly outcome: Outcome },
): number | undefined {
  if (!repeatable || !(outcome instanceof BankTrouble) || !troubleTable[outcome.trouble].retried) return undefined
  const asked = (outcome.retryAfterSeconds ?? 0) * 1000
  if (asked > LONGEST_WAIT || !breakers.takeRetry(operation)) return undefined
  return asked + Math.random() * FIRST_WAIT * 2 ** (attempts - 1)
}
