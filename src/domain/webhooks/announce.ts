// Announces results to an organization's webhook: that a session was authorized, and that a GetAccountsDetail has finished.

import type { Database } from '../../database/open.ts'
import { newGuid } from '../../platform/ids.ts'
import type { Vault } from '../../platform/secret.ts'
import type { About, Act } from '../journal/act.ts'
import { BODY_LIFE, WEBHOOK_BODY, type MessageSession } from './message.ts'
import { placeMessage, type MessageBody } from './place-message.ts'
import type { WebhookKind } from './webhook.ts'

export type AuthorizedLogin = Pick<MessageSession, 'language'> & {
  readonly tag?: string | undefined
  readonly organizationId: string
  readonly loginId: string
  /** Absent for Connect by a redirect, where a login is made without a session. */
  readonly requestId?: string | undefined
}

/** A part of the act that authorizes. Without a webhook, nothing is to be done. */
export async function announceAuthorized(act: Act, login: AuthorizedLogin): Promise<void> {
  const webhook = await findLiving({ read: act.tx }, login.organizationId)
  if (!webhook) return
  const { webhookId, kinds } = webhook
  const { language, tag, requestId = newGuid() } = login
  const session = { requestId, language, ...(tag !== undefined && { tag }) }
  for (const kind of kinds) {
    await placeMessage(act, { webhookId, kind, cause: 'authorized', loginId: login.loginId, session })
  }
}

/** Returns the id of the webhook that is told this kind of result; `undefined` if there is none. */
export async function findLivingWebhook(
  database: Pick<Database, 'read'>,
  organizationId: string,
  kind: WebhookKind,
): Promise<string | undefined> {
  const webhook = await findLiving(database, organizationId)
  return webhook?.kinds.includes(kind) ? webhook.webhookId : undefined
}

export type FinishedRead = {
  readonly webhookId: string
  readonly organizationId: string
  readonly loginId: string
  readonly session: MessageSession
  /** What was asked for, so that it can be read again. */
  readonly request: unknown
  /** As it is to be posted. */
  readonly body: string
  /** What was read. */
  readonly about: About
}

/** The answer takes the place of the one that the session still waits for, so that it arrives once. */
export async function announceRead(
  act: Act,
  vault: Vault,
  { webhookId, organizationId, loginId, session, request, body: text, about }: FinishedRead,
): Promise<void> {
  const body = { sealed: vault.seal(WEBHOOK_BODY, text), until: act.at.add(BODY_LIFE), request }
  const isPlaced = await replaceWaiting(act, { webhookId, loginId, requestId: session.requestId, body })
  if (!isPlaced) {
    await placeMessage(act, { webhookId, kind: 'GetAccountsDetail', cause: 'read', loginId, session, body })
  }
  const detail = { organizationId, webhookId, loginId, session: session.requestId }
  await act.record('announce-read', { ...about, detail })
}

type Replacement = {
  readonly webhookId: string
  readonly loginId: string
  readonly requestId: string
  readonly body: MessageBody
}

async function replaceWaiting({ tx, at }: Act, { webhookId, loginId, requestId, body }: Replacement): Promise<boolean> {
  const waiting = await tx
    .selectFrom('delivery')
    .innerJoin('webhook_message', 'webhook_message.message_id', 'delivery.message_id')
    .select('webhook_message.message_id')
    .where('webhook_id', '=', webhookId)
    .where('login_id', '=', loginId)
    .where('request_id', '=', requestId)
    .where('kind', '=', 'GetAccountsDetail')
    .where('cause', '=', 'authorized')
    .where('attempts', '=', 0)
    .where('settled_at', 'is', null)
    .forUpdate('delivery')
    .skipLocked()
    .executeTakeFirst()
  if (!waiting) return false
  await tx
    .updateTable('webhook_message')
    .set({
      cause: 'read',
      request: JSON.stringify(body.request),
      body_sealed: body.sealed,
      body_until: body.until,
      read_at: at,
    })
    .where('message_id', '=', waiting.message_id)
    .execute()
  return true
}

async function findLiving({ read }: Pick<Database, 'read'>, organizationId: string) {
  const row = await read
    .selectFrom('webhook')
    .innerJoin('destination', 'destination_id', 'webhook_id')
    .select(['webhook_id', 'kinds'])
    .where('organization_id', '=', organizationId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row && { webhookId: row.webhook_id, kinds: row.kinds as readonly WebhookKind[] }
}
