// Lists a recipient's notifications, whether it subscribed to them or not, in the order in which they are given out.

import type { Database } from '../../database/open.ts'
import { readEvent } from '../events/event.ts'
import { writeNotification, type Notification } from './notification.ts'

export type NotificationPage = {
  readonly notifications: readonly Notification[]
  /** Where the list goes on; absent when this is its end for now. */
  readonly next?: number
}

/** @param after a position: 0 for the oldest. */
export async function listNotifications(
  database: Database,
  clientId: string,
  after: number,
  limit: number,
): Promise<NotificationPage> {
  const rows = await database.read
    .selectFrom('event')
    .innerJoin('provider', 'provider.provider_id', 'event.provider_id')
    .innerJoin('recipient', 'recipient.client_id', 'event.client_id')
    .selectAll('event')
    .select(['recipient.name as recipient_name', 'provider.name_en as provider_name'])
    .where('event.client_id', '=', clientId)
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)?.position
  return {
    notifications: shown.map((row) =>
      writeNotification(readEvent(row), { provider: row.provider_name, recipient: row.recipient_name }),
    ),
    ...(rows.length > limit && typeof last === 'number' && { next: last }),
  }
}
