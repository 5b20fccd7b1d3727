// Watches the clock: logs a warning if it differs from the database's clock.

import { describeSkew, measureSkew, SKEW_WORTH_A_WARNING } from '../database/measure-skew.ts'
import type { Stage } from '../domain/journal/act.ts'
import type { Log } from '../platform/log.ts'

export async function watchClock({ database, clock }: Stage, log: Log): Promise<number> {
  const skew = await measureSkew(database, clock)
  if (Math.abs(skew) >= SKEW_WORTH_A_WARNING) log.warn(describeSkew(skew))
  return 0
}
