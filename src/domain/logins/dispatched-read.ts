// A read that outlasts its request: noted in its session, so that any node can say how far it is and give the result.
// Nothing that was promised changes by it, and the reads themselves are journaled; so it has no entry of its own.

import type { Database } from '../../database/open.ts'
import type { Vault } from '../../platform/secret.ts'
import type { Session } from './session.ts'

export const DISPATCHED_READ = 'dispatched read'

/** @param read its `workingSince` is absent if nobody works on it: the next call tries again. */
export async function dispatchRead(
  database: Database,
  { requestId }: Session,
  { request, workingSince }: { readonly request: unknown; readonly workingSince?: Temporal.Instant },
): Promise<void> {
  await database.run(
    'update banking_session set asked = $2::jsonb, working_since = $3, result_sealed = null where request_id = $1',
    [requestId, JSON.stringify(request), workingSince ?? null],
  )
}

/** Keeps the result, unless another read has taken its place. */
export async function finishRead(
  { database, vault }: { readonly database: Database; readonly vault: Vault },
  { requestId }: Session,
  { request, result }: { readonly request: unknown; readonly result: string },
): Promise<void> {
  await database.run(
    `update banking_session set working_since = null, result_sealed = $3
      where request_id = $1 and asked = $2::jsonb`,
    [requestId, JSON.stringify(request), vault.seal(DISPATCHED_READ, result)],
  )
}

/** Forgets a read that failed, unless another has taken its place. */
export async function failRead(database: Database, { requestId }: Session, request: unknown): Promise<void> {
  await database.run(
    `update banking_session set asked = null, working_since = null, result_sealed = null
      where request_id = $1 and asked = $2::jsonb`,
    [requestId, JSON.stringify(request)],
  )
}

/** Nobody works on it any more: the next call tries again. */
export async function abandonRead(database: Database, { requestId }: Session, request: unknown): Promise<void> {
  await database.run('update banking_session set working_since = null where request_id = $1 and asked = $2::jsonb', [
    requestId,
    JSON.stringify(request),
  ])
}

export function openResult(vault: Vault, { dispatched }: Session): string | undefined {
  return dispatched?.resultSealed === undefined ? undefined : vault.open(DISPATCHED_READ, dispatched.resultSealed)
}
