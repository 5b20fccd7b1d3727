// Finds the registrations of every organization, for the operator who decides about them.

import type { Database } from '../../database/open.ts'
import type { RegistrationStatus } from './registration.ts'

export type RegistrationLine = {
  readonly clientId: string
  readonly clientName: string
  readonly providerId: number
  readonly providerName: Readonly<Record<'en' | 'fr', string>>
  readonly status: RegistrationStatus
  readonly requestedAt: Temporal.Instant
  readonly changedAt: Temporal.Instant
}

/** A member that is absent restricts nothing. */
export type WhichRegistrations = {
  readonly status?: RegistrationStatus | undefined
  readonly clientId?: string | undefined
  readonly providerId?: number | undefined
}

/** Returns those first that have waited longest. */
export async function findRegistrations(
  database: Database,
  { status, clientId, providerId }: WhichRegistrations,
  limit: number,
): Promise<readonly RegistrationLine[]> {
  let query = database.read
    .selectFrom('registration')
    .innerJoin('recipient', 'recipient.client_id', 'registration.client_id')
    .innerJoin('provider', 'provider.provider_id', 'registration.provider_id')
    .select(['registration.client_id', 'recipient.name', 'registration.provider_id'])
    .select(['name_en', 'name_fr', 'registration.status', 'requested_at', 'changed_at'])
  if (status !== undefined) query = query.where('registration.status', '=', status)
  if (clientId !== undefined) query = query.where('registration.client_id', '=', clientId)
  if (providerId !== undefined) query = query.where('registration.provider_id', '=', providerId)
  const rows = await query
    .orderBy('changed_at')
    .orderBy('registration.client_id')
    .orderBy('registration.provider_id')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    clientId: row.client_id,
    clientName: row.name,
    providerId: row.provider_id,
    providerName: { en: row.name_en, fr: row.name_fr },
    status: row.status as RegistrationStatus,
    requestedAt: row.requested_at,
    changedAt: row.changed_at,
  }))
}

export async function countRegistrations(
  database: Database,
): Promise<Readonly<Partial<Record<RegistrationStatus, number>>>> {
  const rows = await database.read
    .selectFrom('registration')
    .select(({ fn }) => ['status', fn.countAll<number>().as('registrations')])
    .groupBy('status')
    .execute()
  return Object.fromEntries(rows.map(({ status, registrations }) => [status, registrations]))
}
