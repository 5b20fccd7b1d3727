// Watches subscriptions for the operator: what each is about, and how it fares.

import type { Database } from '../../database/open.ts'
import type { NotificationCategory, NotificationType } from '../../fdx/notification.ts'
import { FARE, readFare, WORST_FIRST, type Fare, type FareRow } from '../deliveries/watch-destinations.ts'

export type WatchedSubscription = Fare & {
  readonly id: string
  readonly clientId: string
  readonly recipientName: string
  readonly type: NotificationType
  readonly category: NotificationCategory
  readonly callbackUrl: string
}

const WATCH = `
  select n.subscription_id, n.client_id, r.name, n.type, n.category, s.url, ${FARE}
  from notification_subscription n join destination s on s.destination_id = n.subscription_id
    join recipient r using (client_id)
  order by ${WORST_FIRST}
  limit $1`

type Row = FareRow & {
  readonly subscription_id: string
  readonly client_id: string
  readonly name: string
  readonly type: NotificationType
  readonly category: NotificationCategory
  readonly url: string
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
    callbackUrl: row.url,
    ...readFare(row),
  }))
}
