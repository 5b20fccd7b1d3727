// Fetches the logos of recipients, so that a customer's browser loads them from this server alone.

import { act, bySystem, type Stage } from '../domain/journal/act.ts'
import { claimLogos, type WantedLogo } from '../domain/logos/claim-logos.ts'
import { LARGEST_LOGO, readLogo } from '../domain/logos/logo.ts'
import { keepLogo, missLogo } from '../domain/logos/record-logo-fetch.ts'
import type { SafeFetch } from '../platform/http/safe-fetch.ts'

/** The number of logos that are fetched at once. */
const BATCH = 5

/** Milliseconds. */
const DEADLINE = 10_000

/** Returns the number of attempts. */
export async function fetchLogos(stage: Stage, fetch: SafeFetch, stop?: AbortSignal): Promise<number> {
  let attempts = 0
  for (;;) {
    const wanted = await claimLogos(stage.database, stage.clock.now(), BATCH)
    await Promise.all(wanted.map((one) => fetchLogo(stage, fetch, one)))
    attempts += wanted.length
    if (wanted.length < BATCH || stop?.aborted === true) return attempts
  }
}

async function fetchLogo(stage: Stage, fetch: SafeFetch, wanted: WantedLogo): Promise<void> {
  const request = {
    url: wanted.logoUri,
    method: 'GET',
    headers: { accept: 'image/png, image/jpeg, image/gif, image/webp' },
    deadlineMilliseconds: DEADLINE,
  } as const
  const fetched = await fetch.answer(request, LARGEST_LOGO)
  await act(stage, bySystem('fetch-logos'), (act) => {
    if ('failure' in fetched) return missLogo(act, wanted, fetched.failure)
    if (fetched.status !== 200) return missLogo(act, wanted, `status-${fetched.status}`)
    const logo = readLogo(fetched.body)
    return logo ? keepLogo(act, wanted, logo) : missLogo(act, wanted, 'not-a-picture')
  })
}
