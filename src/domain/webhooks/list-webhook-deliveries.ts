// Lists the deliveries of an organization's webhooks for the operator: when, of what, and how it went; none of the data.

import type { Database } from '../../database/open.ts'
import type { DeliveryOutcome } from '../deliveries/delivery.ts'
import type { WebhookCause } from './message.ts'
import type { WebhookKind } from './webhook.ts'

export type DeliveryState = 'waiting' | 'delivered' | 'given-up' | 'withheld' | 'failed'

export type WebhookDelivery = {
  readonly id: string
  readonly kind: WebhookKind
  readonly cause: WebhookCause
  /** Absent in a test. */
  readonly loginId?: string
  readonly createdAt: Temporal.Instant
  readonly attempts: number
  readonly state: DeliveryState
  readonly lastAttempt?: { readonly at: Temporal.Instant; readonly outcome: DeliveryOutcome }
  /** When it is due; absent once it is settled. */
  readonly dueAt?: Temporal.Instant
  /** The beginning of what the receiver answered to a test. */
  readonly answer?: string
  /** It can be sent again: its webhook lives, and nobody is at it. */
  readonly canSendAgain: boolean
}

const LIST = `
  select d.delivery_id, m.kind, m.cause, m.login_id, m.created_at, d.attempts, d.settled_as, d.attempted_at, d.outcome,
    d.due_at, m.answer, s.ended_at is null and d.leased_until is null and m.cause <> 'test' as can_send_again
  from webhook w join destination s on s.destination_id = w.webhook_id
    join webhook_message m using (webhook_id) join delivery d using (message_id)
  where w.organization_id = $1
  order by m.sequence desc
  limit $2`

type Row = {
  readonly delivery_id: string
  readonly kind: WebhookKind
  readonly cause: WebhookCause
  readonly login_id: string | null
  readonly created_at: Temporal.Instant
  readonly attempts: number
  readonly settled_as: Exclude<DeliveryState, 'waiting'> | null
  readonly attempted_at: Temporal.Instant | null
  readonly outcome: DeliveryOutcome | null
  readonly due_at: Temporal.Instant
  readonly answer: string | null
  readonly can_send_again: boolean
}

/** Returns the newest first. */
export async function listWebhookDeliveries(
  database: Database,
  organizationId: string,
  limit: number,
): Promise<readonly WebhookDelivery[]> {
  const rows = await database.run<Row>(LIST, [organizationId, limit])
  return rows.map((row) => ({
    id: row.delivery_id,
    kind: row.kind,
    cause: row.cause,
    ...(row.login_id !== null && { loginId: row.login_id }),
    createdAt: row.created_at,
    attempts: row.attempts,
    state: row.settled_as ?? 'waiting',
    ...(row.attempted_at !== null &&
      row.outcome !== null && { lastAttempt: { at: row.attempted_at, outcome: row.outcome } }),
    ...(row.settled_as === null && { dueAt: row.due_at }),
    ...(row.answer !== null && { answer: row.answer }),
    canSendAgain: row.can_send_again,
  }))
}
