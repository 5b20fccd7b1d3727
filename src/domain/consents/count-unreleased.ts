// Counts the grants that nobody needs here any more and that a bank has not confirmed, though it was told again and again.

import type { Database } from '../../database/open.ts'

/** After as many attempts, a quarter of an hour later, it is for the operator to see. */
const TROUBLE = 4

export type Unreleased = {
  /** That the bank has not confirmed yet. */
  readonly waiting: number
  /** The number of them that were tried often. */
  readonly stuck: number
  readonly oldestAt: Temporal.Instant
}

/** Returns the counts by provider; providers without any are left out. */
export async function countUnreleased({ read }: Database): Promise<ReadonlyMap<number, Unreleased>> {
  const rows = await read
    .selectFrom('grant_release')
    .select(['provider_id', ({ fn }) => fn.countAll<number>().as('waiting')])
    .select(({ fn }) => fn.countAll<number>().filterWhere('attempts', '>=', TROUBLE).as('stuck'))
    .select(({ fn }) => fn.min('written_at').as('oldest_at'))
    .groupBy('provider_id')
    .execute()
  return new Map(
    rows.map(({ provider_id, waiting, stuck, oldest_at }) => [provider_id, { waiting, stuck, oldestAt: oldest_at }]),
  )
}
