// Sends one delivery of a webhook again, also one that has arrived: its data is read anew, under the consent that lives then.

import { isGuid } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import { demandWebhook } from './lock-webhook.ts'

/**
 * Throws `not_found` if there is no such organization, and `conflict` if it has no webhook, or no such delivery that nobody is
 * at: also for another organization's, and for a test, which is made anew.
 */
export async function sendWebhookAgain(act: Act, organizationId: string, deliveryId: string): Promise<void> {
  const { webhookId } = await demandWebhook(act, organizationId)
  const again = isGuid(deliveryId)
    ? await act.tx
        .updateTable('delivery')
        .set({ attempts: 0, due_at: act.at, settled_at: null, settled_as: null })
        .where('delivery_id', '=', deliveryId)
        .where('destination_id', '=', webhookId)
        .where('leased_until', 'is', null)
        .where('message_id', 'in', (row) =>
          row.selectFrom('webhook_message').select('message_id').where('cause', '<>', 'test'),
        )
        .executeTakeFirst()
    : undefined
  if (again?.numUpdatedRows !== 1n) {
    throw new Problem(
      'conflict',
      'There is no such delivery of this webhook to send again. Look again at those there are.',
    )
  }
  await act.record('send-again', { detail: { organizationId, webhookId, deliveryId } })
}
