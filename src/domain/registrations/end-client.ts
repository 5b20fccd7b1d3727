// Ends a recipient's client for good: from this moment no secret, token or registration of it opens anything.

import type { Act } from '../journal/act.ts'
import { endRegistrations } from './end-registrations.ts'

const REASON = 'The app ended its own registration.'

/** False when it had ended already. Consents are ended beside it, and open nothing meanwhile. */
export async function endClient(act: Act, clientId: string): Promise<boolean> {
  const ended = await act.tx
    .updateTable('client')
    .set({ status: 'ENDED' })
    .where('client_id', '=', clientId)
    .where('status', '!=', 'ENDED')
    .executeTakeFirst()
  await act.tx
    .updateTable('client_secret')
    .set({ ended_at: act.at })
    .where('client_id', '=', clientId)
    .where('ended_at', 'is', null)
    .execute()
  await act.tx
    .updateTable('recipient')
    .set({ registration_token_hash: null })
    .where('client_id', '=', clientId)
    .execute()
  await endRegistrations(act, { clientId }, REASON)
  const isEnded = ended.numUpdatedRows === 1n
  await act.record('end-client', { clientId, detail: { alreadyEnded: !isEnded } })
  return isEnded
}
