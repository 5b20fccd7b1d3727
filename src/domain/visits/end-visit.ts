// Ends a visit: the browser's secret opens nothing any more, and what was kept of the customer is gone.

import type { Database } from '../../database/open.ts'
import type { Act } from '../journal/act.ts'
import type { Visit } from './visit.ts'

export async function endVisit(act: Act, { id, providerId }: Visit): Promise<void> {
  await act.tx.deleteFrom('visit').where('visit_id', '=', id).execute()
  await act.record('end-visit', { providerId, detail: { visitId: id } })
}

/** Nobody has signed in: the journal never heard that it began. */
export async function forgetVisit(database: Database, { id }: Visit): Promise<void> {
  await database.run('delete from visit where visit_id = $1 and signed_in_sealed is null', [id])
}
