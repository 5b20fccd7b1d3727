// Finishes a session's read, in each way in which one can end. What another read has taken the place of, or the end of the consent
// has removed, stays as it is.

import type { Database } from '../../database/open.ts'
import { giveWay } from '../../platform/give-way.ts'
import { newGuid } from '../../platform/ids.ts'
import { Problem, type ProblemCode } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import { partsOf, READ_PART, type Carried, type ReadPlace, type SessionRead } from './session-read.ts'

type Id = Pick<SessionRead, 'readId'>

/** Characters of a part: sealed within a millisecond, so that requests are served in between. */
const PART = 131_072

/** Its caller has the result, and nothing is kept. Returns false if it has to be kept: it goes on for somebody else. */
export async function finishGiven(database: Database, { readId }: Id): Promise<boolean> {
  const rows = await database.run<{ readonly goes_on: boolean }>(
    `update session_read set held_until = case when goes_on then held_until end,
        state = case when goes_on then state else 'over' end
      where read_id = $1 and state = 'working' returning goes_on`,
    [readId],
  )
  return rows[0]?.goes_on !== true
}

/** The row of the consent is held for a moment: its end waits, and then finds the result and drops it. */
const KEEP = `with living as (select c.consent_id from session_read r join consent c on c.consent_id = r.consent_id
    where r.read_id = $1 and c.ended_at is null for share of c)
  update session_read r set state = 'kept', held_until = null, goes_on = true, carried = $2::jsonb
    from living where r.read_id = $1 and r.state = 'working' and r.consent_id = living.consent_id returning r.read_id`

const PUT_PART = `insert into session_read_part (part_id, read_id, request_id, kind, place, part_sealed)
  select $1::uuid, r.read_id, r.request_id, r.kind, $3::integer, $4::text from session_read r where r.read_id = $2 and r.state = 'working'`

/** Keeps the result, sealed, until the session ends. It can be had once all parts are there. */
export async function keepResult(
  { database, vault }: { readonly database: Database; readonly vault: Vault },
  { readId }: Id,
  { text, carried }: { readonly text: string; readonly carried: Carried },
): Promise<void> {
  for (const [place, part] of partsOf(text, PART).entries()) {
    await giveWay()
    await database.run(PUT_PART, [newGuid(), readId, place, vault.seal(READ_PART, part)])
  }
  const kept = await database.run(KEEP, [readId, JSON.stringify(carried)])
  if (kept.length === 0) await database.run('delete from session_read_part where read_id = $1', [readId])
}

/** It goes on without the caller, who has been told so or has gone. */
export async function goOnAlone(database: Database, { readId }: Id): Promise<void> {
  await database.run(`update session_read set goes_on = true where read_id = $1 and state in ('working', 'waiting')`, [
    readId,
  ])
}

/** No node is at it any more: the next call goes on with it, or a job does. */
export async function leaveWaiting(database: Database, { readId }: Id): Promise<void> {
  await database.run(
    `update session_read set state = 'waiting', goes_on = true, held_until = null where read_id = $1 and state = 'working'`,
    [readId],
  )
}

/** The caller has been told the failure. What was asked is tried again by the next call; a request that is wrong is forgotten. */
export async function finishTold(database: Database, { readId }: Id, problem: unknown): Promise<void> {
  const isWrong = problem instanceof Problem && WRONG.has(problem.code)
  await database.run(
    isWrong
      ? `delete from session_read where read_id = $1 and state = 'working'`
      : `update session_read set state = 'over', held_until = null, goes_on = false where read_id = $1 and state = 'working'`,
    [readId],
  )
}

const WRONG: ReadonlySet<ProblemCode> = new Set(['invalid_request', 'not_authorized', 'not_supported_by_provider'])

/** What a caller is told. A bug has no code. */
type Told = { readonly code?: ProblemCode; readonly detail: string }

/** Nobody has been told the failure yet: the next call is. */
export async function leaveFailed(database: Database, { readId }: Id, problem: unknown): Promise<void> {
  const told: Told =
    problem instanceof Problem ? { code: problem.code, detail: problem.detail } : { detail: 'The read failed.' }
  await database.run(
    `update session_read set state = 'failed', held_until = null, problem = $2::jsonb where read_id = $1 and state = 'working'`,
    [readId, JSON.stringify(told)],
  )
}

/** Takes the failure: of several calls one is told. Returns what it is to throw. */
export async function takeFailure(database: Database, { readId }: Id): Promise<unknown> {
  const [row] = await database.run<{ readonly problem: Told }>(
    `with failed as (select read_id, problem from session_read where read_id = $1 and state = 'failed' for update)
      update session_read r set state = 'over', problem = null, goes_on = false from failed where r.read_id = failed.read_id
      returning failed.problem`,
    [readId],
  )
  if (!row) return undefined
  const { code, detail } = row.problem
  return code === undefined ? new Error(detail) : new Problem(code, detail)
}

/** Takes a read that has not come to its end in time: of several calls one is told. Returns whether it is this one. */
export async function takeOverdue(database: Database, { readId }: Id, now: Temporal.Instant): Promise<boolean> {
  const taken = await database.run(
    `update session_read set state = 'over', held_until = null, goes_on = false
      where read_id = $1 and state in ('working', 'waiting') and deadline_at <= $2 returning read_id`,
    [readId, now],
  )
  return taken.length > 0
}

/** Forgets a read that cannot go on: its session or consent is over. */
export async function forgetRead(
  database: Database,
  { requestId, kind }: { readonly requestId: string; readonly kind: ReadPlace['kind'] },
): Promise<void> {
  await database.run('delete from session_read where request_id = $1 and kind = $2', [requestId, kind])
}

/** Forgets a kept result that does not open any more. What was asked for is read again. */
export async function forgetKept(database: Database, { readId }: Id): Promise<void> {
  await database.run(`update session_read set state = 'over', goes_on = false where read_id = $1 and state = 'kept'`, [
    readId,
  ])
}
