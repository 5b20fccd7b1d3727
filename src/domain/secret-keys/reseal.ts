// Reseals stored values: what is sealed with a former secret key is sealed again with the current one.

import { sql } from 'kysely'
import type { Database } from '../../database/open.ts'
import { prefixOf, type Vault } from '../../platform/secret.ts'
import { act, bySystem, type Act, type Stage } from '../journal/act.ts'
import { sealedColumns, type SealedColumn } from './sealed-columns.ts'

/** The number of rows that one act reseals. */
const BATCH = 200

/** Returns the number of resealed values. Rows that another act has locked are left to the next run. */
export async function reseal(stage: Stage, vault: Vault, stop?: AbortSignal): Promise<number> {
  if (vault.keyIds.length === 1) return 0
  let total = 0
  for (const column of sealedColumns()) {
    let after: string | undefined
    for (;;) {
      const ids = await findNext(stage.database, vault, column, after)
      after = ids.at(-1)
      if (after === undefined || stop?.aborted === true) break
      total += await act(stage, bySystem('reseal'), (act) => resealRows(act, vault, column, ids))
    }
  }
  return total
}

/** Returns ids in ascending order, after the last one of the batch before, so that each row is visited once. */
async function findNext({ read }: Database, vault: Vault, { table, id, column }: SealedColumn, after?: string) {
  const [ref, current] = [sql.ref(id), prefixOf(vault.keyIds[0])]
  const rows = await read
    .selectFrom(
      sql<{ id: string }>`(select ${ref} as id from ${sql.table(table)}
        where not starts_with(${sql.ref(column)}, ${current}) ${after === undefined ? sql`` : sql`and ${ref} > ${after}`}
        order by ${ref} limit ${BATCH})`.as('next'),
    )
    .select('next.id')
    .execute()
  return rows.map((row) => row.id)
}

async function resealRows(
  { tx, record }: Act,
  vault: Vault,
  { table, id, column, purpose }: SealedColumn,
  ids: readonly string[],
): Promise<number> {
  const [tableRef, idRef, columnRef] = [sql.table(table), sql.ref(id), sql.ref(column)]
  const { rows } = await sql<{ id: string; sealed: string | null }>`select ${idRef} as id, ${columnRef} as sealed
    from ${tableRef} where ${idRef} in (${sql.join(ids)}) for no key update skip locked`.execute(tx)
  let count = 0
  for (const { id, sealed } of rows) {
    const plain = sealed === null ? undefined : vault.open(purpose, sealed)
    if (plain === undefined) continue
    await sql`update ${tableRef} set ${columnRef} = ${vault.seal(purpose, plain)} where ${idRef} = ${id}`.execute(tx)
    count++
  }
  await record('reseal', { detail: { sealed: purpose, count, keyId: vault.keyIds[0] } })
  return count
}
