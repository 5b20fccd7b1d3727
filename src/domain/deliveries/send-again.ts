// Sends again: what was given up and what waits for its next attempt is due at once.

import type { Act } from '../journal/act.ts'

/** A part of the act that sends again, which writes the entry. Returns how many are due; 0 also if the destination has ended. */
export async function makeDueAgain(act: Act, destinationId: string): Promise<number> {
  const destination = await act.tx
    .selectFrom('destination')
    .select('destination_id')
    .where('destination_id', '=', destinationId)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!destination) return 0
  const due = await act.tx
    .updateTable('delivery')
    .set({ attempts: 0, due_at: act.at, settled_at: null, settled_as: null })
    .where('destination_id', '=', destinationId)
    .where('leased_until', 'is', null)
    .where((row) =>
      row.or([row('settled_as', '=', 'given-up'), row.and([row('settled_at', 'is', null), row('attempts', '>', 0)])]),
    )
    .executeTakeFirst()
  return Number(due.numUpdatedRows)
}
