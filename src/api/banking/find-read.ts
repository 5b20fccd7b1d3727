// Finds the read that a call asks for: one that runs on this node, one that another node is at, what is kept of one, or a new one.

import { isDeepStrictEqual } from 'node:util'
import { claimSessionRead, type ClaimedRead, type ReadClaim } from '../../domain/logins/claim-session-read.ts'
import { forgetKept, takeFailure, takeOverdue } from '../../domain/logins/finish-session-read.ts'
import { findSessionRead, openKept, type SessionRead } from '../../domain/logins/session-read.ts'
import { Problem } from '../../platform/problem.ts'
import type { LongRead } from './long-read.ts'
import type { BankingParts } from './parts.ts'
import { heldUntil, startRead, tookTooLong, type RunningRead } from './running-read.ts'
import type { ReadableSession } from './session-reader.ts'

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
export type Found =
  | { readonly answer: ReadAnswer }
  | { readonly running: RunningRead }
  | { readonly elsewhere: SessionRead }
  | 'changed'

export type FindRead = {
  /** Throws what is to be told of a read that failed, and `too_many_requests` or `temporarily_unavailable` at a bound. */
  find(call: ReadCall): Promise<Found>
  /** Every read that runs on this node. */
  readonly running: ReadonlySet<RunningRead>
}

export function openFindRead(parts: BankingParts): FindRead {
  const { database, clock, rules } = parts
  /** By session and kind; and all of them, with those whose place another has taken. */
  const here = new Map<string, RunningRead>()
  const all = new Set<RunningRead>()
  const inTurn = openTurns()

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

  async function look(call: ReadCall): Promise<Found> {
    const { session, read } = call
    const running = here.get(placeOf(call))
    const isEqual =
      running?.consentId === call.consent.id &&
      (call.asked === undefined || isDeepStrictEqual(running.asked, call.asked))
    // Nobody waits for one that is late: it may be at another node by now.
    if (isEqual && (!running.isLate() || (await running.hold()))) return { running }
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

  return { find: (call) => inTurn(placeOf(call), () => look(call)), running: all }
}

function placeOf({ session, read }: ReadCall): string {
  return `${session.requestId} ${read.kind}`
}

/** Answers from what the database says of a read that this node is not at; `undefined` if it would have to read, and may not. */
async function whatStands(parts: BankingParts, call: ReadCall, found: SessionRead): Promise<Found | undefined> {
  const { database, vault, clock } = parts
  if (found.state === 'kept') {
    const body = await openKept(database, vault, found.readId)
    if (body === undefined) {
      await forgetKept(database, found)
      return 'changed'
    }
    await recordGiven(parts, call, found)
    return { answer: { body } }
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
