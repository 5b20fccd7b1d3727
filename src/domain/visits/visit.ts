// A visit: a customer looks at what they share. It begins at the bank's sign-in and is over after fifteen idle minutes.

import type { Database } from '../../database/open.ts'
import type { Id } from '../../platform/ids.ts'
import { hashSecret, type Vault } from '../../platform/secret.ts'
import type { SignedIn } from '../authorizations/signed-in.ts'

/** For the trip to the bank, and for each look afterwards. */
export const VISIT_MINUTES = 15

/** Nobody stays for longer, however often they look. */
const MOST_HOURS = 2

/** Who signed in. What the bank granted for it is released at once. */
export type Visitor = Pick<SignedIn, 'bankCustomerId' | 'accounts'>

export type Visit = {
  readonly id: Id<'visit'>
  readonly providerId: number
  /** Absent until the customer is back from the bank. */
  readonly visitor?: Visitor
}

export const VISITOR = 'visitor'

/** One statement finds the visit and notes that somebody looked: no change to anything promised, and so without an act. */
const OPEN = `update visit
  set expires_at = case when signed_in_sealed is null then expires_at else least($3::timestamptz, begun_at + $4::interval) end
  where browser_hash = $1 and expires_at > $2
  returning visit_id, provider_id, signed_in_sealed`

type Row = {
  readonly visit_id: Id<'visit'>
  readonly provider_id: number
  readonly signed_in_sealed: string | null
}

/** Undefined when there is none, or it is over. */
export async function openVisit(
  database: Database,
  vault: Vault,
  at: Temporal.Instant,
  browserSecret: string,
): Promise<Visit | undefined> {
  const until = at.add({ minutes: VISIT_MINUTES })
  const [row] = await database.run<Row>(OPEN, [hashSecret(browserSecret), at, until, `${MOST_HOURS} hours`])
  if (!row) return undefined
  const sealed = row.signed_in_sealed
  const visitor = sealed === null ? undefined : vault.open(VISITOR, sealed)
  return {
    id: row.visit_id,
    providerId: row.provider_id,
    ...(visitor !== undefined && { visitor: JSON.parse(visitor) as Visitor }),
  }
}
