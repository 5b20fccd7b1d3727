// Requests registrations of an organization's recipients, as its partner may.

import { sql } from 'kysely'
import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import { addRegistrations } from './add-registrations.ts'

/**
 * @param organizationId whose recipients they must be. Throws `not_found` that names every id which is unknown, another
 * organization's or of its Connect client; then nothing is created.
 */
export async function requestRegistrations(
  act: Act,
  organizationId: string,
  clientIds: readonly string[],
  providerIds: readonly number[],
): Promise<void> {
  await demandKnown(act, organizationId, clientIds, providerIds)
  await addRegistrations(act, clientIds, providerIds)
}

async function demandKnown(
  { tx }: Act,
  organizationId: string,
  clientIds: readonly string[],
  providerIds: readonly number[],
): Promise<void> {
  const recipients = await tx
    .selectFrom('client')
    .innerJoin('organization', 'organization.organization_id', 'client.organization_id')
    .select('client_id')
    .where('client_id', '=', sql<string>`any(${clientIds})`)
    .where('kind', '=', 'recipient')
    .where('client.organization_id', '=', organizationId)
    .where('client.status', '!=', 'ENDED')
    .whereRef('client_id', 'is distinct from', 'connect_client_id')
    .execute()
  const providers = await tx
    .selectFrom('provider')
    .select('provider_id')
    .where('provider_id', '=', sql<number>`any(${providerIds})`)
    .where('status', 'in', ['ACTIVE', 'DISABLED'])
    .execute()
  const ours = new Set(recipients.map((row) => row.client_id))
  const banks = new Set(providers.map((row) => row.provider_id))
  const wrong = [
    ...clientIds.filter((id) => !ours.has(id)).map((id) => `There is no recipient ${id}.`),
    ...providerIds.filter((id) => !banks.has(id)).map((id) => `There is no provider ${id}.`),
  ]
  if (wrong.length > 0) throw new Problem('not_found', `${wrong.join(' ')} Nothing was requested.`)
}
