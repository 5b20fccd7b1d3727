// Locks an organization's row, so that of two changes at once to what it has the second sees what the first one made.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'

/** Throws `not_found` if there is no such organization. */
export async function lockOrganization({ tx }: Act, organizationId: string): Promise<void> {
  const organization = await tx
    .selectFrom('organization')
    .select('organization_id')
    .where('organization_id', '=', organizationId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!organization) throw new Problem('not_found', 'There is no such organization.')
}
