// Ends the registrations at a provider that is closed for good: those that are active are suspended, those that wait are rejected.

import type { Act } from '../journal/act.ts'
import { writeStep } from './registration-step.ts'

const REASON = 'The provider was retired.'

export async function endRegistrationsAt(act: Act, providerId: number): Promise<void> {
  for (const [from, to] of [
    [['ACTIVE'], 'SUSPENDED'],
    [['PENDING_APPROVAL', 'PENDING_ACTIVATION'], 'REJECTED'],
  ] as const) {
    const rows = await act.tx
      .updateTable('registration')
      .set({ status: to, changed_at: act.at })
      .where('provider_id', '=', providerId)
      .where('status', 'in', from)
      .returning('client_id')
      .execute()
    for (const { client_id: clientId } of rows) await writeStep(act, { clientId, providerId }, to, REASON)
  }
}
