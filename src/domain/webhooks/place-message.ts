// Places a message with its delivery, due at once.

import { newId } from '../../platform/ids.ts'
import type { Act } from '../journal/act.ts'
import type { MessageSession, WebhookCause } from './message.ts'
import type { WebhookKind } from './webhook.ts'

export type NewMessage = {
  readonly webhookId: string
  readonly kind: WebhookKind
  readonly cause: WebhookCause
  readonly loginId: string | null
  readonly session: MessageSession
  readonly body?: MessageBody
}

/** What was read already: sealed, until when it is fresh, and what was asked for. */
export type MessageBody = {
  readonly sealed: string
  readonly until: Temporal.Instant
  readonly request: unknown
}

/** A part of an act, which writes the entry. Returns the id of the delivery. */
export async function placeMessage({ tx, at }: Act, message: NewMessage): Promise<string> {
  const { webhookId, kind, cause, loginId, session, body } = message
  const id = newId('message', at)
  const { sequence } = await tx
    .insertInto('webhook_message')
    .values({
      message_id: id,
      webhook_id: webhookId,
      kind,
      cause,
      login_id: loginId,
      request_id: session.requestId,
      language: session.language,
      tag: session.tag ?? null,
      created_at: at,
      ...(body && {
        request: JSON.stringify(body.request),
        body_sealed: body.sealed,
        body_until: body.until,
        read_at: at,
      }),
    })
    .returning('sequence')
    .executeTakeFirstOrThrow()
  const placed = await tx
    .insertInto('delivery')
    .values({
      destination_id: webhookId,
      message_id: id,
      position: sequence,
      // Of one login, the results of one kind arrive in order; a receiver that fails at one kind still gets the other.
      subject: loginId === null ? id : `${loginId} ${kind}`,
      due_at: at,
    })
    .returning('delivery_id')
    .executeTakeFirstOrThrow()
  return placed.delivery_id
}
