// Watches subscriptions for the operator: how each fares, and how many of them fail.

import type { Database } from '../../database/open.ts'
import type { NotificationCategory, NotificationType } from '../../fdx/notification.ts'
import type { DeliveryOutcome } from './delivery.ts'
import type { SubscriptionEndedBecause } from './end-subscription.ts'

export type WatchedSubscription = {
  readonly id: string
  readonly clientId: string
  readonly recipientName: string
  readonly type: NotificationType
  readonly category: NotificationCategory
  readonly callbackUrl: string
  readonly lastAttempt?: { readonly at: Temporal.Instant; readonly outcome: DeliveryOutcome }
  readonly failingSince?: Temporal.Instant
  readonly endedBecause?: SubscriptionEndedBecause
  /** Deliveries on their way. */
  readonly waiting: number
  readonly givenUp: number
}

const WATCH = `
  select s.subscription_id, s.client_id, r.name, s.type, s.category, s.callback_url, s.attempted_at, s.outcome,
    s.failing_since, s.ended_because,
    (select count(*) from notification_delivery d where d.subscription_id = s.subscription_id and d.settled_at is null) as waiting,
    (select count(*) from notification_delivery d where d.subscription_id = s.subscription_id and d.settled_as = 'given-up') as given_up
  from notification_subscription s join recipient r using (client_id)
  order by s.ended_at is not null, s.failing_since is null, s.subscription_id desc
  limit $1`

type Row = {
  readonly subscription_id: string
  readonly client_id: string
  readonly name: string
  readonly type: NotificationType
  readonly category: NotificationCategory
  readonly callback_url: string
  readonly attempted_at: Temporal.Instant | null
  readonly outcome: DeliveryOutcome | null
  readonly failing_since: Temporal.Instant | null
  readonly ended_because: SubscriptionEndedBecause | null
  readonly waiting: number
  readonly given_up: number
}

/** Returns those that fail first, those that have ended last; each group newest first. */
export async function watchSubscriptions(database: Database, limit: number): Promise<readonly WatchedSubscription[]> {
  const rows = await database.run<Row>(WATCH, [limit])
  return rows.map((row) => ({
    id: row.subscription_id,
    clientId: row.client_id,
    recipientName: row.name,
    type: row.type,
    category: row.category,
    callbackUrl: row.callback_url,
    ...(row.attempted_at !== null &&
      row.outcome !== null && { lastAttempt: { at: row.attempted_at, outcome: row.outcome } }),
    ...(row.failing_since !== null && { failingSince: row.failing_since }),
    ...(row.ended_because !== null && { endedBecause: row.ended_because }),
    waiting: row.waiting,
    givenUp: row.given_up,
  }))
}

/** Its last attempt failed, or something was given up. */
export function isFailing({ endedBecause, failingSince, givenUp }: WatchedSubscription): boolean {
  return endedBecause === undefined && (failingSince !== undefined || givenUp > 0)
}

/** Returns how many are failing. */
export async function countFailing(database: Database): Promise<number> {
  const [row] = await database.run<{ readonly count: number }>(
    `select count(*) as count from notification_subscription s
      where s.ended_at is null and (s.failing_since is not null or exists (
        select from notification_delivery d where d.subscription_id = s.subscription_id and d.settled_as = 'given-up'))`,
    [],
  )
  return row?.count ?? 0
}
