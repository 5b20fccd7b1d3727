// Long reads: equal calls of one session share one read, a read goes on when its callers have gone, and another node goes on with it
// when this one ends.

import { setTimeout as delay } from 'node:timers/promises'
import { findUnattendedReads, type UnattendedRead } from '../../domain/logins/claim-session-read.ts'
import { forgetRead, goOnAlone } from '../../domain/logins/finish-session-read.ts'
import { newGuid } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { openFindRead, type ReadAnswer, type ReadCall } from './find-read.ts'
import type { LongRead } from './long-read.ts'
import type { BankingParts } from './parts.ts'
import type { RunningRead } from './running-read.ts'
import { demandReadable } from './session-reader.ts'

export type LongReads = {
  /** Every kind. */
  readonly kinds: readonly LongRead[]
  /** Reads, waits for a read that runs, or gives what is kept. Throws what the read throws. */
  answer(call: ReadCall): Promise<ReadAnswer>
  /** Goes on with reads that no node is at. Returns how many. */
  goOn(): Promise<number>
  /** Finishes the reads that run, or leaves them to another node. */
  stop(patience?: typeof STOPPING): Promise<void>
}

/** Milliseconds between two looks at a read that another node is at. */
const LOOK_EVERY = 250

/** Milliseconds that reads and their callers have to finish once the node is to end, and then the reads alone. */
const STOPPING = { callers: 5_000, reads: 3_000 }

/** The most reads with which one run of the job goes on. */
const BATCH = 20

export function openLongReads(parts: BankingParts, kinds: readonly LongRead[]): LongReads {
  const { database, clock, rules } = parts
  const { find, running } = openFindRead(parts)
  let isStopping = false

  async function goOnWith({ organization_id, request_id, kind }: UnattendedRead): Promise<number> {
    const read = kinds.find((one) => one.kind === kind)
    if (!read) return 0
    try {
      const readable = await demandReadable(parts, organization_id, request_id)
      const call: ReadCall = { ...readable, read, callId: newGuid(), onHangUp() {} }
      await find(call)
      return 1
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem
      if (/^(session|login)_not_found$/.test(problem.code)) await forgetRead(database, { requestId: request_id, kind })
      return 0
    }
  }

  return {
    kinds,
    async answer(call) {
      const gone = Promise.withResolvers<'gone'>()
      let hasGone = false
      call.onHangUp(() => {
        hasGone = true
        gone.resolve('gone')
      })
      const latest = performance.now() + rules.dispatchAfterMilliseconds
      let awaited = false
      for (;;) {
        const found = await find(call)
        if (found === 'changed') continue
        if ('answer' in found) return found.answer
        if ('running' in found) return join(found.running, gone.promise)
        const { elsewhere } = found
        if (elsewhere.goesOn && !awaited) return 'pending'
        // It is kept for this call.
        if (!awaited) await goOnAlone(database, elsewhere)
        awaited = true
        if (hasGone || performance.now() > latest) return 'dispatched'
        await delay(LOOK_EVERY)
      }
    },
    async goOn() {
      if (isStopping) return 0
      const found = await findUnattendedReads(database, clock.now(), BATCH)
      const begun = await Promise.all(found.map(goOnWith))
      return begun.reduce((sum, one) => sum + one, 0)
    },
    async stop(patience = STOPPING) {
      isStopping = true
      await settled(running, patience.callers)
      for (const one of running) one.hurry()
      await settled(running, patience.reads)
      await Promise.all([...running].map((one) => one.handOver()))
    },
  }
}

async function join(running: RunningRead, gone: Promise<'gone'>): Promise<ReadAnswer> {
  if (running.isLate()) return 'pending'
  const reached = await running.wait(gone)
  if (typeof reached === 'object') return reached
  return running.wasGoingOn ? 'pending' : 'dispatched'
}

async function settled(running: Iterable<RunningRead>, milliseconds: number): Promise<void> {
  const done = Promise.allSettled([...running].map((one) => one.done))
  await Promise.race([done, delay(milliseconds, undefined, { ref: false })])
}
