// Finds what still rests on a former secret key: what was sealed under none of those that are named.

import { sql } from 'kysely'
import type { Database } from '../../database/open.ts'
import { prefixOf } from '../../platform/secret.ts'
import { sealedColumns } from './sealed-columns.ts'

/** How many sealed values of one purpose, for instance of `bank grant`. */
export type Rest = { readonly purpose: string; readonly count: number }

export async function findRests({ read }: Database, keyIds: readonly string[]): Promise<readonly Rest[]> {
  const counts = new Map<string, number>()
  for (const { table, column, purpose } of sealedColumns()) {
    const named = keyIds.map((id) => sql`starts_with(${sql.ref(column)}, ${prefixOf(id)})`)
    const { count } = await read
      .selectNoFrom(
        sql<number>`(select count(*) from ${sql.table(table)} where not (${sql.join(named, sql` or `)}))`.as('count'),
      )
      .executeTakeFirstOrThrow()
    counts.set(purpose, (counts.get(purpose) ?? 0) + count)
  }
  return [...counts].filter(([, count]) => count > 0).map(([purpose, count]) => ({ purpose, count }))
}

/** For instance `bank grant: 3, signing key: 1`. */
export function writeRests(rests: readonly Rest[]): string {
  return rests.map(({ purpose, count }) => `${purpose}: ${count}`).join(', ')
}
