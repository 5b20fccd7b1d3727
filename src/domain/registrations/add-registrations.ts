// Adds registrations: every recipient at every provider. A pair that exists already stays as it is.

import type { Act } from '../journal/act.ts'
import { writeStep } from './registration-step.ts'

/** All of them must be known to exist. */
export async function addRegistrations(
  act: Act,
  clientIds: readonly string[],
  providerIds: readonly number[],
): Promise<void> {
  // In one order for everybody: two requests for the same pairs wait for each other, and never in a circle.
  for (const clientId of clientIds.toSorted()) {
    for (const providerId of providerIds.toSorted((a, b) => a - b)) {
      const { numInsertedOrUpdatedRows } = await act.tx
        .insertInto('registration')
        .values({
          client_id: clientId,
          provider_id: providerId,
          status: 'PENDING_APPROVAL',
          requested_at: act.at,
          changed_at: act.at,
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow()
      const isNew = numInsertedOrUpdatedRows === 1n
      if (isNew) await writeStep(act, { clientId, providerId }, 'PENDING_APPROVAL')
      await act.record('request-registration', { clientId, providerId, detail: { isNew } })
    }
  }
}
