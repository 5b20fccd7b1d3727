// Ends a destination: from this moment nothing more is delivered to it.

import type { Act } from '../journal/act.ts'

/** Who ended it. `gone`: its receiver said so, with 410. */
export type DestinationEndedBecause = 'recipient' | 'operator' | 'gone'

/**
 * A part of the act that ends it, which writes the entry. False when it had ended already. Its row is written before its
 * deliveries are looked for: what is being placed for it at the same moment is there by then, or is not placed any more.
 */
export async function endDestination(
  { tx, at }: Act,
  destinationId: string,
  because: DestinationEndedBecause,
): Promise<boolean> {
  const ended = await tx
    .updateTable('destination')
    .set({ ended_at: at, ended_because: because })
    .where('destination_id', '=', destinationId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (ended.numUpdatedRows !== 1n) return false
  await tx.deleteFrom('delivery').where('destination_id', '=', destinationId).where('settled_at', 'is', null).execute()
  return true
}
