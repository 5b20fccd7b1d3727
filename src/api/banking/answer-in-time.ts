// A read that may outlast its request: its result is the answer, or 202, and then it is kept for whoever asks again.

import { isDeepStrictEqual } from 'node:util'
import { dispatchRead, openResult, releaseRead, settleRead } from '../../domain/logins/dispatched-read.ts'
import type { AuthorizedSession } from '../../domain/logins/session.ts'
import { json, type Answer } from '../../platform/http/answer.ts'
import { jsonInPieces } from '../../platform/give-way.ts'
import { Problem } from '../../platform/problem.ts'
import { flinksCodes } from './flinks-codes.ts'
import type { BankingParts } from './parts.ts'
import { READ_LINKS } from './session-members.ts'

export type ReadKind = 'AccountsDetail' | 'AccountsSummary'

export type TimedRead = {
  /** Two that ask the same have the same result. A session keeps one: another takes its place. */
  readonly asked: { readonly Read: ReadKind }
  /** The answer, but for what the session is told by. */
  read(): Promise<object>
}

/** After this long without a result, the node that worked on it is taken for gone. */
const ABANDONED = { minutes: 2 }

/** What a call that was answered with 202 had asked. Throws `session_not_found` where none of this kind was. */
export function demandDispatched({ dispatched }: AuthorizedSession, kind: ReadKind): object {
  const asked = dispatched?.asked as Partial<TimedRead['asked']> | undefined
  if (asked?.Read === kind) return asked
  const detail = `No Get${kind} of this RequestId was answered with 202. Call Get${kind} first.`
  throw new Problem('session_not_found', detail)
}

export async function answerInTime(
  parts: BankingParts,
  session: AuthorizedSession,
  { asked, read }: TimedRead,
): Promise<Answer> {
  const { clock, vault, rules } = parts
  const before = isDeepStrictEqual(session.dispatched?.asked, jsonOf(asked)) ? session.dispatched : undefined
  const kept = before && openResult(vault, session)
  if (kept !== undefined) return { ...json(200, {}), body: kept }
  const since = before?.workingSince
  if (since && Temporal.Instant.compare(since.add(ABANDONED), clock.now()) > 0) return pending(session, true)
  const work = read().then((members) => jsonInPieces(writeAnswer(session, members)))
  const reached = await inTime(work, rules.dispatchAfterMilliseconds).catch((problem: unknown) =>
    orProcessing(parts, session, before && asked, problem),
  )
  if (typeof reached === 'object') {
    if (before) await settleRead(parts.database, vault, session, asked, reached.text)
    return { ...json(200, {}), body: reached.text }
  }
  await dispatchRead(parts.database, session, asked, reached === 'late' ? clock.now() : undefined)
  if (reached === 'late') void keepResult(parts, session, asked, work)
  return pending(session, before !== undefined)
}

/** As it comes back from the database. */
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

/**
 * Only the bank's own "not yet" is waited for; after any other failure the read is over.
 * @param dispatched what was asked, where it goes on without its request already.
 */
async function orProcessing(
  { database, vault }: BankingParts,
  session: AuthorizedSession,
  dispatched: TimedRead['asked'] | undefined,
  problem: unknown,
): Promise<'processing'> {
  if (problem instanceof Problem && problem.code === 'provider_processing') return 'processing'
  if (dispatched) await settleRead(database, vault, session, dispatched, undefined)
  throw problem
}

/** After a failure, whoever asks next tries again and is told. */
async function keepResult(
  { database, vault }: BankingParts,
  session: AuthorizedSession,
  asked: TimedRead['asked'],
  work: Promise<string>,
): Promise<void> {
  await work
    .then(
      (text) => settleRead(database, vault, session, asked, text),
      () => releaseRead(database, session, asked),
    )
    .catch(() => {})
}

function pending({ requestId: RequestId }: AuthorizedSession, wasDispatched: boolean): Answer {
  const code = wasDispatched ? 'OPERATION_PENDING' : 'OPERATION_DISPATCHED'
  const Message = wasDispatched ? 'Your operation is still processing.' : flinksCodes[code].means
  const { status } = flinksCodes[code]
  return json(status, { HttpStatusCode: status, FlinksCode: code, Message, RequestId })
}
