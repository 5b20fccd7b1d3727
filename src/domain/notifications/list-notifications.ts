// Lists a recipient's notifications, whether it subscribed to them or not, in the order in which they are given out.

import type { Database } from '../../database/open.ts'
import { Problem } from '../../platform/problem.ts'
import { readEvent } from '../events/event.ts'
import { writeNotification, type Notification } from './notification.ts'

export type NotificationPage = {
  readonly notifications: readonly Notification[]
  /** The place where the list goes on; absent at its end for now. */
  readonly next?: number
}

/**
 * Throws `invalid_request` where something that followed is too old to be there still.
 * @param after a position; absent for the oldest that is kept.
 */
export async function listNotifications(
  database: Database,
  clientId: string,
  after: number | undefined,
  limit: number,
): Promise<NotificationPage> {
  const rows = await database.read
    .selectFrom('event')
    .innerJoin('provider', 'provider.provider_id', 'event.provider_id')
    .innerJoin('recipient', 'recipient.client_id', 'event.client_id')
    .selectAll('event')
    .select(['recipient.name as recipient_name', 'provider.name_en as provider_name'])
    .where('event.client_id', '=', clientId)
    .where('position', '>', after ?? 0)
    .orderBy('position')
    .limit(limit + 1)
    .execute()
  if (after !== undefined) await demandWhole(database, clientId, after)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)?.position
  return {
    notifications: shown.map((row) =>
      writeNotification(readEvent(row), { provider: row.provider_name, recipient: row.recipient_name }),
    ),
    ...(rows.length > limit && typeof last === 'number' && { next: last }),
  }
}

/** Asked after the rows were read: what is removed meanwhile is told, and not left out in silence. */
async function demandWhole(database: Database, clientId: string, after: number): Promise<void> {
  const { events_removed_to: removedTo } = await database.read
    .selectFrom('recipient')
    .select('events_removed_to')
    .where('client_id', '=', clientId)
    .executeTakeFirstOrThrow()
  if (after >= removedTo) return
  const detail =
    'Some of what followed this page is too old and no longer kept. Ask without pageKey for the oldest there is.'
  throw new Problem('invalid_request', detail)
}
