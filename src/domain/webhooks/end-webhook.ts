// Ends an organization's webhook: from this moment nothing more is posted, and what was kept for it is dropped.

import { endDestination } from '../deliveries/end-destination.ts'
import type { Act } from '../journal/act.ts'
import { demandWebhook } from './lock-webhook.ts'

/** Throws `conflict` if the organization has none. */
export async function endWebhook(act: Act, organizationId: string): Promise<void> {
  const { webhookId } = await demandWebhook(act, organizationId)
  await endOne(act, { organizationId, webhookId }, 'operator')
}

/** Ends one whose receiver wants no more: it answered 410. */
export async function endGoneWebhook(act: Act, webhookId: string): Promise<void> {
  const webhook = await act.tx
    .selectFrom('webhook')
    .select('organization_id')
    .where('webhook_id', '=', webhookId)
    .executeTakeFirstOrThrow()
  await endOne(act, { organizationId: webhook.organization_id, webhookId }, 'gone')
}

async function endOne(
  act: Act,
  { organizationId, webhookId }: { readonly organizationId: string; readonly webhookId: string },
  because: 'operator' | 'gone',
): Promise<void> {
  if (!(await endDestination(act, webhookId, because))) return
  await act.tx
    .updateTable('webhook_message')
    .set({ body_sealed: null, body_until: null })
    .where('webhook_id', '=', webhookId)
    .where('body_sealed', 'is not', null)
    .execute()
  await act.record('end-webhook', { detail: { organizationId, webhookId, because } })
}
