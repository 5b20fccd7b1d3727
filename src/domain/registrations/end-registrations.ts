// Ends registrations for good: those of a client that is gone, or at a provider that is closed. Active ones are suspended, and
// those that wait are rejected.

import type { Act } from '../journal/act.ts'
import { writeStep } from './registration-step.ts'

export type EndedParty = { readonly clientId: string } | { readonly providerId: number }

/** @param reason is kept with each step, for both parties to read. */
export async function endRegistrations(act: Act, party: EndedParty, reason: string): Promise<void> {
  const [column, id] =
    'clientId' in party ? ['client_id' as const, party.clientId] : ['provider_id' as const, party.providerId]
  for (const [from, to] of [
    [['ACTIVE'], 'SUSPENDED'],
    [['PENDING_APPROVAL', 'PENDING_ACTIVATION'], 'REJECTED'],
  ] as const) {
    const rows = await act.tx
      .updateTable('registration')
      .set({ status: to, changed_at: act.at })
      .where(column, '=', id)
      .where('status', 'in', from)
      .returning(['client_id', 'provider_id'])
      .execute()
    for (const { client_id: clientId, provider_id: providerId } of rows) {
      await writeStep(act, { clientId, providerId }, to, reason)
    }
  }
}
