// Finds who began a trip, by the state that the bank brought back.

import type { Database } from '../../database/open.ts'
import { hashSecret } from '../../platform/secret.ts'
import type { TripOwner } from './trip.ts'

/**
 * Also finds the owner of a trip that was taken, or is over: their page says so. Returns `undefined` for a state that is
 * not known, or with which somebody left for another bank: the answer of a bank that poses as another leads nowhere
 * (RFC 9700 4.4).
 */
export async function findTripOwner(
  { read }: Database,
  { providerId, state }: { readonly providerId: number; readonly state: string },
): Promise<TripOwner | undefined> {
  const row = await read
    .selectFrom('bank_trip')
    .select(['authorization_id', 'visit_id', 'trial_id'])
    .where('state_hash', '=', hashSecret(state))
    .where('provider_id', '=', providerId)
    .executeTakeFirst()
  if (!row) return undefined
  if (row.authorization_id !== null) return { kind: 'authorization', id: row.authorization_id }
  if (row.visit_id !== null) return { kind: 'visit', id: row.visit_id }
  return { kind: 'trial', id: row.trial_id ?? '' }
}
