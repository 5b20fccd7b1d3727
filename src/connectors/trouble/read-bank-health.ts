// Bank health: how the banks have answered in the last hour, which breakers are open, and what went wrong last; of all servers.

import type { Database } from '../../database/open.ts'
import { readTokenTrouble, type TokenTrouble } from '../../domain/grants/token-trouble.ts'
import { SLOT_MINUTES } from './call-counts.ts'
import { longestOf } from './latency-step.ts'
import { isTrouble, type TroubleName } from './trouble-table.ts'

export type OperationHealth = {
  readonly operation: string
  readonly calls: number
  readonly failures: number
  /** Milliseconds in which half of the calls, and 19 of 20, were over; to a quarter of it. */
  readonly median: number
  readonly latency: number
}

export type OpenBreaker = {
  readonly operation: string
  readonly reason: 'failures' | 'asked'
  readonly trouble: string
  readonly openedAt: Temporal.Instant
  /** When the bank is tried again; in the past, the next call tries it. */
  readonly triedAt: Temporal.Instant
}

export type BankFailure = {
  readonly operation: string
  readonly trouble: TroubleName
  readonly times: number
  readonly lastAt: Temporal.Instant
  readonly status: number | undefined
  readonly requestId: string | undefined
}

export type BankHealth = {
  /** `quiet`: nobody asked it in the last hour. `down`: a breaker is open. */
  readonly state: 'quiet' | 'well' | 'failing' | 'down'
  /** All operations together. */
  readonly total: Omit<OperationHealth, 'operation'>
  readonly operations: readonly OperationHealth[]
  readonly breakers: readonly OpenBreaker[]
  /** Of the renewals of customers' tokens. */
  readonly tokens: TokenTrouble
  /** Newest first: each kind of trouble of each operation once, of the last thirty days. */
  readonly failures: readonly BankFailure[]
}

/** The share of failures from which a bank is said to be failing. */
const FAILING = 0.05
const MOST_FAILURES = 10

const CALLS = `select provider_id, operation, step, sum(calls)::integer as calls, sum(failures)::integer as failures
  from bank_call where slot > $1 group by provider_id, operation, step order by provider_id, operation, step`

const BREAKERS = `select provider_id, operation, reason, trouble, opened_at, open_until from bank_breaker
  where reason = 'failures' or open_until > $1 order by provider_id, operation`

const FAILURES = `select provider_id, operation, trouble, times, last_at, status, request_id from (
    select *, row_number() over (partition by provider_id order by last_at desc, operation, trouble) as place
    from bank_failure
  ) as ranked where place <= ${MOST_FAILURES} order by provider_id, place`

type CallRow = { provider_id: number; operation: string; step: number; calls: number; failures: number }
type BreakerRow = {
  provider_id: number
  operation: string
  reason: 'failures' | 'asked'
  trouble: string
  opened_at: Temporal.Instant
  open_until: Temporal.Instant
}
type FailureRow = {
  provider_id: number
  operation: string
  trouble: string
  times: number
  last_at: Temporal.Instant
  status: number | null
  request_id: string | null
}

/** Returns the health of a provider by its id; a provider that was never called is quiet. */
export async function readBankHealth(
  database: Database,
  now: Temporal.Instant,
): Promise<(providerId: number) => BankHealth> {
  const hour = now.subtract({ minutes: 60 + SLOT_MINUTES })
  const [calls, breakers, failures, tokens] = await Promise.all([
    database.run<CallRow>(CALLS, [hour]),
    database.run<BreakerRow>(BREAKERS, [now]),
    database.run<FailureRow>(FAILURES, []),
    readTokenTrouble(database, now),
  ])
  return (providerId) => {
    const isOfIt = (row: { provider_id: number }): boolean => row.provider_id === providerId
    return {
      ...healthOf(calls.filter(isOfIt), breakers.filter(isOfIt), failures.filter(isOfIt)),
      tokens: tokens(providerId),
    }
  }
}

function healthOf(
  calls: readonly CallRow[],
  breakers: readonly BreakerRow[],
  failures: readonly FailureRow[],
): Omit<BankHealth, 'tokens'> {
  const total = summary(calls)
  const operations = [...Map.groupBy(calls, ({ operation }) => operation)].map(([operation, rows]) => ({
    operation,
    ...summary(rows),
  }))
  return {
    state: breakers.length > 0 ? 'down' : stateOf(total),
    total,
    operations,
    breakers: breakers.map(({ operation, reason, trouble, opened_at: openedAt, open_until: triedAt }) => ({
      operation,
      reason,
      trouble,
      openedAt,
      triedAt,
    })),
    failures: failures.flatMap(({ operation, trouble, times, last_at: lastAt, status, request_id }) =>
      isTrouble(trouble)
        ? [{ operation, trouble, times, lastAt, status: status ?? undefined, requestId: request_id ?? undefined }]
        : [],
    ),
  }
}

function stateOf({ calls, failures }: BankHealth['total']): BankHealth['state'] {
  if (calls === 0) return 'quiet'
  return failures >= calls * FAILING ? 'failing' : 'well'
}

function summary(rows: readonly CallRow[]): BankHealth['total'] {
  const calls = rows.reduce((sum, row) => sum + row.calls, 0)
  const failures = rows.reduce((sum, row) => sum + row.failures, 0)
  const steps = rows.toSorted((left, right) => left.step - right.step)
  return { calls, failures, median: timeOf(steps, calls * 0.5), latency: timeOf(steps, calls * 0.95) }
}

/** Returns milliseconds in which so many of the calls were over. */
function timeOf(steps: readonly CallRow[], share: number): number {
  let over = 0
  for (const { step, calls } of steps) {
    over += calls
    if (over >= share) return Math.round(longestOf(step))
  }
  return 0
}
