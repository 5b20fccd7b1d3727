// Places events: each gets its position in the order of giving out, and a delivery for every subscription to its kind.

import { sql } from 'kysely'
import type { Database } from '../../database/open.ts'
import { eventKinds } from '../events/event.ts'

const BATCH = 500

/**
 * One node at a time: a position is given only when every lower one can be seen. Not a change to anything that was
 * promised, and so without an entry in the journal. Gives the number of events that were placed.
 */
export async function placeEvents(database: Database, at: Temporal.Instant): Promise<number> {
  let total = 0
  for (;;) {
    const placed = await placeBatch(database, at)
    total += placed
    if (placed < BATCH) return total
  }
}

async function placeBatch(database: Database, at: Temporal.Instant): Promise<number> {
  const waiting = await database.read
    .selectFrom('event')
    .select('event_id')
    .where('position', 'is', null)
    .limit(1)
    .execute()
  if (waiting.length === 0) return 0
  const kinds = Object.keys(eventKinds)
  const types = Object.values(eventKinds).map(({ type }) => type)
  const categories = Object.values(eventKinds).map(({ category }) => category)
  return database.transaction(async (tx) => {
    const { rows: locks } = await sql<{ readonly mine: boolean }>`
      select pg_try_advisory_xact_lock(hashtext('place-events')) as mine`.execute(tx)
    if (locks[0]?.mine !== true) return 0
    const { rows } = await sql<{ readonly count: number }>`
      with unplaced as (
        select event_id, client_id, row_number() over (order by sequence) + (select coalesce(max(position), 0) from event) as place
        from event where position is null order by sequence limit ${BATCH}
      ), subscription as (
        -- Held, so that none ends in between: it has ended before, or finds below what it takes away.
        select n.*, s.created_at from destination s join notification_subscription n on n.subscription_id = s.destination_id
        where s.ended_at is null and n.client_id in (select client_id from unplaced)
        for share of s
      ), placed as (
        update event e set position = place from unplaced u where e.event_id = u.event_id returning e.*
      ), made as (
        insert into delivery (destination_id, event_id, position, subject, due_at)
        select s.subscription_id, e.event_id, e.position, coalesce(e.consent_id, 'provider ' || e.provider_id), ${at}
        from placed e
          join unnest(${kinds}::text[], ${types}::text[], ${categories}::text[]) as k (kind, type, category)
            on k.kind = e.kind
          join subscription s
            on s.client_id = e.client_id and s.type = k.type and s.category = k.category
              and s.created_at <= e.at and s.effective_date <= (e.at at time zone 'UTC')::date
      )
      select count(*) as count from placed`.execute(tx)
    return rows[0]?.count ?? 0
  })
}
