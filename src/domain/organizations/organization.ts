// An organization: the company that owns clients and credentials.

import type { Database } from '../../database/open.ts'
import { Problem } from '../../platform/problem.ts'
import type { IntegrationLevel } from './integration.ts'

export type Organization = {
  readonly organizationId: string
  /** The `customerId` that identifies it in Data Sharing. */
  readonly guid: string
  readonly name: string
  /** By what its servers are known. */
  readonly integration: IntegrationLevel
}

/** Returns all organizations in the order of their names. */
export async function listOrganizations(database: Database): Promise<readonly Organization[]> {
  const rows = await database.read
    .selectFrom('organization')
    .select(['organization_id', 'guid', 'name', 'integration'])
    .orderBy('name')
    .orderBy('organization_id')
    .execute()
  return rows.map(readOrganization)
}

export async function findOrganization(
  database: Pick<Database, 'read'>,
  organizationId: string,
): Promise<Organization | undefined> {
  const row = await database.read
    .selectFrom('organization')
    .select(['organization_id', 'guid', 'name', 'integration'])
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  return row && readOrganization(row)
}

type Row = {
  readonly organization_id: string
  readonly guid: string
  readonly name: string
  readonly integration: string
}

export function readOrganization({ organization_id: organizationId, guid, name, integration }: Row): Organization {
  return { organizationId, guid, name, integration: integration as IntegrationLevel }
}

/** Throws `not_found` if there is no such organization. */
export async function demandOrganization(
  database: Pick<Database, 'read'>,
  organizationId: string,
): Promise<Organization> {
  const organization = await findOrganization(database, organizationId)
  if (organization) return organization
  throw new Problem('not_found', 'There is no such organization.')
}
