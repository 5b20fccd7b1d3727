// Enables a provider: its customers can sign in and its data can be read again.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import { notifyRecipients } from './notify-recipients.ts'

/** Throws `conflict` if it is ACTIVE already, or there is no provider with this id. */
export async function enableProvider(act: Act, providerId: number): Promise<void> {
  const changed = await act.tx
    .updateTable('provider')
    .set({ status: 'ACTIVE' })
    .where('provider_id', '=', providerId)
    .where('status', '=', 'DISABLED')
    .executeTakeFirst()
  if (changed.numUpdatedRows !== 1n) {
    throw new Problem('conflict', `There is no provider ${providerId} that is DISABLED. Reload the list of providers.`)
  }
  await notifyRecipients(act, providerId, 'provider-enabled')
  await act.record('enable-provider', { providerId })
}
