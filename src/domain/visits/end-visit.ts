// Ends a visit: the browser's secret opens nothing any more, and what was kept of the customer is gone.

import type { Act } from '../journal/act.ts'
import type { Visit } from './visit.ts'

export async function endVisit(act: Act, { id, providerId }: Visit): Promise<void> {
  await act.tx.deleteFrom('visit').where('visit_id', '=', id).execute()
  await act.record('end-visit', { providerId, detail: { visitId: id } })
}
