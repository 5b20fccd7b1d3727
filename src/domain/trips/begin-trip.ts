// Begins a trip: its state is kept as a hash, with what the connector needs to end it.

import { hashSecret, type Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { ownerColumns, TRIP, type TripOwner } from './trip.ts'

export type NewTrip = {
  readonly owner: TripOwner
  readonly providerId: number
  readonly state: string
  /** What the connector needs to end the sign-in. */
  readonly trip: string
  readonly expiresAt: Temporal.Instant
}

/** A new trip makes the one before of the same owner worthless (RFC 9700 4.7). The owner's row must be locked. */
export async function beginTrip(
  tx: Act['tx'],
  vault: Vault,
  { owner, providerId, state, trip, expiresAt }: NewTrip,
): Promise<void> {
  const column = ownerColumns[owner.kind]
  await tx.updateTable('bank_trip').set({ trip_sealed: null }).where(column, '=', owner.id).execute()
  await tx
    .insertInto('bank_trip')
    .values({
      state_hash: hashSecret(state),
      provider_id: providerId,
      [column]: owner.id,
      trip_sealed: vault.seal(TRIP, trip),
      expires_at: expiresAt,
    })
    .execute()
}
