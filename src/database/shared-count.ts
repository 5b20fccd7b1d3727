// Counts per minute that all servers on one database share. The table is unlogged: a crash of the database loses the counts.

import type { AddToAll } from '../platform/http/tally.ts'
import type { Vault } from '../platform/secret.ts'
import type { Database } from './open.ts'

/** In the order of the keys, so that two servers never deadlock. */
const ADD = `insert into shared_count (key_mac, minute, count)
  select key_mac, $2, count from jsonb_to_recordset($1::jsonb) as added (key_mac text, count integer) order by key_mac
  on conflict (key_mac, minute) do update set count = shared_count.count + excluded.count
  returning key_mac, count`

type Row = { readonly key_mac: string; readonly count: number }

/** Stores keyed hashes only, because a key holds an address and text from strangers. */
export function addToSharedCount(database: Database, vault: Vault): AddToAll {
  return async (minute, added) => {
    const keys = new Map([...added.keys()].map((key) => [vault.mac('shared count', key), key]))
    const rows = [...keys].map(([key_mac, key]) => ({ key_mac, count: added.get(key) }))
    const at = Temporal.Instant.fromEpochMilliseconds(minute * 60_000)
    const sums = await database.run<Row>(ADD, [JSON.stringify(rows), at])
    return new Map(sums.map(({ key_mac, count }) => [keys.get(key_mac) ?? '', count]))
  }
}

/** Returns the number of removed counts. Keeps five minutes, in which a server whose clock is behind may still count. */
export async function removeOldCounts(database: Database, at: Temporal.Instant): Promise<number> {
  const removed = await database.run('delete from shared_count where minute < $1 returning 1', [
    at.subtract({ minutes: 5 }),
  ])
  return removed.length
}
