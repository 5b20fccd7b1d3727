// Ends the consents of a client that is gone, so many at a time.

import type { Act } from '../journal/act.ts'
import { endConsent } from './end-consent.ts'

/** Returns how many it ended: fewer than `limit` when none is left. */
export async function endConsentsOfClient(act: Act, clientId: string, limit: number): Promise<number> {
  const rows = await act.tx
    .selectFrom('consent')
    .select('consent_id')
    .where('client_id', '=', clientId)
    .where('ended_at', 'is', null)
    .limit(limit)
    .forUpdate()
    .execute()
  for (const row of rows) await endConsent(act, row.consent_id, 'recipient')
  await act.record('end-consents-of-client', { clientId, detail: { count: rows.length } })
  return rows.length
}
