// A subscription: what a recipient wants to be told of, and where.

import type { Database } from '../../database/open.ts'
import type { NotificationCategory, NotificationType } from '../../fdx/notification.ts'

export type NewSubscription = {
  readonly type: NotificationType
  readonly category: NotificationCategory
  readonly callbackUrl: string
  /** The first day, in UTC. */
  readonly effectiveDate: Temporal.PlainDate
}

export type Subscription = NewSubscription & { readonly id: string }

/** Returns `undefined` if it is another client's, or has ended. */
export async function findSubscription(
  database: Database,
  clientId: string,
  subscriptionId: string,
): Promise<Subscription | undefined> {
  const row = await selectLiving(database, clientId).where('subscription_id', '=', subscriptionId).executeTakeFirst()
  return row && readSubscription(row)
}

/** Returns the subscriptions that have not ended, oldest first. */
export async function listSubscriptions(database: Database, clientId: string): Promise<readonly Subscription[]> {
  const rows = await selectLiving(database, clientId).orderBy('created_at').orderBy('subscription_id').execute()
  return rows.map(readSubscription)
}

function selectLiving(database: Database, clientId: string) {
  return database.read
    .selectFrom('notification_subscription')
    .innerJoin('destination', 'destination_id', 'subscription_id')
    .select(['subscription_id', 'type', 'category', 'url', 'effective_date'])
    .where('client_id', '=', clientId)
    .where('ended_at', 'is', null)
}

type Row = Awaited<ReturnType<ReturnType<typeof selectLiving>['executeTakeFirstOrThrow']>>

function readSubscription(row: Row): Subscription {
  return {
    id: row.subscription_id,
    type: row.type as NotificationType,
    category: row.category as NotificationCategory,
    callbackUrl: row.url,
    effectiveDate: row.effective_date,
  }
}
