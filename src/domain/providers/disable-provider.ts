// Disables a provider: from this moment nobody signs in there and no data is read.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import { tellRecipients } from './tell-recipients.ts'

/** Throws `conflict` when it is DISABLED already, or there is none of that id. */
export async function disableProvider(act: Act, providerId: number): Promise<void> {
  const changed = await act.tx
    .updateTable('provider')
    .set({ status: 'DISABLED' })
    .where('provider_id', '=', providerId)
    .where('status', '=', 'ACTIVE')
    .executeTakeFirst()
  if (changed.numUpdatedRows !== 1n) {
    throw new Problem('conflict', `There is no provider ${providerId} that is ACTIVE. Look again at those there are.`)
  }
  await tellRecipients(act, providerId, 'provider-disabled')
  await act.record('disable-provider', { providerId })
}
