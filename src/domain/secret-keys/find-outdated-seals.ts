// Finds stored values that are still sealed with a former secret key.

import { sql } from 'kysely'
import type { Database } from '../../database/open.ts'
import { prefixOf } from '../../platform/secret.ts'
import { sealedColumns } from './sealed-columns.ts'

/** The number of values of one purpose, for instance `bank grant`, that are sealed with a former key. */
export type OutdatedSeals = { readonly purpose: string; readonly count: number }

/** Counts the values that are sealed with none of these keys. Purposes without any are left out. */
export async function findOutdatedSeals(
  { read }: Database,
  keyIds: readonly string[],
): Promise<readonly OutdatedSeals[]> {
  const counts = new Map<string, number>()
  for (const { table, column, purpose } of sealedColumns()) {
    const current = keyIds.map((id) => sql`starts_with(${sql.ref(column)}, ${prefixOf(id)})`)
    const { count } = await read
      .selectNoFrom(
        sql<number>`(select count(*) from ${sql.table(table)} where not (${sql.join(current, sql` or `)}))`.as('count'),
      )
      .executeTakeFirstOrThrow()
    counts.set(purpose, (counts.get(purpose) ?? 0) + count)
  }
  return [...counts].filter(([, count]) => count > 0).map(([purpose, count]) => ({ purpose, count }))
}

/** For instance `bank grant: 3, signing key: 1`. */
export function writeOutdatedSeals(seals: readonly OutdatedSeals[]): string {
  return seals.map(({ purpose, count }) => `${purpose}: ${count}`).join(', ')
}
