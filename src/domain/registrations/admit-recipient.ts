// Admits a recipient at a provider at once, where nobody has to approve it: the sandbox.

import type { Act } from '../journal/act.ts'
import { writeStep } from './registration-step.ts'

export async function admitRecipient(act: Act, clientId: string, providerId: number): Promise<void> {
  await act.tx
    .insertInto('registration')
    .values({
      client_id: clientId,
      provider_id: providerId,
      status: 'ACTIVE',
      requested_at: act.at,
      changed_at: act.at,
    })
    .execute()
  await writeStep(act, { clientId, providerId }, 'ACTIVE')
  await act.record('admit-recipient', { clientId, providerId })
}
