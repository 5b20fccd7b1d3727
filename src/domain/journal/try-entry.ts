// Tries to write a journal entry, and undoes it.

import type { Database } from '../../database/open.ts'
import { newId } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'

/** Returns whether entries can be written again. It costs a write: to be called only after an entry has failed. */
export async function tryEntry(database: Database): Promise<boolean> {
  const undo = new Problem('conflict', 'This was a trial.')
  try {
    await database.transaction(async (tx) => {
      const at = Temporal.Instant.fromEpochMilliseconds(0)
      const entry = { journal_entry_id: newId('journal', at), at, kind: 'read', action: 'try', detail: '{}' }
      await tx
        .insertInto('journal_entry')
        .values({ ...entry, actor_kind: 'system', actor_id: 'health' })
        .execute()
      throw undo
    })
  } catch (error) {
    return error === undo
  }
  return true
}
