// Long reads: equal calls of one session share one read, a read goes on when its callers have gone, and another node goes on with it
// when this one ends.

import { isDeepStrictEqual } from 'node:util'
import { setTimeout as delay } from 'node:timers/promises'
import {
  claimSessionRead,
  findUnattendedReads,
  type ClaimedRead,
  type ReadClaim,
  type UnattendedRead,
} from '../../domain/logins/claim-session-read.ts'
import { forgetKept, forgetRead, goOnAlone, takeFailure, takeOverdue } from '../../domain/logins/finish-session-read.ts'
import { findSessionRead, openKept, type SessionRead } from '../../domain/logins/session-read.ts'
import { newGuid } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import type { LongRead } from './long-read.ts'
import type { BankingParts } from './parts.ts'
import { heldUntil, startRead, tookTooLong, type RunningRead } from './running-read.ts'
import { demandReadable, type ReadableSession } from './session-reader.ts'

export type LongReads = {
  /** Every kind. */
  readonly kinds: readonly LongRead[]
  /** Reads, waits for a read that runs, or gives what is kept. Throws what the read throws. */
  answer(call: ReadCall): Promise<ReadAnswer>
  /** Goes on with reads that no node is at. Returns how many. */
  goOn(): Promise<number>
  /** Finishes the reads that run, or leaves them to another node. */
  stop(): Promise<void>
}

export type ReadCall = ReadableSession & {
  readonly read: LongRead
  /** Absent: what the session asked for last, or else the defaults. */
  readonly asked?: object
  /** For the journal. */
  readonly callId: string
  onHangUp(listener: () => void): void
}

/** `dispatched`: from now on it goes on alone. `pending`: it did so before. */
export type ReadAnswer = { readonly body: Uint8Array } | 'dispatched' | 'pending'

/** What a call finds: an answer, a read that runs here, one that another node is at, or a state that has just changed. */
type Found =
  | { readonly answer: ReadAnswer }
  | { readonly running: RunningRead }
  | { readonly elsewhere: SessionRead }
  | 'changed'

/** Milliseconds between two looks at a read that another node is at. */
const LOOK_EVERY = 250

/** Milliseconds that reads and their callers have to finish once the node is to end, and then the reads alone. */
const STOP_CALLERS = 5_000
const STOP_READS = 3_000

/** The most reads with which one run of the job goes on. */
const BATCH = 20

export function openLongReads(parts: BankingParts, kinds: readonly LongRead[]): LongReads {
  const { database, clock, rules } = parts
  /** By session and kind; and all of them, with those whose place another has taken. */
  const here = new Map<string, RunningRead>()
  const all = new Set<RunningRead>()
  const inTurn = openTurns()
  let isStopping = false

  function begin(call: ReadCall, claim: ClaimedRead, asked: object): RunningRead {
    const key = placeOf(call)
    here.get(key)?.replace()
    const running = startRead(parts, { ...call, asked, claim })
    here.set(key, running)
    all.add(running)
    const leave = (): void => {
      all.delete(running)
      if (here.get(key) === running) here.delete(key)
    }
    running.done.then(leave, leave)
    return running
  }

  async function find(call: ReadCall): Promise<Found> {
    const { session, read } = call
    const running = here.get(placeOf(call))
    if (running && (call.asked === undefined || isDeepStrictEqual(running.asked, call.asked))) return { running }
    const place = { session, kind: read.kind }
    const asked = call.asked ?? (await findSessionRead(database, place))?.asked ?? jsonOf(read.members.parse({}))
    const isFull = [...all].filter((running) => running.goesOn()).length >= rules.longReadsAtOnce
    const claim = isFull ? undefined : await claimSessionRead(database, claimOf(call, asked))
    if (claim) return { running: begin(call, claim, asked) }
    const found = await findSessionRead(database, place)
    const isSame = found && isDeepStrictEqual(found.asked, asked)
    if (found && !isSame && call.asked === undefined) return 'changed'
    const stands = isSame ? await whatStands(parts, call, found) : undefined
    if (stands === undefined) throw isFull ? busy() : tooMany()
    return stands
  }

  function claimOf({ session, read, consent, ...call }: ReadCall, asked: object): ReadClaim {
    const now = clock.now()
    return {
      session,
      kind: read.kind,
      consentId: consent.id,
      asked,
      replaces: call.asked !== undefined,
      now,
      until: heldUntil(now),
      deadline: now.add({ milliseconds: rules.longReadDeadline }),
      mostOfOrganization: rules.longReadsPerOrganization,
    }
  }

  async function goOnWith({ organization_id, request_id, kind }: UnattendedRead): Promise<number> {
    const read = kinds.find((one) => one.kind === kind)
    if (!read) return 0
    try {
      const readable = await demandReadable(parts, organization_id, request_id)
      const call: ReadCall = { ...readable, read, callId: newGuid(), onHangUp() {} }
      await inTurn(placeOf(call), () => find(call))
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
        const found = await inTurn(placeOf(call), () => find(call))
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
    async stop() {
      isStopping = true
      await settled(all, STOP_CALLERS)
      for (const running of all) running.hurry()
      await settled(all, STOP_READS)
      await Promise.all([...all].map((running) => running.handOver()))
    },
  }
}

function placeOf({ session, read }: ReadCall): string {
  return `${session.requestId} ${read.kind}`
}

async function join(running: RunningRead, gone: Promise<'gone'>): Promise<ReadAnswer> {
  if (running.isLate()) return 'pending'
  const reached = await running.wait(gone)
  if (typeof reached === 'object') return reached
  return running.wasGoingOn ? 'pending' : 'dispatched'
}

/** Answers from what the database says of a read that this node is not at; `undefined` if it would have to read, and may not. */
async function whatStands(parts: BankingParts, call: ReadCall, found: SessionRead): Promise<Found | undefined> {
  const { database, vault, clock } = parts
  if (found.state === 'kept') {
    const text = await openKept(database, vault, found.readId)
    if (text === undefined) {
      await forgetKept(database, found)
      return 'changed'
    }
    await recordGiven(parts, call, found)
    return { answer: { body: Buffer.from(text) } }
  }
  if (found.state === 'failed') {
    const problem = await takeFailure(database, found)
    if (problem === undefined) return 'changed'
    throw problem
  }
  if (found.state === 'over') return undefined
  if (Temporal.Instant.compare(found.deadline, clock.now()) <= 0) {
    if (await takeOverdue(database, found, clock.now())) throw tookTooLong()
    return 'changed'
  }
  return found.state === 'working' ? { elsewhere: found } : { answer: 'pending' }
}

/** What is kept was journaled when it was read; that it is given now is one more entry, before it leaves. */
async function recordGiven(
  { retrieval, clock }: BankingParts,
  { consent, callId }: ReadCall,
  { carried }: SessionRead,
): Promise<void> {
  await retrieval.journal.record({
    at: clock.now(),
    action: 'give-kept-read',
    requestId: callId,
    clientId: consent.clientId,
    providerId: consent.providerId,
    customerId: consent.customerId,
    consentId: consent.id,
    detail: carried,
  })
}

/** A value as it comes back from the database. */
export function jsonOf(value: object): object {
  return JSON.parse(JSON.stringify(value)) as object
}

function tooMany(): Problem {
  const detail = 'As many reads of this organization go on as may at once. Fetch their results, and try again.'
  return new Problem('too_many_requests', detail, { retryAfterSeconds: 10 })
}

function busy(): Problem {
  const detail = 'As many long reads go on as the server does at once. Try again in a moment.'
  return new Problem('temporarily_unavailable', detail, { retryAfterSeconds: 10 })
}

async function settled(running: Iterable<RunningRead>, milliseconds: number): Promise<void> {
  const done = Promise.allSettled([...running].map((one) => one.done))
  await Promise.race([done, delay(milliseconds, undefined, { ref: false })])
}

/** Lets calls for one place look one after the other: of equal ones the first claims, and the others find its read. */
function openTurns() {
  const last = new Map<string, Promise<unknown>>()
  return async <T>(key: string, body: () => Promise<T>): Promise<T> => {
    const turn = (last.get(key) ?? Promise.resolve()).then(body, body)
    last.set(key, turn)
    try {
      return await turn
    } finally {
      if (last.get(key) === turn) last.delete(key)
    }
  }
}
