// Drops messages: at once when the consent behind a login ends or a kind is not wanted any more, and what is old.

import { sql } from 'kysely'
import type { Database } from '../../database/open.ts'
import type { Act } from '../journal/act.ts'
import type { WebhookKind } from './webhook.ts'

/** A part of the act that ends the consent: what was read is gone, and what is on its way is not sent any more. */
export async function dropMessagesOf({ tx }: Act, loginId: string): Promise<void> {
  await tx
    .deleteFrom('delivery')
    .where('settled_at', 'is', null)
    .where('message_id', 'in', (row) =>
      row.selectFrom('webhook_message').select('message_id').where('login_id', '=', loginId),
    )
    .execute()
  await tx
    .updateTable('webhook_message')
    .set({ body_sealed: null, body_until: null })
    .where('login_id', '=', loginId)
    .where('body_sealed', 'is not', null)
    .execute()
}

/** A part of the act that sets the webhook: results of a kind that it does not take any more are not sent to it. Tests are. */
export async function dropMessagesOfOtherKinds(
  { tx }: Act,
  webhookId: string,
  kinds: readonly WebhookKind[],
): Promise<void> {
  await tx
    .deleteFrom('delivery')
    .where('destination_id', '=', webhookId)
    .where('settled_at', 'is', null)
    .where('message_id', 'in', (row) =>
      row
        .selectFrom('webhook_message')
        .select('message_id')
        .where('webhook_id', '=', webhookId)
        .where('kind', 'not in', kinds)
        .where('cause', '<>', 'test'),
    )
    .execute()
  await tx
    .updateTable('webhook_message')
    .set({ body_sealed: null, body_until: null })
    .where('webhook_id', '=', webhookId)
    .where('kind', 'not in', kinds)
    .where('body_sealed', 'is not', null)
    .execute()
}

const BATCH = 200

/**
 * Removes the bodies that are not fresh any more and, with their deliveries, messages from before a moment. Changes nothing
 * that was promised, and so has no entry in the journal. Returns how many messages were removed.
 */
export async function removeOldMessages(
  database: Database,
  { at, before }: { readonly at: Temporal.Instant; readonly before: Temporal.Instant },
): Promise<number> {
  await database.run(
    'update webhook_message set body_sealed = null, body_until = null where body_sealed is not null and body_until <= $1',
    [at],
  )
  let total = 0
  for (;;) {
    const removed = await removeBatch(database, before)
    total += removed
    if (removed < BATCH) return total
  }
}

function removeBatch(database: Database, before: Temporal.Instant): Promise<number> {
  return database.transaction(async (tx) => {
    const { numAffectedRows } = await sql`delete from webhook_message where message_id in
      (select message_id from webhook_message where created_at < ${before} limit ${BATCH} for update skip locked)`.execute(
      tx,
    )
    return Number(numAffectedRows ?? 0n)
  })
}
