// Measures how far this machine's clock is from the database's, which all servers share.

import type { Clock } from '../platform/clock.ts'
import type { Database } from './open.ts'

/** Seconds from which somebody should look at it. */
export const SKEW_WORTH_A_WARNING = 2

/** Seconds from which a server must not serve: half the life of a code, which another server may have given. */
export const MOST_SKEW = 30

/** Seconds by which this clock is ahead; negative where it is behind. What the answer took to come counts for nothing. */
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
