// Suspends a client: from this moment its secrets open nothing and no data is read with its tokens.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import { publishRegistrationEvents } from './publish-registration-events.ts'

/** Throws `conflict` when it is not active, or there is none of that id. */
export async function suspendClient(act: Act, clientId: string, reason: string): Promise<void> {
  const changed = await act.tx
    .updateTable('client')
    .set({ status: 'SUSPENDED' })
    .where('client_id', '=', clientId)
    .where('status', '=', 'ACTIVE')
    .executeTakeFirst()
  if (changed.numUpdatedRows !== 1n) {
    throw new Problem('conflict', 'There is no active client of this id. Look again at those there are.')
  }
  await publishRegistrationEvents(act, clientId, 'registration-suspended')
  await act.record('suspend-client', { clientId, detail: { reason } })
}
