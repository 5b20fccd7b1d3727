// Call counts: how often each bank was called, how long it took and what went wrong, written to the database now and then.

import type { Database } from '../../database/open.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Outcome } from './breakers.ts'
import { stepOf } from './latency-step.ts'
import { troubleTable } from './trouble-table.ts'

export type CallCounts = {
  add(
    providerId: number,
    call: { readonly operation: string; readonly requestId: string },
    result: { readonly milliseconds: number; readonly outcome: Outcome },
  ): void
  /** Writes what was counted since the last time. What cannot be written now is written with the next. */
  flush(): Promise<void>
}

export const SLOT_MINUTES = 5

type Calls = {
  provider_id: number
  operation: string
  slot: Temporal.Instant
  step: number
  calls: number
  failures: number
}

type Failure = {
  provider_id: number
  operation: string
  trouble: string
  times: number
  last_at: Temporal.Instant
  status: number | null
  request_id: string
}

/** In the order of their keys, so that two servers never deadlock. */
const ADD_CALLS = `insert into bank_call (provider_id, operation, slot, step, calls, failures)
  select provider_id, operation, slot, step, calls, failures from jsonb_to_recordset($1::jsonb)
    as added (provider_id integer, operation text, slot timestamptz, step smallint, calls integer, failures integer)
  order by provider_id, operation, slot, step
  on conflict (provider_id, operation, slot, step) do update
    set calls = bank_call.calls + excluded.calls, failures = bank_call.failures + excluded.failures
  returning step`

const ADD_FAILURES = `insert into bank_failure (provider_id, operation, trouble, times, last_at, status, request_id)
  select provider_id, operation, trouble, times, last_at, status, request_id from jsonb_to_recordset($1::jsonb)
    as added (provider_id integer, operation text, trouble text, times bigint, last_at timestamptz, status smallint, request_id text)
  order by provider_id, operation, trouble
  on conflict (provider_id, operation, trouble) do update
    set times = bank_failure.times + excluded.times, last_at = greatest(bank_failure.last_at, excluded.last_at),
      status = excluded.status, request_id = excluded.request_id
  returning trouble`

export function openCallCounts({ database, clock }: { database: Database; clock: Clock }): CallCounts {
  let calls = new Map<string, Calls>()
  let failures = new Map<string, Failure>()

  return {
    add(provider_id, { operation, requestId }, { milliseconds, outcome }) {
      if (outcome === 'left') return
      const now = clock.now()
      const slot = slotAt(now)
      const step = stepOf(milliseconds)
      const failed = outcome !== 'good' && troubleTable[outcome.trouble].counts
      const key = [provider_id, operation, slot.epochMilliseconds, step].join(' ')
      const counted = calls.getOrInsertComputed(key, () => ({
        provider_id,
        operation,
        slot,
        step,
        calls: 0,
        failures: 0,
      }))
      counted.calls++
      if (failed) counted.failures++
      if (outcome === 'good') return
      const { trouble } = outcome
      const met = { provider_id, operation, trouble, times: 0, last_at: now, status: null, request_id: requestId }
      const failure: Failure = failures.getOrInsertComputed([provider_id, operation, trouble].join(' '), () => met)
      failure.times++
      failure.last_at = now
      failure.status = outcome.status ?? null
      failure.request_id = requestId
    },

    async flush() {
      const [writtenCalls, writtenFailures] = [calls, failures]
      calls = new Map()
      failures = new Map()
      try {
        if (writtenCalls.size > 0) await database.run(ADD_CALLS, [jsonOf(writtenCalls)])
        if (writtenFailures.size > 0) await database.run(ADD_FAILURES, [jsonOf(writtenFailures)])
      } catch (error) {
        // What came in meanwhile is newer; a few counts more or less do not matter here.
        calls = new Map([...writtenCalls, ...calls])
        failures = new Map([...writtenFailures, ...failures])
        throw error
      }
    },
  }
}

function jsonOf(rows: ReadonlyMap<string, object>): string {
  return JSON.stringify([...rows.values()])
}

function slotAt(now: Temporal.Instant): Temporal.Instant {
  const length = SLOT_MINUTES * 60_000
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(now.epochMilliseconds / length) * length)
}

/** Hours for which calls are kept, and days for which a kind of trouble is remembered after it was met last. */
const KEEP_HOURS = 2
const KEEP_DAYS = 30

export async function removeOldCalls(database: Database, now: Temporal.Instant): Promise<void> {
  await database.run('delete from bank_call where slot < $1 returning 1', [now.subtract({ hours: KEEP_HOURS })])
  await database.run('delete from bank_failure where last_at < $1 returning 1', [
    now.subtract({ hours: 24 * KEEP_DAYS }),
  ])
}
