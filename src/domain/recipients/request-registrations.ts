// Requests registrations: every recipient at every provider. A pair that exists already stays as it is.

import { sql } from 'kysely'
import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import { writeStep } from './registration-step.ts'

/**
 * @param organizationId whose recipients they must be. Throws `not_found` that names every id which is unknown or another
 * organization's; then nothing is created.
 */
export async function requestRegistrations(
  act: Act,
  organizationId: string,
  clientIds: readonly string[],
  providerIds: readonly number[],
): Promise<void> {
  await demandKnown(act, organizationId, clientIds, providerIds)
  // In one order for everybody: two requests for the same pairs wait for each other, and never in a circle.
  for (const clientId of clientIds.toSorted()) {
    for (const providerId of providerIds.toSorted((a, b) => a - b)) {
      const { numInsertedOrUpdatedRows } = await act.tx
        .insertInto('registration')
        .values({
          client_id: clientId,
          provider_id: providerId,
          status: 'PENDING_APPROVAL',
          requested_at: act.at,
          changed_at: act.at,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow()
      const isNew = numInsertedOrUpdatedRows === 1n
      if (isNew) await writeStep(act, clientId, providerId, 'PENDING_APPROVAL')
      await act.record('request-registration', { clientId, providerId, detail: { isNew } })
    }
  }
}

async function demandKnown(
  { tx }: Act,
  organizationId: string,
  clientIds: readonly string[],
  providerIds: readonly number[],
): Promise<void> {
  const recipients = await tx
    .selectFrom('client')
    .select('client_id')
    .where('client_id', '=', sql<string>`any(${clientIds})`)
    .where('kind', '=', 'recipient')
    .where('organization_id', '=', organizationId)
    .where('status', '!=', 'ENDED')
    .execute()
  const providers = await tx
    .selectFrom('provider')
    .select('provider_id')
    .where('provider_id', '=', sql<number>`any(${providerIds})`)
    .execute()
  const ours = new Set(recipients.map((row) => row.client_id))
  const banks = new Set(providers.map((row) => row.provider_id))
  const wrong = [
    ...clientIds.filter((id) => !ours.has(id)).map((id) => `There is no recipient ${id}.`),
    ...providerIds.filter((id) => !banks.has(id)).map((id) => `There is no provider ${id}.`),
  ]
  if (wrong.length > 0) throw new Problem('not_found', `${wrong.join(' ')} Nothing was requested.`)
}
