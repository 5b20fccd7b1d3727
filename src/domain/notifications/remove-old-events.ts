// Removes events that are old and settled, with their deliveries; what is still on its way stays until it has arrived.

import { sql } from 'kysely'
import type { Database } from '../../database/open.ts'

const BATCH = 200

/** Changes nothing that was promised, and so has no entry in the journal. Returns how many were removed. */
export async function removeOldEvents(database: Database, before: Temporal.Instant): Promise<number> {
  let total = 0
  for (;;) {
    const removed = await removeBatch(database, before)
    total += removed
    if (removed < BATCH) return total
  }
}

/** One node at a time. The newest event stays, because the next one's position is counted from it. */
function removeBatch(database: Database, before: Temporal.Instant): Promise<number> {
  return database.transaction(async (tx) => {
    const { rows: locks } = await sql<{ readonly mine: boolean }>`
      select pg_try_advisory_xact_lock(hashtext('remove-old-events')) as mine`.execute(tx)
    if (locks[0]?.mine !== true) return 0
    const { rows } = await sql<{ readonly count: number }>`
      with old as (
        select event_id from event e
        where e.at < ${before} and e.position < (select max(position) from event) and not exists (
          select from delivery d where d.event_id = e.event_id and d.settled_at is null)
        order by e.at limit ${BATCH}
      ), deliveries as (
        delete from delivery where event_id in (select event_id from old)
      ), removed as (
        delete from event where event_id in (select event_id from old) returning client_id, position
      ), noted as (
        update recipient r set events_removed_to = greatest(r.events_removed_to, n.position)
        from (select client_id, max(position) as position from removed group by client_id) n
        where r.client_id = n.client_id
      )
      select count(*) as count from removed`.execute(tx)
    return rows[0]?.count ?? 0
  })
}
