// Token trouble: what went wrong last with the renewals of each bank, and how many grants it may cost.

import type { Database } from '../../database/open.ts'

export type TokenTrouble = {
  /** The last renewal that failed and was not followed by a good one. */
  readonly last: { readonly trouble: string; readonly at: Temporal.Instant } | undefined
  /**
   * Grants whose last renewal has an outcome that nobody knows: each ends with its access token, and its customer signs in
   * again (decision 029).
   */
  readonly unknown: number
}

const LAST = `select distinct on (provider_id) provider_id, trouble, trouble_at from upstream_token
  where trouble_at is not null order by provider_id, trouble_at desc`

const UNKNOWN = `select provider_id, count(*)::integer as grants from upstream_token t
  where renewal_id is not null and renewal_until <= $1 and rotates is not false and ended_at is null
    and exists (select from consent c where c.bank_grant_mac = t.bank_grant_mac and c.ended_at is null)
  group by provider_id`

type LastRow = { readonly provider_id: number; readonly trouble: string; readonly trouble_at: Temporal.Instant }
type UnknownRow = { readonly provider_id: number; readonly grants: number }

/** Returns the trouble of a provider by its id. */
export async function readTokenTrouble(
  database: Database,
  now: Temporal.Instant,
): Promise<(providerId: number) => TokenTrouble> {
  const [lasts, unknowns] = await Promise.all([
    database.run<LastRow>(LAST, []),
    database.run<UnknownRow>(UNKNOWN, [now]),
  ])
  const lastOf = new Map(lasts.map(({ provider_id, trouble, trouble_at: at }) => [provider_id, { trouble, at }]))
  const unknownOf = new Map(unknowns.map(({ provider_id, grants }) => [provider_id, grants]))
  return (providerId) => ({ last: lastOf.get(providerId), unknown: unknownOf.get(providerId) ?? 0 })
}
