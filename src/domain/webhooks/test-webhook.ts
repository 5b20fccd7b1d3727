// Tests a webhook: a delivery with invented data, marked as a test, that is tried once.

import { newGuid } from '../../platform/ids.ts'
import type { Act } from '../journal/act.ts'
import { demandWebhook } from './lock-webhook.ts'
import { placeMessage } from './place-message.ts'
import type { WebhookKind } from './webhook.ts'

/** Returns the id of the delivery. Throws `not_found` if there is no such organization, `conflict` if it has no webhook. */
export async function testWebhook(act: Act, organizationId: string, kind: WebhookKind): Promise<string> {
  const { webhookId } = await demandWebhook(act, organizationId)
  const session = { requestId: newGuid(), language: 'en' } as const
  const deliveryId = await placeMessage(act, { webhookId, kind, cause: 'test', loginId: null, session })
  await act.record('test-webhook', { detail: { organizationId, webhookId, webhook: kind, deliveryId } })
  return deliveryId
}
