// An operator's session: begins at a sign-in, is identified by its token, and ends after 12 hours or 30 idle minutes.

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
  /** When the operator last authenticated in this session. */
  readonly provedAt: Temporal.Instant
}

/** Returns whether the operator authenticated, at the sign-in or since, within the last ten minutes. */
export function isProved({ provedAt }: OperatorSession, at: Temporal.Instant): boolean {
  return Temporal.Instant.compare(at, provedAt.add({ minutes: PROOF_MINUTES })) < 0
}

/** The device from which a request comes. */
export type Device = {
  readonly address: string
  readonly userAgent: string
  /** The id of a known browser or of the session, whose attempts are counted separately; `undefined` if unknown. */
  readonly known?: string
}

/** The session with its token, of which the server stores a hash. */
export type NewSession = { readonly sessionId: Id<'session'>; readonly token: string }

/** Issues a new token at each sign-in, against session fixation (OWASP ASVS 5.0, 7.2.4). */
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
 * Replaces the session's token after the operator has authenticated again (OWASP ASVS 5.0, 7.2.4). Throws `not_found` if
 * the session has ended.
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

/** One statement finds the session and records that it was seen. It is not journalled, and so runs without an act. */
const OPEN = `update operator_session s
  set last_seen_at = case when $4::boolean then greatest(s.last_seen_at, $2) else s.last_seen_at end
  from operator o
  where s.token_hash = $1 and s.expires_at > $2 and s.last_seen_at > $3
    and o.operator_id = s.operator_id and o.disabled_at is null
  returning s.session_id, s.proved_at, o.operator_id, o.user_name, o.name, o.role`

type SessionRow = OperatorRow & { readonly session_id: string; readonly proved_at: Temporal.Instant }

/**
 * Returns `undefined` if there is no such session or it has expired.
 * @param isPresent false for an automatic refresh of a page, which does not extend an idle session.
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

/** Returns the operator's sessions that have not expired, the last seen first. */
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
