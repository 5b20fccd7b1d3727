// The last refresh of each login of an organization: when it was tried, and what kept the bank from giving the data.

import type { Database } from '../../database/open.ts'
import type { ProblemCode } from '../../platform/problem.ts'

export type LastRefresh = {
  readonly at: Temporal.Instant
  /** Absent if the data was read. `internal`: a bug of this server. */
  readonly problem?: ProblemCode | 'internal'
}

const FIND = `
  select distinct on (m.login_id) m.login_id, coalesce(m.read_at, d.attempted_at) as at,
    case when m.read_at is null then m.problem end as problem
  from webhook w join webhook_message m using (webhook_id) join delivery d using (message_id)
  where w.organization_id = $1 and m.cause = 'refresh' and coalesce(m.read_at, d.attempted_at) is not null
  order by m.login_id, m.sequence desc`

type Row = {
  readonly login_id: string
  readonly at: Temporal.Instant
  readonly problem: ProblemCode | 'internal' | null
}

/** Returns them by LoginId. */
export async function findLastRefreshes(
  database: Database,
  organizationId: string,
): Promise<ReadonlyMap<string, LastRefresh>> {
  const rows = await database.run<Row>(FIND, [organizationId])
  return new Map(rows.map(({ login_id, at, problem }) => [login_id, { at, ...(problem !== null && { problem }) }]))
}
