// Claims a session's read for this node: of all nodes one reads, and the others wait for it.

import type { Database } from '../../database/open.ts'
import { newGuid } from '../../platform/ids.ts'
import type { ReadPlace } from './session-read.ts'

export type ReadClaim = ReadPlace & {
  readonly consentId: string
  readonly asked: object
  /** Whether it takes the place of a read of another request. */
  readonly replaces: boolean
  readonly now: Temporal.Instant
  /** Until then no other node takes it over. */
  readonly until: Temporal.Instant
  readonly deadline: Temporal.Instant
  /** The most reads of one organization that go on without a caller. */
  readonly mostOfOrganization: number
}

export type ClaimedRead = {
  readonly readId: string
  readonly goesOn: boolean
  readonly deadline: Temporal.Instant
}

/** The same request, not finished, and still in time: this node goes on with it. */
const SAME = `r.asked = excluded.asked and r.state in ('working', 'waiting') and r.deadline_at > $8`

const CLAIM = `with claimed as (
  insert into session_read as r (read_id, request_id, kind, organization_id, consent_id, asked, state, held_until, begun_at,
      deadline_at, expires_at)
    select $1::uuid, s.request_id, $3::text, s.organization_id, $4::text, $5::jsonb, 'working', $6::timestamptz, $8::timestamptz,
      $7::timestamptz, s.expires_at
    from banking_session s where s.request_id = $2 and $9 > (
      select count(*) from session_read o where o.organization_id = s.organization_id and o.state in ('working', 'waiting')
        and o.goes_on and o.deadline_at > $8 and (o.request_id <> $2 or o.kind <> $3))
    for key share of s
  on conflict (request_id, kind) do update set read_id = excluded.read_id, consent_id = excluded.consent_id,
      asked = excluded.asked, state = 'working', held_until = excluded.held_until, problem = null, carried = null,
      goes_on = (${SAME}) and r.goes_on,
      begun_at = case when ${SAME} then r.begun_at else excluded.begun_at end,
      deadline_at = case when ${SAME} then r.deadline_at else excluded.deadline_at end
    where ($10 and r.asked <> excluded.asked) or (r.asked = excluded.asked and (r.state = 'over'
      or (r.deadline_at > $8 and (r.state = 'waiting' or (r.state = 'working' and r.held_until <= $8)))))
    returning read_id, request_id, kind, goes_on, deadline_at),
  cleared as (delete from session_read_part p using claimed c where p.request_id = c.request_id and p.kind = c.kind)
  select read_id, goes_on, deadline_at from claimed`

type Row = { readonly read_id: string; readonly goes_on: boolean; readonly deadline_at: Temporal.Instant }

/**
 * Returns `undefined` if another node is at it, if its result or failure waits, if it is too late for it, or if too many reads
 * of the organization go on.
 */
export async function claimSessionRead(database: Database, claim: ReadClaim): Promise<ClaimedRead | undefined> {
  const { session, kind, consentId, asked, until, deadline, now, mostOfOrganization, replaces } = claim
  const [row] = await database.run<Row>(CLAIM, [
    newGuid(),
    session.requestId,
    kind,
    consentId,
    JSON.stringify(asked),
    until,
    deadline,
    now,
    mostOfOrganization,
    replaces,
  ])
  return row && { readId: row.read_id, goesOn: row.goes_on, deadline: row.deadline_at }
}

/** Says that this node is still at it. Returns whether it is: another read may have taken its place, or the consent have ended. */
export async function holdSessionRead(
  database: Database,
  { readId }: Pick<ClaimedRead, 'readId'>,
  until: Temporal.Instant,
): Promise<boolean> {
  const held = await database.run(
    `update session_read set held_until = $2 where read_id = $1 and state = 'working' returning read_id`,
    [readId, until],
  )
  return held.length > 0
}

const UNATTENDED = `select r.request_id, r.organization_id, r.kind from session_read r
  where r.state in ('working', 'waiting') and r.goes_on and r.deadline_at > $1 and r.expires_at > $1
    and (r.held_until is null or r.held_until <= $1)
  order by r.begun_at limit $2`

export type UnattendedRead = {
  readonly request_id: string
  readonly organization_id: string
  readonly kind: ReadPlace['kind']
}

/** Finds reads that are to go on and that no node is at: the bank was not ready, or the node has ended. */
export function findUnattendedReads(
  database: Database,
  now: Temporal.Instant,
  most: number,
): Promise<readonly UnattendedRead[]> {
  return database.run<UnattendedRead>(UNATTENDED, [now, most])
}
