// A session: what a RequestId stands for, from Authorize to the last read. It lives in the database, so that any node knows it.

import type { Database } from '../../database/open.ts'
import { isGuid } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'

/** The time to answer a security question, and the time in which an authorized session can be read. */
export const SIGN_IN_LIFE = { minutes: 8 }
export const READ_LIFE = { minutes: 30 }

/** A sign-in that waits for the answer to a question. */
export type PendingSignIn = {
  readonly username: string
  /** The customer as the bank knows them. */
  readonly bankCustomerId: string
  /** The bank's own note of how far the sign-in has come. */
  readonly progress: string
  /** The question to the letter. */
  readonly question: string
  /** All questions that were asked so far. */
  readonly asked: readonly string[]
}

export type Session = {
  /** On the wire RequestId. */
  readonly requestId: string
  readonly organizationId: string
  readonly providerId: number
  readonly language: 'en' | 'fr'
  readonly tag?: string
  readonly expiresAt: Temporal.Instant
  /** Present once the session is authorized. */
  readonly loginId?: string
  readonly pending?: PendingSignIn
  /** What `pending` was read from. Of several requests that go on from it, one succeeds. */
  readonly pendingSealed?: string
}

export const PENDING_SIGN_IN = 'pending sign-in'

export function sealPending(vault: Vault, pending: PendingSignIn): string {
  return vault.seal(PENDING_SIGN_IN, JSON.stringify(pending))
}

/** Throws `session_not_found` when it never was, is another organization's, or is forgotten. */
export async function demandSession(
  database: Database,
  vault: Vault,
  organizationId: string,
  requestId: string,
): Promise<Session> {
  const row = isGuid(requestId)
    ? await database.read
        .selectFrom('banking_session')
        .selectAll()
        .where('request_id', '=', requestId)
        .where('organization_id', '=', organizationId)
        .executeTakeFirst()
    : undefined
  if (!row) throw sessionNotFound()
  const pending = row.sign_in_sealed === null ? undefined : vault.open(PENDING_SIGN_IN, row.sign_in_sealed)
  return {
    requestId: row.request_id,
    organizationId,
    providerId: row.provider_id,
    language: row.language as Session['language'],
    expiresAt: row.expires_at,
    ...(row.tag !== null && { tag: row.tag }),
    ...(row.login_id !== null && { loginId: row.login_id }),
    ...(pending !== undefined && { pending: JSON.parse(pending) as PendingSignIn }),
    ...(row.sign_in_sealed !== null && { pendingSealed: row.sign_in_sealed }),
  }
}

export function isOver({ expiresAt }: Session, at: Temporal.Instant): boolean {
  return Temporal.Instant.compare(expiresAt, at) <= 0
}

export function sessionNotFound(): Problem {
  return new Problem('session_not_found', 'There is no such RequestId, or its time is over. Call Authorize again.')
}

export type AuthorizedSession = Session & { readonly loginId: string }

/** Throws `session_not_found`, also once it is over, and `not_signed_in` before Authorize has come to its end. */
export async function demandAuthorizedSession(
  database: Database,
  vault: Vault,
  at: Temporal.Instant,
  { organizationId, requestId }: { readonly organizationId: string; readonly requestId: string },
): Promise<AuthorizedSession> {
  const session = await demandSession(database, vault, organizationId, requestId)
  if (isOver(session, at)) throw sessionNotFound()
  if (session.loginId === undefined) {
    throw new Problem('not_signed_in', 'This RequestId is not authorized yet. Answer its security questions first.')
  }
  return { ...session, loginId: session.loginId }
}
