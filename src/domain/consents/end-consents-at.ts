// Ends the consents at providers that were retired, so many at a time. They open nothing from the moment of the retirement on.

import type { Act } from '../journal/act.ts'
import { endConsent } from './end-consent.ts'

/** Returns how many it ended: fewer than `limit` when none is left at the provider. */
export async function endConsentsAt(act: Act, providerId: number, limit: number): Promise<number> {
  const rows = await act.tx
    .selectFrom('consent')
    .select('consent_id')
    .where('provider_id', '=', providerId)
    .where('ended_at', 'is', null)
    .limit(limit)
    .forUpdate()
    .execute()
  for (const row of rows) await endConsent(act, row.consent_id, 'operator')
  if (rows.length < limit) {
    await act.tx
      .updateTable('provider')
      .set({ consents_ended_at: act.at })
      .where('provider_id', '=', providerId)
      .execute()
  }
  await act.record('end-what-is-over', { providerId, detail: { count: rows.length } })
  return rows.length
}
