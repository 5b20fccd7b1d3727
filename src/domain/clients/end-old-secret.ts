// Ends the old secret of a client, which lives on beside the new one, before its time.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'

/** Throws `conflict` when there is none any more. */
export async function endOldSecret(act: Act, clientId: string): Promise<void> {
  const ended = await act.tx
    .updateTable('client_secret')
    .set({ ended_at: act.at })
    .where('client_id', '=', clientId)
    .where('ended_at', '>', act.at)
    .returning('client_id')
    .execute()
  if (ended.length === 0)
    throw new Problem('conflict', 'There is no old secret that still works. Look again at those there are.')
  await act.record('end-old-secret', { clientId })
}
