// Finds what operators are called, for pages that say who did something.

import type { Database } from '../../database/open.ts'

/** By id. There are few. */
export async function findOperatorNames(database: Database): Promise<ReadonlyMap<string, string>> {
  const rows = await database.read.selectFrom('operator').select(['operator_id', 'name']).execute()
  return new Map(rows.map(({ operator_id, name }) => [operator_id, name]))
}
