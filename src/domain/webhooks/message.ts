// A message: what a webhook is to be told of one login, and why now. The data itself is read when it is sent.

import type { WebhookKind } from './webhook.ts'

/**
 * `authorized`: a session was authorized. `read`: a GetAccountsDetail has finished. `refresh`: the login has a scheduled
 * refresh. `test`: an operator tries the receiver, with invented data.
 */
export type WebhookCause = 'authorized' | 'read' | 'refresh' | 'test'

/** What the answers of the same session say of it. */
export type MessageSession = {
  /** On the wire RequestId. */
  readonly requestId: string
  readonly language: 'en' | 'fr'
  readonly tag?: string
}

export type WebhookMessage = MessageSession & {
  readonly id: string
  readonly webhookId: string
  readonly organizationId: string
  readonly kind: WebhookKind
  readonly cause: WebhookCause
  /** Absent in a test. */
  readonly loginId?: string
  /** The request of the GetAccountsDetail whose answer it is; absent for everything that the consent opens. */
  readonly request?: unknown
  /** What was read for an earlier attempt or by the organization's own call, sealed, while it is fresh. */
  readonly bodySealed?: string
}

/** The purpose under which a body is sealed. */
export const WEBHOOK_BODY = 'webhook body'

/** How long what was read is kept for the next attempts. Then it is read anew. */
export const BODY_LIFE = { hours: 1 }
