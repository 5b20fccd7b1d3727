// Takes a trip: it is good once, for its owner alone.

import type { Database } from '../../database/open.ts'
import { hashSecret, type Vault } from '../../platform/secret.ts'
import { ownerColumns, TRIP, type TripOwner } from './trip.ts'

/** Of two that take it at once, one gets it: the row is locked, and the other then finds nothing sealed in it. */
const take = (column: string): string => `with held as (
    select state_hash, trip_sealed from bank_trip
    where state_hash = $1 and ${column} = $2 and expires_at > $3 and trip_sealed is not null for update)
  update bank_trip t set trip_sealed = null from held where t.state_hash = held.state_hash
  returning held.trip_sealed`

type Taken = {
  readonly owner: TripOwner
  readonly state: string
  readonly at: Temporal.Instant
}

/** Returns what the connector needs to end the sign-in; `undefined` if it was taken before, is over, or is another's. */
export async function takeTrip(
  database: Database,
  vault: Vault,
  { owner, state, at }: Taken,
): Promise<string | undefined> {
  const statement = take(ownerColumns[owner.kind])
  const [row] = await database.run<{ trip_sealed: string }>(statement, [hashSecret(state), owner.id, at])
  return row && vault.open(TRIP, row.trip_sealed)
}
