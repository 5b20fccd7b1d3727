// Sets an organization's webhook: its address, and what is posted there. The address of one that lives is changed in place.

import { newId } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import { whyNotCallback } from '../recipients/web-address.ts'
import { dropMessagesOfOtherKinds } from './drop-messages.ts'
import { lockWebhook } from './lock-webhook.ts'
import { webhookKinds, type WebhookSettings } from './webhook.ts'

/**
 * Throws `invalid_request` for an address that the server may not call, `not_found` if there is no such organization, and
 * `conflict` if it has no HMAC secret: nothing is sent unsigned.
 */
export async function setWebhook(
  act: Act,
  organizationId: string,
  { url, kinds: wanted }: WebhookSettings,
  allowsLoopback: boolean,
): Promise<void> {
  const why = whyNotCallback(url, allowsLoopback)
  if (why !== undefined) throw new Problem('invalid_request', `url: ${why}`)
  const kinds = webhookKinds.filter((kind) => wanted.includes(kind))
  const living = await lockWebhook(act, organizationId)
  await demandHmacSecret(act, organizationId)
  const webhookId = living?.webhookId ?? newId('webhook', act.at)
  if (!living) {
    await act.tx
      .insertInto('destination')
      .values({ destination_id: webhookId, kind: 'webhook', owner_id: organizationId, url, created_at: act.at })
      .execute()
    await act.tx
      .insertInto('webhook')
      .values({ webhook_id: webhookId, organization_id: organizationId, kinds })
      .execute()
  } else {
    await act.tx.updateTable('webhook').set({ kinds }).where('webhook_id', '=', webhookId).execute()
    if (living.url !== url) await move(act, webhookId, url)
    await dropMessagesOfOtherKinds(act, webhookId, kinds)
  }
  // The host alone: the rest of an address may hold a secret of the receiver.
  await act.record('set-webhook', { detail: { organizationId, webhookId, kinds, host: new URL(url).host } })
}

/** What is known of the former receiver says nothing of the new one, which is sent at once what waits. */
async function move({ tx, at }: Act, webhookId: string, url: string): Promise<void> {
  await tx
    .updateTable('destination')
    .set({ url, attempted_at: null, outcome: null, failing_since: null })
    .where('destination_id', '=', webhookId)
    .execute()
  await tx
    .updateTable('delivery')
    .set({ due_at: at, leased_until: null })
    .where('destination_id', '=', webhookId)
    .where('settled_at', 'is', null)
    .execute()
}

async function demandHmacSecret({ tx }: Act, organizationId: string): Promise<void> {
  const secret = await tx
    .selectFrom('organization_credential')
    .select('credential_id')
    .where('organization_id', '=', organizationId)
    .where('kind', '=', 'hmac_secret')
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (secret) return
  throw new Problem('conflict', 'Webhooks are signed. Create an HMAC secret for the organization first.')
}
