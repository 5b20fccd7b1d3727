// A running read: one read of a session that this node is at, from its claim to its end, with its callers or without them.

import type { LivingConsent } from '../../domain/consents/living-consent.ts'
import type { ReadEntry } from '../../domain/journal/read-journal.ts'
import { holdSessionRead, type ClaimedRead } from '../../domain/logins/claim-session-read.ts'
import {
  finishGiven,
  finishTold,
  goOnAlone,
  keepResult,
  leaveFailed,
  leaveWaiting,
} from '../../domain/logins/finish-session-read.ts'
import type { Carried } from '../../domain/logins/session-read.ts'
import type { AuthorizedSession } from '../../domain/logins/session.ts'
import { openReader } from '../../domain/retrieval/reader.ts'
import type { Retrieval } from '../../domain/retrieval/retrieval.ts'
import { jsonInPieces } from '../../platform/give-way.ts'
import { errorText, Problem } from '../../platform/problem.ts'
import type { LongRead } from './long-read.ts'
import type { BankingParts } from './parts.ts'
import { READ_LINKS, readMembers } from './session-members.ts'
import { demandStillShared } from './session-reader.ts'

/** How long a node may be silent before another takes its read over, and how often it says that it is at it. */
const HELD = { seconds: 20 }
const HOLD_EVERY = 5_000

export type BegunRead = {
  readonly session: AuthorizedSession
  readonly consent: LivingConsent
  readonly read: LongRead
  readonly asked: object
  readonly claim: ClaimedRead
  /** The id of the call that began it, for the journal. */
  readonly callId: string
}

/** What came of it: the answer, or the bank is not ready and somebody else goes on. */
export type Reached = { readonly body: Uint8Array } | 'processing'

export type RunningRead = {
  readonly asked: object
  readonly consentId: string
  /** Whether it had gone on without a caller before this node began with it. */
  readonly wasGoingOn: boolean
  /** Rejects with its failure. */
  readonly done: Promise<Reached>
  /** Whether its callers are not to wait any longer. */
  isLate(): boolean
  goesOn(): boolean
  /** Says that this node is at it. Returns false if it is not any more: another has taken it over. */
  hold(): Promise<boolean>
  /** Lets its callers wait no longer. */
  hurry(): void
  /** A caller waits for it until the returned promise settles. */
  wait(gone: Promise<'gone'>): Promise<Reached | 'late' | 'gone'>
  /** Another read takes its place: it ends, unless a caller waits for it. */
  replace(): void
  /** Leaves it to another node. */
  handOver(): Promise<void>
}

export function heldUntil(now: Temporal.Instant): Temporal.Instant {
  return now.add(HELD)
}

/** How a running read stands. */
type Standing = { callers: number; isLate: boolean; goesOn: boolean; isOver: boolean }

export function startRead(parts: BankingParts, begun: BegunRead): RunningRead {
  const { database, clock, rules } = parts
  const { claim, asked } = begun
  const stop = new AbortController()
  const late = Promise.withResolvers<'late'>()
  const now: Standing = { callers: 0, isLate: false, goesOn: claim.goesOn, isOver: false }
  const hurry = (): void => {
    now.isLate = true
    late.resolve('late')
  }
  const replace = (): void => {
    if (now.callers === 0) stop.abort(replaced())
  }
  const hold = async (): Promise<boolean> => {
    const isHeld = await holdSessionRead(database, claim, heldUntil(clock.now()))
    if (isHeld) return true
    replace()
    await demandStillShared(parts, begun).catch((problem: unknown) => {
      if (!(problem instanceof Problem)) throw problem
      stop.abort(problem)
    })
    return false
  }
  const timer = setTimeout(hurry, rules.dispatchAfterMilliseconds)
  const beat = setInterval(() => void hold().catch((error: unknown) => report(parts, begun, error)), HOLD_EVERY).unref()
  const done = toItsEnd(parts, begun, { stop: stop.signal, now }).finally(() => {
    now.isOver = true
    clearTimeout(timer)
    clearInterval(beat)
  })
  done.catch(() => {})
  return {
    asked,
    consentId: begun.consent.id,
    wasGoingOn: claim.goesOn,
    done,
    isLate: () => now.isLate,
    goesOn: () => now.goesOn && !now.isOver,
    hold,
    hurry,
    async wait(gone) {
      now.callers++
      let reached
      try {
        reached = await Promise.race([done, late.promise, gone])
      } finally {
        now.callers--
      }
      if (typeof reached === 'object' || reached === 'processing' || now.goesOn || now.isOver) return reached
      now.goesOn = true
      await goOnAlone(database, claim)
      return reached
    },
    replace,
    async handOver() {
      stop.abort(replaced())
      await leaveWaiting(database, claim)
    },
  }
}

/** Reads, and notes what came of it: for the callers who wait, or for those who ask later. */
async function toItsEnd(
  parts: BankingParts,
  begun: BegunRead,
  { stop, now }: { readonly stop: AbortSignal; readonly now: Standing },
): Promise<Reached> {
  const { database } = parts
  const { claim } = begun
  try {
    const finished = await readWhole(parts, begun, stop)
    await demandStillShared(parts, begun)
    return await settle(parts, begun, finished, now.goesOn)
  } catch (problem) {
    if (isProcessing(problem)) {
      await leaveWaiting(database, claim)
      return 'processing'
    }
    if (now.callers > 0) await finishTold(database, claim, problem)
    else await leaveFailed(database, claim, problem)
    if (!(problem instanceof Problem)) report(parts, begun, problem)
    throw problem
  }
}

function report({ log }: BankingParts, { callId, consent: { id: consentId, providerId } }: BegunRead, error: unknown) {
  log.error('a long read', { requestId: callId, consentId, providerId, error: errorText(error) })
}

function isProcessing(problem: unknown): boolean {
  return problem instanceof Problem && problem.code === 'provider_processing'
}

type Finished = { readonly text: string; readonly carried: Carried }

/** Every finished read comes by here, with its session, its request and the text of its answer, before anybody has it. */
async function settle(
  { database, vault }: BankingParts,
  { claim }: BegunRead,
  finished: Finished,
  goesOn: boolean,
): Promise<Reached> {
  if (goesOn || !(await finishGiven(database, claim))) await keepResult({ database, vault }, claim, finished)
  return { body: Buffer.from(finished.text) }
}

async function readWhole(parts: BankingParts, begun: BegunRead, stop: AbortSignal): Promise<Finished> {
  const { session, consent, read, asked, callId } = begun
  const entries: ReadEntry[] = []
  const retrieval = boundedBy(parts, begun, { stop, entries })
  const { organizationId, language, requestId: RequestId, tag } = session
  const members = await readMembers(parts, { consent, organizationId, language, withUsername: true })
  const reader = openReader(retrieval, { consent, requestId: callId })
  const answer = await read.read({ session, reader, members }, asked)
  const text = await jsonInPieces({ HttpStatusCode: 200, ...answer, Links: READ_LINKS, RequestId, Tag: tag ?? null })
  return { text, carried: carriedBy(entries, read) }
}

/** Before each call to the bank it is seen whether the read is to go on. What is journaled is also remembered. */
function boundedBy(
  { retrieval, clock }: BankingParts,
  { claim }: BegunRead,
  { stop, entries }: { readonly stop: AbortSignal; readonly entries: ReadEntry[] },
): Retrieval {
  return {
    ...retrieval,
    calls: {
      ...retrieval.calls,
      async ask(...call) {
        stop.throwIfAborted()
        if (Temporal.Instant.compare(clock.now(), claim.deadline) >= 0) throw tookTooLong()
        return retrieval.calls.ask(...call)
      },
    },
    journal: {
      async record(entry) {
        await retrieval.journal.record(entry)
        entries.push(entry)
      },
    },
  }
}

function replaced(): Problem {
  return new Problem('provider_unavailable', 'Another read has taken the place of this one.')
}

export function tookTooLong(): Problem {
  return new Problem('provider_unavailable', 'The read did not come to its end in time. Try again.')
}

/** Names what the result holds, for the entry of each answer that gives it later. */
function carriedBy(entries: readonly ReadEntry[], { kind }: LongRead): Carried {
  const listed = (name: string): string[] => {
    const values = entries.flatMap(({ detail }) => detail[name] ?? []).filter((value) => typeof value === 'string')
    return [...new Set(values)].toSorted()
  }
  const accounts = new Set([...listed('accounts'), ...listed('account')])
  return {
    kind,
    reads: [...new Set(entries.map(({ action }) => action))].toSorted(),
    clusters: listed('clusters'),
    accounts: [...accounts].toSorted(),
  }
}
