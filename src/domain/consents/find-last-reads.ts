// When somebody last read under each of these consents.

import type { Database } from '../../database/open.ts'

/** Returns the last read of each consent; a consent under which nothing was read has none. */
export async function findLastReads(
  database: Database,
  consentIds: readonly string[],
): Promise<ReadonlyMap<string, Temporal.Instant>> {
  if (consentIds.length === 0) return new Map()
  const rows = await database.read
    .selectFrom('journal_entry')
    .select(({ fn }) => ['consent_id', fn.max('at').as('at')])
    .where('consent_id', 'in', consentIds)
    .where('kind', '=', 'read')
    .groupBy('consent_id')
    .execute()
  return new Map(rows.map((row) => [row.consent_id ?? '', row.at]))
}
