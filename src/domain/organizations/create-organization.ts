// Creates an organization: the company that owns clients and credentials.

import { newGuid, newId, type Id } from '../../platform/ids.ts'
import type { Act } from '../journal/act.ts'

/** @param guid the `customerId` by which Data Sharing addresses it. */
export async function createOrganization(act: Act, name: string, guid = newGuid()): Promise<Id<'organization'>> {
  const organizationId = newId('organization', act.at)
  await act.tx
    .insertInto('organization')
    .values({ organization_id: organizationId, guid, name, created_at: act.at })
    .execute()
  await act.record('create-organization', { detail: { organizationId } })
  return organizationId
}
