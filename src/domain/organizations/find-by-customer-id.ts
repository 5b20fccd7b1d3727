// Finds an organization by its customerId, which identifies it in the Data Sharing and Banking APIs and in Connect.

import type { Database } from '../../database/open.ts'
import { isGuid } from '../../platform/ids.ts'
import { readOrganization, type Organization } from './organization.ts'

export async function findByCustomerId(database: Database, customerId: string): Promise<Organization | undefined> {
  if (!isGuid(customerId)) return undefined
  const row = await database.read
    .selectFrom('organization')
    .select(['organization_id', 'guid', 'name', 'integration'])
    .where('guid', '=', customerId)
    .executeTakeFirst()
  return row && readOrganization(row)
}
