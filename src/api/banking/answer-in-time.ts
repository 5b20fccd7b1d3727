// A read that may outlast its request: its result is the answer, or the answer is 202 and the result is kept for the next call.

import { isDeepStrictEqual } from 'node:util'
import { abandonRead, dispatchRead, failRead, finishRead, openResult } from '../../domain/logins/dispatched-read.ts'
import type { AuthorizedSession } from '../../domain/logins/session.ts'
import { json, type Answer } from '../../platform/http/answer.ts'
import { jsonInPieces } from '../../platform/give-way.ts'
import { Problem } from '../../platform/problem.ts'
import { flinksCodes } from './flinks-codes.ts'
import type { BankingParts } from './parts.ts'
import { READ_LINKS } from './session-members.ts'

export type ReadKind = 'AccountsDetail' | 'AccountsSummary'

export type TimedRead = {
  /** Two equal requests have the same result. A session keeps one: another request takes its place. */
  readonly request: { readonly Read: ReadKind }
  /** The answer, without the members that name the session. */
  read(): Promise<object>
}

/** A node that has worked on a read for so long without a result is taken to be gone. */
const ABANDONED = { minutes: 2 }

/** The request of a call that was answered with 202. Throws `session_not_found` if there was none of this kind. */
export function demandDispatched({ dispatched }: AuthorizedSession, kind: ReadKind): object {
  const request = dispatched?.request as Partial<TimedRead['request']> | undefined
  if (request?.Read === kind) return request
  const detail = `No Get${kind} of this RequestId was answered with 202. Call Get${kind} first.`
  throw new Problem('session_not_found', detail)
}

export async function answerInTime(
  parts: BankingParts,
  session: AuthorizedSession,
  { request, read }: TimedRead,
): Promise<Answer> {
  const { database, clock, vault, rules } = parts
  const before = isDeepStrictEqual(session.dispatched?.request, jsonOf(request)) ? session.dispatched : undefined
  const kept = before && openResult(vault, session)
  if (kept !== undefined) return { ...json(200, {}), body: kept }
  const since = before?.workingSince
  if (since && Temporal.Instant.compare(since.add(ABANDONED), clock.now()) > 0) return pending(session, true)
  const work = read().then((members) => jsonInPieces(writeAnswer(session, members)))
  const reached = await inTime(work, rules.dispatchAfterMilliseconds).catch(async (problem: unknown) => {
    // Only the bank's own "not yet" is waited for; after any other failure the read is over.
    if (problem instanceof Problem && problem.code === 'provider_processing') return 'processing' as const
    if (before) await failRead(database, session, request)
    throw problem
  })
  if (typeof reached === 'object') {
    if (before) await finishRead({ database, vault }, session, { request, result: reached.text })
    return { ...json(200, {}), body: reached.text }
  }
  await dispatchRead(database, session, { request, ...(reached === 'late' && { workingSince: clock.now() }) })
  if (reached === 'late') void keepResult(parts, session, { request, work })
  return pending(session, before !== undefined)
}

/** A value as it comes back from the database. */
function jsonOf(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

function writeAnswer({ requestId: RequestId, tag }: AuthorizedSession, members: object) {
  return { HttpStatusCode: 200, ...members, Links: READ_LINKS, RequestId, Tag: tag ?? null }
}

async function inTime(work: Promise<string>, milliseconds: number): Promise<{ readonly text: string } | 'late'> {
  const { promise, resolve } = Promise.withResolvers<'late'>()
  const timer = setTimeout(() => resolve('late'), milliseconds)
  try {
    return await Promise.race([work.then((text) => ({ text })), promise])
  } finally {
    clearTimeout(timer)
  }
}

/** After a failure, the next call tries again and is told. */
async function keepResult(
  { database, vault }: BankingParts,
  session: AuthorizedSession,
  { request, work }: { readonly request: TimedRead['request']; readonly work: Promise<string> },
): Promise<void> {
  await work
    .then(
      (result) => finishRead({ database, vault }, session, { request, result }),
      () => abandonRead(database, session, request),
    )
    .catch(() => {})
}

function pending({ requestId: RequestId }: AuthorizedSession, wasDispatched: boolean): Answer {
  const code = wasDispatched ? 'OPERATION_PENDING' : 'OPERATION_DISPATCHED'
  const Message = wasDispatched ? 'Your operation is still processing.' : flinksCodes[code].means
  const { status } = flinksCodes[code]
  return json(status, { HttpStatusCode: status, FlinksCode: code, Message, RequestId })
}
