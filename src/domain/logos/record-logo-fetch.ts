// Records one attempt at fetching a logo: the logo is kept, the fetch is tried again, or it is given up.

import type { FetchFailure } from '../../platform/http/safe-fetch.ts'
import type { Act } from '../journal/act.ts'
import type { WantedLogo } from './claim-logos.ts'
import type { Logo } from './logo.ts'

/** The fetch is given up after this many. */
const MAX_ATTEMPTS = 4

export async function keepLogo(act: Act, wanted: WantedLogo, { bytes, contentType }: Logo): Promise<void> {
  await act.tx
    .updateTable('recipient')
    .set({ logo: bytes, logo_content_type: contentType })
    .where('client_id', '=', wanted.clientId)
    .execute()
  await removeRequest(act, wanted)
  await act.record('keep-logo', { clientId: wanted.clientId, detail: { contentType, bytes: bytes.length } })
}

/** A logo that was kept before stays. What is no picture is not fetched again. */
export async function missLogo(
  act: Act,
  wanted: WantedLogo,
  reason: FetchFailure | `status-${number}` | 'not-a-picture',
): Promise<void> {
  const { clientId, attempts } = wanted
  const isLast = attempts >= MAX_ATTEMPTS || reason === 'not-a-picture'
  if (isLast) await removeRequest(act, wanted)
  await act.record('miss-logo', { clientId, detail: { reason, attempt: attempts, isLast } })
}

/** Keeps a request that was made in the meantime. */
async function removeRequest(act: Act, { clientId, attempts }: WantedLogo): Promise<void> {
  await act.tx.deleteFrom('logo_fetch').where('client_id', '=', clientId).where('attempts', '=', attempts).execute()
}
