// An operator's session: begun at a sign-in, found by its token, over after twelve hours or thirty idle minutes.

import type { Database } from '../../database/open.ts'
import { newId, type Id } from '../../platform/ids.ts'
import { hashSecret, newSecret } from '../../platform/secret.ts'
import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import { operatorOf, type Operator, type OperatorRow } from './operator.ts'

export const SESSION_HOURS = 12
export const IDLE_MINUTES = 30
const PROOF_MINUTES = 10

export type OperatorSession = {
  readonly sessionId: Id<'session'>
  readonly operator: Operator
  /** When the operator last proved who they are. */
  readonly provedAt: Temporal.Instant
}

/** Whether the last proof of who sits there, at the sign-in or since, is fresh. */
export function isProved({ provedAt }: OperatorSession, at: Temporal.Instant): boolean {
  return Temporal.Instant.compare(at, provedAt.add({ minutes: PROOF_MINUTES })) < 0
}

/** Where a person sits. */
export type Device = {
  readonly address: string
  readonly userAgent: string
  /** By what it has shown that they have signed in from there before: attempts from there are counted by themselves. */
  readonly known?: string
}

/** The session with its token, which only the browser keeps. */
export type NewSession = { readonly sessionId: Id<'session'>; readonly token: string }

/** Always a new token: one that was there before the sign-in is worth nothing after it. */
export async function beginSession(act: Act, operatorId: string, device: Device): Promise<NewSession> {
  const sessionId = newId('session', act.at)
  const token = newSecret()
  await act.tx
    .insertInto('operator_session')
    .values({
      session_id: sessionId,
      token_hash: hashSecret(token),
      operator_id: operatorId,
      created_at: act.at,
      last_seen_at: act.at,
      proved_at: act.at,
      expires_at: act.at.add({ hours: SESSION_HOURS }),
      address: device.address,
      user_agent: device.userAgent.slice(0, 256),
    })
    .execute()
  return { sessionId, token }
}

/**
 * After a fresh proof the session goes on under a new token, and the former is worth nothing (OWASP ASVS 5.0, 7.2.4).
 * Throws `not_found` when it has ended.
 */
export async function renewSession(act: Act, sessionId: Id<'session'>): Promise<NewSession> {
  const token = newSecret()
  const renewed = await act.tx
    .updateTable('operator_session')
    .set({ token_hash: hashSecret(token), proved_at: act.at })
    .where('session_id', '=', sessionId)
    .returning('session_id')
    .execute()
  if (renewed.length === 0) throw new Problem('not_found', 'This session has ended already.')
  return { sessionId, token }
}

/** One statement finds the session and notes that it was seen: no change to anything promised, and so without an act. */
const OPEN = `update operator_session s
  set last_seen_at = case when $4::boolean then greatest(s.last_seen_at, $2) else s.last_seen_at end
  from operator o
  where s.token_hash = $1 and s.expires_at > $2 and s.last_seen_at > $3
    and o.operator_id = s.operator_id and o.disabled_at is null
  returning s.session_id, s.proved_at, o.operator_id, o.user_name, o.name, o.role`

type SessionRow = OperatorRow & { readonly session_id: string; readonly proved_at: Temporal.Instant }

/**
 * Undefined when there is no such session or it is over.
 * @param isPresent false for what a page asks by itself, which must not keep a session alive that nobody sits before.
 */
export async function openSession(
  database: Database,
  at: Temporal.Instant,
  token: string,
  isPresent: boolean,
): Promise<OperatorSession | undefined> {
  const idleSince = at.subtract({ minutes: IDLE_MINUTES })
  const values = [hashSecret(token), at, idleSince, isPresent]
  const [row] = await database.run<SessionRow>(OPEN, values)
  return row && { sessionId: row.session_id as Id<'session'>, operator: operatorOf(row), provedAt: row.proved_at }
}

export type SessionLine = {
  readonly sessionId: Id<'session'>
  readonly createdAt: Temporal.Instant
  readonly lastSeenAt: Temporal.Instant
  readonly device: Device
}

/** Where the operator is signed in, the last seen first. */
export async function listSessions(
  database: Database,
  at: Temporal.Instant,
  operatorId: string,
): Promise<readonly SessionLine[]> {
  const rows = await database.read
    .selectFrom('operator_session')
    .selectAll()
    .where('operator_id', '=', operatorId)
    .where('expires_at', '>', at)
    .where('last_seen_at', '>', at.subtract({ minutes: IDLE_MINUTES }))
    .orderBy('last_seen_at', 'desc')
    .orderBy('session_id', 'desc')
    .execute()
  return rows.map((row) => ({
    sessionId: row.session_id as Id<'session'>,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    device: { address: row.address, userAgent: row.user_agent },
  }))
}
