// The tokens of a grant as the database keeps them, and the statements of a renewal: each changes its row only if nobody was first.

import type { Database } from '../../database/open.ts'
import type { Vault } from '../../platform/secret.ts'

/** The purpose under which they are sealed. */
export const UPSTREAM_TOKENS = 'upstream tokens'

export type StoredTokens = {
  readonly value: string
  readonly version: number
  /** `undefined` as long as nobody knows. */
  readonly rotates: boolean | undefined
  /** The bank said that the grant is no more. */
  readonly hasEnded: boolean
  /** Until when a renewal may be under way; one that is over has an outcome that nobody knows. */
  readonly renewalUntil: Temporal.Instant | undefined
}

type Row = {
  readonly tokens_sealed: string
  readonly version: number
  readonly rotates: boolean | null
  readonly ended_at: Temporal.Instant | null
  readonly renewal_until: Temporal.Instant | null
}

const FIND = `select tokens_sealed, version, rotates, ended_at, renewal_until from upstream_token where bank_grant_mac = $1`

export async function findTokens(
  database: Database,
  vault: Vault,
  bankGrantMac: string,
): Promise<StoredTokens | undefined> {
  const [row] = await database.run<Row>(FIND, [bankGrantMac])
  if (!row) return undefined
  const value = vault.open(UPSTREAM_TOKENS, row.tokens_sealed)
  if (value === undefined) throw new Error('the upstream tokens do not open with the secret keys that were given')
  return {
    value,
    version: row.version,
    rotates: row.rotates ?? undefined,
    hasEnded: row.ended_at !== null,
    renewalUntil: row.renewal_until ?? undefined,
  }
}

/** One attempt at a renewal: its id is its own, so that a statement that is sent twice does what it does once. */
export type RenewalAttempt = { readonly id: string; readonly bankGrantMac: string; readonly version: number }

/**
 * A renewal that ran out without an outcome is begun again only if the bank is known to take a refresh token twice: the
 * reuse of one that was rotated ends all that came of it (RFC 9700 4.14.2).
 */
const BEGIN = `
  update upstream_token set renewal_id = $3, renewal_until = $4
  where bank_grant_mac = $1 and version = $2 and ended_at is null
    and (renewal_id is null or renewal_id = $3 or (renewal_until <= $5 and rotates is false))
  returning version`

type Term = { readonly at: Temporal.Instant; readonly until: Temporal.Instant }

/** Returns whether the renewal is this attempt's now. */
export async function beginRenewal(
  database: Database,
  { id, bankGrantMac, version }: RenewalAttempt,
  { at, until }: Term,
): Promise<boolean> {
  return (await database.run(BEGIN, [bankGrantMac, version, id, until, at])).length > 0
}

/** What was seen once is not forgotten: a bank that rotated may give no new refresh token the next time. */
const FINISH = `
  update upstream_token set tokens_sealed = $4, version = version + 1, rotates = coalesce(rotates, false) or $5,
    renew_before = $6, changed_at = $7, renewal_id = null, renewal_until = null, trouble = null, trouble_at = null
  where bank_grant_mac = $1 and version = $2 and renewal_id = $3`

export type Outcome = {
  readonly value: string
  readonly rotates: boolean
  readonly renewBefore?: Temporal.Instant
  readonly at: Temporal.Instant
}

/** Stores what the bank gave. */
export async function finishRenewal(
  database: Database,
  vault: Vault,
  { id, bankGrantMac, version }: RenewalAttempt,
  { value, rotates, renewBefore, at }: Outcome,
): Promise<void> {
  const sealed = vault.seal(UPSTREAM_TOKENS, value)
  await database.run(FINISH, [bankGrantMac, version, id, sealed, rotates, renewBefore ?? null, at])
}

const FAIL = `
  update upstream_token set trouble = $4, trouble_at = $5,
    ended_at = case when $6 = 'ended' then $5::timestamptz end,
    renewal_id = case when $6 = 'unknown' and rotates is not false then renewal_id end,
    renewal_until = case when $6 = 'unknown' and rotates is not false then $5::timestamptz end
  where bank_grant_mac = $1 and version = $2 and renewal_id = $3`

export type Failure = {
  /** The name of the trouble, for the operator. */
  readonly trouble: string
  /** `ended`: the bank said so. `not-done`: the refresh token is as good as before. `unknown`: it may have been used. */
  readonly means: 'ended' | 'not-done' | 'unknown'
  readonly at: Temporal.Instant
}

export async function failRenewal(
  database: Database,
  { id, bankGrantMac, version }: RenewalAttempt,
  { trouble, means, at }: Failure,
): Promise<void> {
  await database.run(FAIL, [bankGrantMac, version, id, trouble, at, means])
}
