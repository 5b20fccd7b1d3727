// Stored breakers: the rows by which all servers know which operations of which banks are not to be called.

import type { Database } from '../../database/open.ts'

export type StoredBreaker = {
  readonly operation: string
  readonly reason: 'failures' | 'asked'
  readonly openUntil: Temporal.Instant
  readonly probeUntil: Temporal.Instant | undefined
}

export type BreakerKey = { readonly providerId: number; readonly operation: string }

export type Opening = {
  readonly reason: StoredBreaker['reason']
  readonly trouble: string
  readonly at: Temporal.Instant
  readonly until: Temporal.Instant
}

/** Good probes after which a breaker closes. */
const GOOD_PROBES = 3

/** Seconds for which a breaker stays open, the first time; each bad probe doubles them, up to the longest. */
export const FIRST_OPEN = 10
const LONGEST_OPEN = 60

/** Seconds that a probe may take before another is let through: its server may have ended. */
const PROBE = 30

type Row = {
  operation: string
  reason: 'failures' | 'asked'
  open_until: Temporal.Instant
  probe_until: Temporal.Instant | null
}

const READ = 'select operation, reason, open_until, probe_until from bank_breaker where provider_id = $1'

export async function readBreakers(database: Database, providerId: number): Promise<readonly StoredBreaker[]> {
  const rows = await database.run<Row>(READ, [providerId])
  return rows.map(({ operation, reason, open_until, probe_until }) => ({
    operation,
    reason,
    openUntil: open_until,
    probeUntil: probe_until ?? undefined,
  }))
}

/** What several servers notice at once opens one breaker. The bank's own word is longer than ours, or of a later moment. */
const OPEN = `insert into bank_breaker (provider_id, operation, reason, trouble, opened_at, open_until)
  values ($1, $2, $3, $4, $5, $6)
  on conflict (provider_id, operation) do update
    set open_until = greatest(bank_breaker.open_until, excluded.open_until), trouble = excluded.trouble,
      reason = case when bank_breaker.reason = 'failures' then 'failures' else excluded.reason end
  returning operation`

export async function storeOpening(database: Database, key: BreakerKey, opening: Opening): Promise<void> {
  const { reason, trouble, at, until } = opening
  await database.run(OPEN, [key.providerId, key.operation, reason, trouble, at, until])
}

const TAKE_PROBE = `update bank_breaker set probe_until = $3::timestamptz + interval '${PROBE} seconds'
  where provider_id = $1 and operation = $2 and open_until <= $3 and (probe_until is null or probe_until <= $3)
  returning operation`

/** Returns whether this call is the one that tries the bank again. */
export async function takeProbe(database: Database, key: BreakerKey, now: Temporal.Instant): Promise<boolean> {
  const taken = await database.run(TAKE_PROBE, [key.providerId, key.operation, now])
  return taken.length > 0
}

const GOOD = `update bank_breaker set good = good + 1, probe_until = null where provider_id = $1 and operation = $2
  returning operation`
const CLOSE = `delete from bank_breaker where provider_id = $1 and operation = $2 and good >= ${GOOD_PROBES} returning operation`

/** Returns whether the breaker is closed now. */
export async function storeGoodProbe(database: Database, { providerId, operation }: BreakerKey): Promise<boolean> {
  await database.run(GOOD, [providerId, operation])
  const closed = await database.run(CLOSE, [providerId, operation])
  return closed.length > 0
}

const BAD = `update bank_breaker set good = 0, probe_until = null, openings = openings + 1, trouble = $3,
    open_until = $4::timestamptz + least(${LONGEST_OPEN}, ${FIRST_OPEN} * power(2, least(openings, 10))) * interval '1 second'
  where provider_id = $1 and operation = $2 returning operation`

export async function storeBadProbe(
  database: Database,
  { providerId, operation }: BreakerKey,
  { trouble, at }: Pick<Opening, 'trouble' | 'at'>,
): Promise<void> {
  await database.run(BAD, [providerId, operation, trouble, at])
}

const GIVE_BACK = `update bank_breaker set probe_until = null where provider_id = $1 and operation = $2 returning operation`

/** A probe that said nothing of the bank, because its caller left. */
export async function giveProbeBack(database: Database, { providerId, operation }: BreakerKey): Promise<void> {
  await database.run(GIVE_BACK, [providerId, operation])
}

const END_OF_WAIT = `delete from bank_breaker where reason = 'asked' and open_until <= $1 returning operation`

/** Removes what banks asked for and what is over. */
export async function removeEndedWaits(database: Database, now: Temporal.Instant): Promise<void> {
  await database.run(END_OF_WAIT, [now])
}
