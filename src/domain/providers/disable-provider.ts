// Disables a provider: from this moment its customers cannot sign in and its data cannot be read.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import { notifyRecipients } from './notify-recipients.ts'

/** Throws `conflict` if it is DISABLED already, or there is no provider with this id. */
export async function disableProvider(act: Act, providerId: number): Promise<void> {
  const changed = await act.tx
    .updateTable('provider')
    .set({ status: 'DISABLED' })
    .where('provider_id', '=', providerId)
    .where('status', '=', 'ACTIVE')
    .executeTakeFirst()
  if (changed.numUpdatedRows !== 1n) {
    throw new Problem('conflict', `There is no provider ${providerId} that is ACTIVE. Reload the list of providers.`)
  }
  await notifyRecipients(act, providerId, 'provider-disabled')
  await act.record('disable-provider', { providerId })
}
