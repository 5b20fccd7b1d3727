// Creates an organization: the company that owns clients and credentials.

import { newGuid, newId, type Id } from '../../platform/ids.ts'
import type { Act } from '../journal/act.ts'

/**
 * Returns the organization's id.
 * @param guid The `customerId` that identifies the organization in Data Sharing.
 */
export async function createOrganization(act: Act, name: string, guid = newGuid()): Promise<Id<'organization'>> {
  const organizationId = newId('organization', act.at)
  await act.tx
    .insertInto('organization')
    .values({ organization_id: organizationId, guid, name, created_at: act.at })
    .execute()
  await act.record('create-organization', { detail: { organizationId } })
  return organizationId
}
