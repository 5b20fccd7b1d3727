// Locks an organization, and finds its webhook that lives: of two changes at once the second sees what the first one made.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import { lockOrganization } from '../organizations/lock-organization.ts'

type LivingWebhook = { readonly webhookId: string; readonly url: string }

/** Throws `not_found` if there is no such organization. */
export async function lockWebhook(act: Act, organizationId: string): Promise<LivingWebhook | undefined> {
  await lockOrganization(act, organizationId)
  const row = await act.tx
    .selectFrom('webhook')
    .innerJoin('destination', 'destination_id', 'webhook_id')
    .select(['webhook_id', 'url'])
    .where('organization_id', '=', organizationId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return row && { webhookId: row.webhook_id, url: row.url }
}

/** Throws `conflict` if the organization has no webhook, and `not_found` if there is no such organization. */
export async function demandWebhook(act: Act, organizationId: string): Promise<LivingWebhook> {
  const living = await lockWebhook(act, organizationId)
  if (living) return living
  throw new Problem('conflict', 'This organization has no webhook. Set its address first.')
}
