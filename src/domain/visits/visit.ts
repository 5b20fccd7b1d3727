// A visit: a customer's stay on the page of what they share from one bank. It begins at the bank's sign-in and is over
// after fifteen idle minutes.

import type { Database } from '../../database/open.ts'
import type { Id } from '../../platform/ids.ts'
import { hashSecret, type Vault } from '../../platform/secret.ts'
import type { SignedIn } from '../authorizations/signed-in.ts'

/** The time for the trip to the bank, and between two requests afterwards. */
export const VISIT_MINUTES = 15

/** Nobody stays for longer, however many requests they make. */
const MAX_HOURS = 2

/** The customer who signed in. What the bank granted for it is released at once. */
export type Visitor = Pick<SignedIn, 'bankCustomerId' | 'accounts' | 'logoutHint'>

export type Visit = {
  readonly id: Id<'visit'>
  readonly providerId: number
  /** Absent until the customer is back from the bank. */
  readonly visitor?: Visitor
}

export const VISITOR = 'visitor'

/** One statement finds the visit and prolongs it. That changes nothing that was promised, and so needs no act. */
const OPEN = `update visit
  set expires_at = case when signed_in_sealed is null then expires_at else least($3::timestamptz, begun_at + $4::interval) end
  where browser_hash = $1 and expires_at > $2 and provider_id = $5
  returning visit_id, provider_id, signed_in_sealed`

type Row = {
  readonly visit_id: Id<'visit'>
  readonly provider_id: number
  readonly signed_in_sealed: string | null
}

/** The secret that a browser keeps of a visit, and the bank for which it brings it. */
export type Kept = { readonly providerId: number; readonly browserSecret: string }

/** Returns `undefined` if there is none, or it is over, or of another bank. */
export async function openVisit(
  database: Database,
  vault: Vault,
  at: Temporal.Instant,
  { providerId, browserSecret }: Kept,
): Promise<Visit | undefined> {
  const until = at.add({ minutes: VISIT_MINUTES })
  const values = [hashSecret(browserSecret), at, until, `${MAX_HOURS} hours`, providerId]
  const [row] = await database.run<Row>(OPEN, values)
  if (!row) return undefined
  const sealed = row.signed_in_sealed
  const visitor = sealed === null ? undefined : vault.open(VISITOR, sealed)
  return {
    id: row.visit_id,
    providerId: row.provider_id,
    ...(visitor !== undefined && { visitor: JSON.parse(visitor) as Visitor }),
  }
}

const SIGNED_IN = `select 1 from visit
  where browser_hash = $1 and expires_at > $2 and provider_id = $3 and signed_in_sealed is not null`

/** Returns whether there is a visit with a customer. Asking does not prolong it. */
export async function isSignedIn(
  database: Database,
  at: Temporal.Instant,
  { providerId, browserSecret }: Kept,
): Promise<boolean> {
  const found = await database.run(SIGNED_IN, [hashSecret(browserSecret), at, providerId])
  return found.length > 0
}
