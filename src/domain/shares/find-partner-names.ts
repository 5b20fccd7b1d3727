// The names of sharing partners by their ids, for lists of who has read.

import type { Database } from '../../database/open.ts'

export async function findPartnerNames(
  database: Database,
  permissionIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (permissionIds.length === 0) return new Map()
  const rows = await database.read
    .selectFrom('sharing_partner')
    .select(['permission_id', 'name'])
    .where('permission_id', 'in', permissionIds)
    .execute()
  return new Map(rows.map((row) => [row.permission_id, row.name]))
}
