// The body of a webhook: an answer of the Banking API with its ResponseType.

import type { MessageSession } from '../../domain/webhooks/message.ts'
import type { WebhookKind } from '../../domain/webhooks/webhook.ts'
import { jsonInPieces } from '../../platform/give-way.ts'
import { READ_LINKS } from './session-members.ts'

/** In pieces: the transactions of a year are long. */
export function writeBody(kind: WebhookKind, session: MessageSession, answer: object): Promise<string> {
  return jsonInPieces(enclose(kind, session, answer))
}

export function enclose(ResponseType: WebhookKind, { requestId: RequestId, tag }: MessageSession, answer: object) {
  return { ResponseType, HttpStatusCode: 200, ...answer, Links: READ_LINKS, RequestId, Tag: tag ?? null }
}
