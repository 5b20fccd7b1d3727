// Claims deliveries that are due: each is leased to one node, and of one subject a receiver is given only the oldest.

import type { Database } from '../../database/open.ts'
import type { Delivery, DestinationKind } from './delivery.ts'

/** Under way to one owner at once, whichever nodes and destinations they are on: a slow receiver takes no more of them. */
const MAX_OF_ONE = 4

/**
 * A receiver is an address of one owner, whichever of its destinations brings a delivery there. The first of every owner
 * comes before the second of any, and who has not failed before who has. What another node has just claimed is skipped,
 * and looked at once more when its row is held.
 */
const CLAIM = `
  with due as (
    select d.delivery_id, d.position, d.due_at, s.owner_id, s.failing_since is not null as fails,
      s.attempted_at is not null and s.failing_since is null as works
    from destination s cross join lateral (
      select d.delivery_id, d.position, d.due_at from delivery d
      where d.destination_id = s.destination_id and d.settled_at is null
        and d.due_at <= $1 and (d.leased_until is null or d.leased_until <= $1)
        and not exists (
          select from destination o join delivery b using (destination_id)
          where o.owner_id = s.owner_id and o.url = s.url and o.ended_at is null
            and b.subject = d.subject and b.position < d.position and b.settled_at is null)
      order by d.position
      limit ${MAX_OF_ONE}
    ) d
    where s.ended_at is null
  ), in_turn as (
    select *, row_number() over (partition by owner_id order by position) + (
      select count(*) from destination o join delivery b using (destination_id)
      where o.owner_id = due.owner_id and b.settled_at is null and b.leased_until > $1) as turn
    from due
  ), in_row as (
    select *, row_number() over (partition by works order by turn, fails, due_at, position) as place
    from in_turn where turn <= ${MAX_OF_ONE}
  ), candidate as (
    select delivery_id, works from in_row where works or place <= $4 order by turn, fails, due_at, position limit $3
  ), held as (
    select d.delivery_id, candidate.works
    from delivery d join candidate using (delivery_id)
    where d.settled_at is null and d.due_at <= $1 and (d.leased_until is null or d.leased_until <= $1)
    for update of d skip locked
  )
  update delivery d
  set attempts = d.attempts + 1, leased_until = $2::timestamptz + case s.kind when 'webhook' then $5::interval else '0' end
  from held h, destination s
  where d.delivery_id = h.delivery_id and s.destination_id = d.destination_id
  returning d.delivery_id, d.destination_id, d.attempts, s.kind, s.url, h.works`

type Row = {
  readonly delivery_id: string
  readonly destination_id: string
  readonly attempts: number
  readonly kind: DestinationKind
  readonly url: string
  readonly works: boolean
}

/** The most deliveries at once on this node. */
export type Room = {
  readonly all: number
  /** The most to receivers whose last attempt failed, or that had none yet: they share this much, so that they hold up nobody else. */
  readonly unproven: number
}

/** From when, and until when no other server claims them. */
export type Lease = {
  readonly at: Temporal.Instant
  readonly until: Temporal.Instant
  /** Milliseconds by which the lease of a webhook's delivery is longer: the bank is read first. */
  readonly forReading: number
}

/** Not a change to anything that was promised, and so without an entry in the journal. */
export async function claimDeliveries(
  database: Database,
  { at, until, forReading }: Lease,
  { all, unproven }: Room,
): Promise<readonly Delivery[]> {
  const rows = await database.run<Row>(CLAIM, [at, until, all, unproven, `${forReading} milliseconds`])
  return rows.map((row) => ({
    id: row.delivery_id,
    destinationId: row.destination_id,
    kind: row.kind,
    url: row.url,
    attempts: row.attempts,
    isProven: row.works,
  }))
}
