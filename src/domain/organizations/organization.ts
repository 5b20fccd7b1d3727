// An organization: the company that owns clients and credentials.

import type { Database } from '../../database/open.ts'

export type Organization = {
  readonly organizationId: string
  /** The `customerId` by which Data Sharing addresses it. */
  readonly guid: string
  readonly name: string
}

export async function findOrganization(database: Database, organizationId: string): Promise<Organization | undefined> {
  const row = await database.read
    .selectFrom('organization')
    .select(['guid', 'name'])
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  return row && { organizationId, ...row }
}
