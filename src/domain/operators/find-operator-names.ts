// Finds the names of all operators, for pages that show who made a change.

import type { Database } from '../../database/open.ts'

/** Returns the names by operator id. All are read, because there are few. */
export async function findOperatorNames(database: Database): Promise<ReadonlyMap<string, string>> {
  const rows = await database.read.selectFrom('operator').select(['operator_id', 'name']).execute()
  return new Map(rows.map(({ operator_id, name }) => [operator_id, name]))
}
