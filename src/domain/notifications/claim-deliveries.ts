// Claims deliveries that are due: each is leased to one node, and of one subject a receiver is given only the oldest.

import type { Database } from '../../database/open.ts'
import type { Vault } from '../../platform/secret.ts'
import { readEvent, type EventRow } from '../events/event.ts'
import type { Delivery } from './delivery.ts'
import { SUBSCRIPTION_SECRET } from './signature.ts'

/** Under way to one app at once, whichever nodes and subscriptions they are on: a slow receiver takes no more of them. */
const MAX_OF_ONE = 4

/**
 * A receiver is a callback of a client, whichever of its subscriptions brings a delivery there. The first of every app
 * comes before the second of any, and who has not failed before who has. What another node has just claimed is skipped,
 * and looked at once more when its row is held.
 */
const CLAIM = `
  with due as (
    select d.subscription_id, d.event_id, d.position, s.client_id, s.failing_since is not null as fails,
      s.attempted_at is not null and s.failing_since is null as works
    from notification_subscription s cross join lateral (
      select d.subscription_id, d.event_id, d.position from notification_delivery d
      where d.subscription_id = s.subscription_id and d.settled_at is null
        and d.due_at <= $1 and (d.leased_until is null or d.leased_until <= $1)
        and not exists (
          select from notification_subscription o join notification_delivery b using (subscription_id)
          where o.client_id = s.client_id and o.callback_url = s.callback_url and o.ended_at is null
            and b.subject = d.subject and b.position < d.position and b.settled_at is null)
      order by d.position
      limit ${MAX_OF_ONE}
    ) d
    where s.ended_at is null
  ), in_turn as (
    select *, row_number() over (partition by client_id order by position) + (
      select count(*) from notification_subscription o join notification_delivery b using (subscription_id)
      where o.client_id = due.client_id and b.settled_at is null and b.leased_until > $1) as turn
    from due
  ), in_row as (
    select *, row_number() over (partition by works order by turn, fails, position) as place
    from in_turn where turn <= ${MAX_OF_ONE}
  ), candidate as (
    select subscription_id, event_id, works from in_row where works or place <= $4 order by turn, fails, position limit $3
  ), held as (
    select d.subscription_id, d.event_id, candidate.works
    from notification_delivery d join candidate using (subscription_id, event_id)
    where d.settled_at is null and d.due_at <= $1 and (d.leased_until is null or d.leased_until <= $1)
    for update of d skip locked
  )
  update notification_delivery d set attempts = d.attempts + 1, leased_until = $2
  from held h, notification_subscription s, event e, provider p, recipient r, client c
  where d.subscription_id = h.subscription_id and d.event_id = h.event_id
    and s.subscription_id = d.subscription_id and e.event_id = d.event_id
    and p.provider_id = e.provider_id and r.client_id = e.client_id and c.client_id = e.client_id
  returning d.subscription_id, d.attempts, s.callback_url, s.secret_sealed, p.name_en, r.name, h.works,
    c.status = 'ACTIVE' and exists (select from registration g
      where g.client_id = e.client_id and g.provider_id = e.provider_id and g.status = 'ACTIVE') as reads,
    e.event_id, e.at, e.kind, e.actor_kind, e.client_id, e.provider_id, e.consent_id, e.account_handle`

type Row = EventRow & {
  readonly subscription_id: string
  readonly attempts: number
  readonly callback_url: string
  readonly secret_sealed: string | null
  readonly name_en: string
  readonly name: string
  readonly works: boolean
  readonly reads: boolean
}

/** The most deliveries at once on this node. */
export type Room = {
  readonly all: number
  /** The most to receivers whose last attempt failed, or that had none yet: they share this much, so that they hold up nobody else. */
  readonly unproven: number
}

/** From when, and until when no other server claims them. */
type Lease = { readonly at: Temporal.Instant; readonly until: Temporal.Instant }

/**
 * Not a change to anything that was promised, and so without an entry in the journal.
 * @param until when another node may take over.
 */
export async function claimDeliveries(
  database: Database,
  vault: Vault,
  { at, until }: Lease,
  { all, unproven }: Room,
): Promise<readonly Delivery[]> {
  const rows = await database.run<Row>(CLAIM, [at, until, all, unproven])
  return rows.map((row) => ({
    subscriptionId: row.subscription_id,
    callbackUrl: row.callback_url,
    secret: vault.open(SUBSCRIPTION_SECRET, row.secret_sealed ?? '') ?? '',
    event: readEvent(row),
    names: { provider: row.name_en, recipient: row.name },
    attempts: row.attempts,
    isProven: row.works,
    mayRead: row.reads,
  }))
}
