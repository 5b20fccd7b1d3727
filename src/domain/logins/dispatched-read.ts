// A read that outlasts its request: noted in its session, so that any node can say how far it is and give the result.
// Nothing that was promised changes by it, and the reads themselves are journaled; so it has no entry of its own.

import type { Database } from '../../database/open.ts'
import type { Vault } from '../../platform/secret.ts'
import type { Session } from './session.ts'

export const DISPATCHED_READ = 'dispatched read'

/** @param workingSince absent when nobody works on it: the next who asks tries again. */
export async function dispatchRead(
  database: Database,
  { requestId }: Session,
  asked: unknown,
  workingSince: Temporal.Instant | undefined,
): Promise<void> {
  await database.run(
    'update banking_session set asked = $2::jsonb, working_since = $3, result_sealed = null where request_id = $1',
    [requestId, JSON.stringify(asked), workingSince ?? null],
  )
}

/** Unless another read has taken its place. @param result undefined when nothing came of it. */
export async function settleRead(
  database: Database,
  vault: Vault,
  { requestId }: Session,
  asked: unknown,
  result: string | undefined,
): Promise<void> {
  await database.run(
    `update banking_session set asked = case when $3::text is null then null else asked end,
       working_since = null, result_sealed = $3 where request_id = $1 and asked = $2::jsonb`,
    [requestId, JSON.stringify(asked), result === undefined ? null : vault.seal(DISPATCHED_READ, result)],
  )
}

/** Nobody works on it any more: the next who asks tries again. */
export async function releaseRead(database: Database, { requestId }: Session, asked: unknown): Promise<void> {
  await database.run('update banking_session set working_since = null where request_id = $1 and asked = $2::jsonb', [
    requestId,
    JSON.stringify(asked),
  ])
}

export function openResult(vault: Vault, { dispatched }: Session): string | undefined {
  return dispatched?.resultSealed === undefined ? undefined : vault.open(DISPATCHED_READ, dispatched.resultSealed)
}
