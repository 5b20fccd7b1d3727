// Settles one attempt at fetching a logo: it is kept, tried again, or left.

import type { FetchFailure } from '../../platform/http/safe-fetch.ts'
import type { Act } from '../journal/act.ts'
import type { WantedLogo } from './claim-logos.ts'
import type { Logo } from './logo.ts'

/** After which it is left. */
const MOST_ATTEMPTS = 4

export async function keepLogo(act: Act, wanted: WantedLogo, { bytes, contentType }: Logo): Promise<void> {
  await act.tx
    .updateTable('recipient')
    .set({ logo: bytes, logo_content_type: contentType })
    .where('client_id', '=', wanted.clientId)
    .execute()
  await leave(act, wanted)
  await act.record('keep-logo', { clientId: wanted.clientId, detail: { contentType, bytes: bytes.length } })
}

/** What was kept before stays. `not-a-picture` will not be one later. */
export async function missLogo(
  act: Act,
  wanted: WantedLogo,
  reason: FetchFailure | `status-${number}` | 'not-a-picture',
): Promise<void> {
  const { clientId, attempts } = wanted
  const isLast = attempts >= MOST_ATTEMPTS || reason === 'not-a-picture'
  if (isLast) await leave(act, wanted)
  await act.record('miss-logo', { clientId, detail: { reason, attempt: attempts, isLast } })
}

/** Unless it was asked for once more in the meantime. */
async function leave(act: Act, { clientId, attempts }: WantedLogo): Promise<void> {
  await act.tx.deleteFrom('logo_fetch').where('client_id', '=', clientId).where('attempts', '=', attempts).execute()
}
