// An organization: the company that owns clients and credentials.

import type { Database } from '../../database/open.ts'
import { Problem } from '../../platform/problem.ts'

export type Organization = {
  readonly organizationId: string
  /** The `customerId` that identifies it in Data Sharing. */
  readonly guid: string
  readonly name: string
}

/** Returns all organizations in the order of their names. */
export async function listOrganizations(database: Database): Promise<readonly Organization[]> {
  const rows = await database.read
    .selectFrom('organization')
    .select(['organization_id', 'guid', 'name'])
    .orderBy('name')
    .orderBy('organization_id')
    .execute()
  return rows.map(({ organization_id: organizationId, guid, name }) => ({ organizationId, guid, name }))
}

export async function findOrganization(
  database: Pick<Database, 'read'>,
  organizationId: string,
): Promise<Organization | undefined> {
  const row = await database.read
    .selectFrom('organization')
    .select(['guid', 'name'])
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  return row && { organizationId, ...row }
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
