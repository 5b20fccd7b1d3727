// Begins a visit: the customer leaves for the bank, with a state that is good once and for this browser alone.

import { newId } from '../../platform/ids.ts'
import { hashSecret, newSecret, type Vault } from '../../platform/secret.ts'
import type { Stage } from '../journal/act.ts'
import { beginTrip, type NewTrip } from '../trips/begin-trip.ts'
import { VISIT_MINUTES } from './visit.ts'

/** Anybody may: the journal hears of it with the sign-in, in enterVisit. Returns the secret that the browser keeps. */
export async function beginVisit(
  { database, clock }: Stage,
  vault: Vault,
  trip: Pick<NewTrip, 'providerId' | 'state' | 'trip'>,
): Promise<string> {
  const at = clock.now()
  const browserSecret = newSecret()
  const id = newId('visit', at)
  const expiresAt = at.add({ minutes: VISIT_MINUTES })
  const browser_hash = hashSecret(browserSecret)
  await database.transaction(async (tx) => {
    await tx
      .insertInto('visit')
      .values({ visit_id: id, browser_hash, provider_id: trip.providerId, begun_at: at, expires_at: expiresAt })
      .execute()
    await beginTrip(tx, vault, { ...trip, owner: { kind: 'visit', id }, expiresAt })
  })
  return browserSecret
}
