// Measures the difference between this machine's clock and the database's, which all servers share.

import type { Clock } from '../platform/clock.ts'
import type { Database } from './open.ts'

/** Seconds from which a difference is logged. */
export const SKEW_WORTH_A_WARNING = 2

/** Seconds from which a server is not ready: half the life of an authorization code, which another server may have issued. */
export const MAX_SKEW = 30

/** Returns the seconds by which this clock is ahead; negative if it is behind. The time of the round trip is not counted. */
export async function measureSkew(database: Database, clock: Clock): Promise<number> {
  const before = clock.now()
  const [row] = await database.run<{ readonly now: Temporal.Instant }>('select clock_timestamp() as now', [])
  const after = clock.now()
  if (!row) return 0
  const least = secondsFrom(row.now, before)
  const most = secondsFrom(row.now, after)
  return least > 0 ? least : Math.min(0, most)
}

function secondsFrom(start: Temporal.Instant, end: Temporal.Instant): number {
  return (end.epochMilliseconds - start.epochMilliseconds) / 1000
}

export function describeSkew(seconds: number): string {
  const size = Math.abs(Math.round(seconds * 10) / 10)
  return `The clock of this server is ${size} s ${seconds > 0 ? 'ahead of' : 'behind'} the database's.`
}
