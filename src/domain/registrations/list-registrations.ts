// Lists the registrations of an organization's recipients, but for its Connect client, which no partner manages.

import type { Database } from '../../database/open.ts'
import type { RegistrationStatus } from './registration.ts'

export type Registration = {
  readonly clientId: string
  readonly clientName: string
  readonly providerId: number
  readonly providerName: string
  readonly country: string
  readonly status: RegistrationStatus
  readonly requestedAt: Temporal.Instant
  /** Why it was refused or stopped; absent in every other status. */
  readonly reason?: string
}

/** Returns the registrations of one recipient or of all, by recipient, then by provider. */
export async function listRegistrations(
  database: Database,
  organizationId: string,
  clientId?: string,
): Promise<readonly Registration[]> {
  const rows = await database.read
    .selectFrom('registration')
    .innerJoin('client', 'client.client_id', 'registration.client_id')
    .innerJoin('recipient', 'recipient.client_id', 'registration.client_id')
    .innerJoin('organization', 'organization.organization_id', 'client.organization_id')
    .innerJoin('provider', 'provider.provider_id', 'registration.provider_id')
    .select(['registration.client_id', 'recipient.name', 'registration.provider_id', 'provider.name_en'])
    .select(['provider.country', 'registration.status', 'registration.requested_at'])
    .select(({ selectFrom }) =>
      selectFrom('registration_step')
        .whereRef('registration_step.client_id', '=', 'registration.client_id')
        .whereRef('registration_step.provider_id', '=', 'registration.provider_id')
        .orderBy('step', 'desc')
        .limit(1)
        .select('reason')
        .as('reason'),
    )
    .where('client.organization_id', '=', organizationId)
    .whereRef('client.client_id', 'is distinct from', 'organization.connect_client_id')
    .$if(clientId !== undefined, (query) => query.where('client.client_id', '=', clientId ?? ''))
    .orderBy('client.created_at')
    .orderBy('registration.client_id')
    .orderBy('registration.provider_id')
    .execute()
  return rows.map((row) => ({
    clientId: row.client_id,
    clientName: row.name,
    providerId: row.provider_id,
    providerName: row.name_en,
    country: row.country,
    status: row.status as RegistrationStatus,
    requestedAt: row.requested_at,
    ...(row.reason !== null && { reason: row.reason }),
  }))
}
