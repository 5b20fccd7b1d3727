// Lists the partners' clients of an organization.

import type { Database } from '../../database/open.ts'
import { Problem } from '../../platform/problem.ts'
import { findSecretAges, type ClientStatus, type SecretAge } from './client-record.ts'

export type PartnerLine = {
  readonly clientId: string
  readonly status: ClientStatus
  readonly createdAt: Temporal.Instant
  /** The secrets that work, oldest first. */
  readonly secrets: readonly SecretAge[]
}

/** Oldest first. */
export async function listPartners(
  database: Database,
  at: Temporal.Instant,
  organizationId: string,
): Promise<readonly PartnerLine[]> {
  const rows = await database.read
    .selectFrom('client')
    .select(['client_id', 'status', 'created_at'])
    .where('organization_id', '=', organizationId)
    .where('kind', '=', 'partner')
    .orderBy('created_at')
    .orderBy('client_id')
    .execute()
  return Promise.all(
    rows.map(async (row) => ({
      clientId: row.client_id,
      status: row.status as ClientStatus,
      createdAt: row.created_at,
      secrets: await findSecretAges(database, at, row.client_id),
    })),
  )
}

/** Returns the id of the organization whose partner it is. Throws `not_found`. */
export async function demandPartner(database: Pick<Database, 'read'>, clientId: string): Promise<string> {
  const organizationId = await findPartner(database, clientId)
  if (organizationId !== undefined) return organizationId
  throw new Problem('not_found', 'There is no such partner.')
}

/** Returns the id of the organization whose partner it is; `undefined` if it is no partner. */
export async function findPartner(database: Pick<Database, 'read'>, clientId: string): Promise<string | undefined> {
  const row = await database.read
    .selectFrom('client')
    .select('organization_id')
    .where('client_id', '=', clientId)
    .where('kind', '=', 'partner')
    .executeTakeFirst()
  return row?.organization_id
}
