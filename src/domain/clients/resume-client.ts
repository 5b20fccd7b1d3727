// Resumes a suspended client: its secrets and the consents that live open what they did before.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import { publishRegistrationEvents } from './publish-registration-events.ts'

/** Throws `conflict` when it is not suspended, or there is none of that id. */
export async function resumeClient(act: Act, clientId: string): Promise<void> {
  const changed = await act.tx
    .updateTable('client')
    .set({ status: 'ACTIVE' })
    .where('client_id', '=', clientId)
    .where('status', '=', 'SUSPENDED')
    .executeTakeFirst()
  if (changed.numUpdatedRows !== 1n) {
    throw new Problem('conflict', 'There is no suspended client of this id. Look again at those there are.')
  }
  await publishRegistrationEvents(act, clientId, 'registration-resumed')
  await act.record('resume-client', { clientId })
}
