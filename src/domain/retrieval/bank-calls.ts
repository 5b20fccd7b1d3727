// Calls to banks: each is cancelled at a deadline, and one bank has so many requests waiting for it at most.

import { openGate, type Gate } from '../../platform/http/gate.ts'
import { silentLog, type Log } from '../../platform/log.ts'
import { Problem } from '../../platform/problem.ts'
import type { BankCall } from './connector.ts'
import { logFailedCall } from './failed-call.ts'

export type BankCallLimits = {
  /** The time that a bank may take to answer. */
  readonly deadlineMilliseconds: number
  /** The most requests that wait for one bank at once. As many more queue for a moment. */
  readonly mostAtOnce: number
}

export type BankCalls = {
  /**
   * Throws `provider_unavailable` when the bank takes too long, and `temporarily_unavailable` when too many requests wait
   * for it: a bank that hangs keeps what asks it waiting, and nobody else. All calls of one request have one place.
   * @param onLate is given an answer that came after the deadline. It must not fail.
   */
  ask<T>(providerId: number, requestId: string, call: CallAtBank<T>, onLate?: OnLate<T>): Promise<T>
  /** Sets how many requests wait for a bank at most; `undefined`: as many as for any. Those that wait already go on. */
  limit(providerId: number, mostAtOnce: number | undefined): void
}

export type CallAtBank<T> = (call: BankCall) => Promise<T>

export type OnLate<T> = (answer: T) => Promise<void>

/** Milliseconds that a request queues. A bank that answers is done by then, and the server's own gate needs the place. */
const PATIENCE = 1000

const BUSY = 'The bank is asked for as much as it can answer at this moment. Try again in a few seconds.'

type Bank = { gate: Gate; mostAtOnce: number; readonly requests: Map<string, Place> }
type Place = { calls: number; readonly entered: Promise<void>; leave(): void }

export function openBankCalls({ deadlineMilliseconds, mostAtOnce }: BankCallLimits, log: Log = silentLog): BankCalls {
  /** This map has one entry for each provider. */
  const banks = new Map<number, Bank>()

  function bankOf(providerId: number): Bank {
    return banks.getOrInsertComputed(providerId, () => ({ gate: gateOf(mostAtOnce), mostAtOnce, requests: new Map() }))
  }

  return {
    limit(providerId, most = mostAtOnce) {
      const bank = bankOf(providerId)
      if (bank.mostAtOnce === most) return
      bank.mostAtOnce = most
      bank.gate = gateOf(most)
    },

    async ask(providerId, requestId, call, onLate) {
      const { gate, requests } = bankOf(providerId)
      const place = requests.get(requestId) ?? enter(gate)
      requests.set(requestId, place)
      place.calls++
      try {
        await place.entered
        return await withDeadline(deadlineMilliseconds, requestId, call, onLate)
      } catch (error) {
        logFailedCall(log, { providerId, requestId }, error)
        throw error
      } finally {
        if (--place.calls === 0) {
          requests.delete(requestId)
          place.leave()
        }
      }
    },
  }
}

function gateOf(most: number): Gate {
  return openGate({ requestsAtOnce: most, requestQueue: most, patienceMilliseconds: PATIENCE }, BUSY)
}

function enter(gate: Gate): Place {
  const entered = Promise.withResolvers<void>()
  const left = Promise.withResolvers<void>()
  gate
    .pass(async () => {
      entered.resolve()
      await left.promise
    })
    .catch(entered.reject)
  return { calls: 0, entered: entered.promise, leave: left.resolve }
}

/** Throws `provider_unavailable` when the bank takes longer, and aborts the call. */
export async function withDeadline<T>(
  milliseconds: number,
  requestId: string,
  call: CallAtBank<T>,
  onLate?: OnLate<T>,
): Promise<T> {
  const deadline = new AbortController()
  const { promise, reject } = Promise.withResolvers<never>()
  const answer = call({ signal: deadline.signal, requestId })
  const timer = setTimeout(() => {
    const late = new Problem('provider_unavailable', 'The bank did not answer in time. Try again in a moment.')
    if (onLate) void answer.then(onLate, () => {})
    reject(late)
    deadline.abort(late)
  }, milliseconds)
  try {
    return await Promise.race([answer, promise])
  } finally {
    clearTimeout(timer)
  }
}
