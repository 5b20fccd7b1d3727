// Opens the message of a claimed delivery.

import type { Database } from '../../database/open.ts'
import type { Delivery } from '../deliveries/delivery.ts'
import type { WebhookCause, WebhookMessage } from './message.ts'
import type { WebhookKind } from './webhook.ts'

const OPEN = `
  select m.*, w.organization_id from delivery d join webhook_message m using (message_id) join webhook w using (webhook_id)
  where d.delivery_id = $1 and d.attempts = $2 and d.settled_at is null`

type Row = {
  readonly message_id: string
  readonly webhook_id: string
  readonly organization_id: string
  readonly kind: WebhookKind
  readonly cause: WebhookCause
  readonly login_id: string | null
  readonly request_id: string
  readonly language: 'en' | 'fr'
  readonly tag: string | null
  readonly request: unknown
  readonly body_sealed: string | null
  readonly body_until: Temporal.Instant | null
}

/** Returns `undefined` if the delivery has ended meanwhile. */
export async function openMessage(
  database: Database,
  at: Temporal.Instant,
  { id, attempts }: Delivery,
): Promise<WebhookMessage | undefined> {
  const [row] = await database.run<Row>(OPEN, [id, attempts])
  if (!row) return undefined
  const isFresh = row.body_until !== null && Temporal.Instant.compare(row.body_until, at) > 0
  return {
    id: row.message_id,
    webhookId: row.webhook_id,
    organizationId: row.organization_id,
    kind: row.kind,
    cause: row.cause,
    requestId: row.request_id,
    language: row.language,
    ...(row.login_id !== null && { loginId: row.login_id }),
    ...(row.tag !== null && { tag: row.tag }),
    ...(row.request !== null && { request: row.request }),
    ...(isFresh && row.body_sealed !== null && { bodySealed: row.body_sealed }),
  }
}
