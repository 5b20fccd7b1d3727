// Claims releases of grants that are due: each is leased to one node, and of each bank only a few at a time.

import type { Database } from '../../database/open.ts'
import type { Vault } from '../../platform/secret.ts'
import { BANK_GRANT } from '../grants/bank-grant.ts'

/** Under way to one bank at once. */
const MAX_OF_ONE = 4

export type ClaimedRelease = {
  readonly id: string
  readonly providerId: number
  readonly connector: string
  readonly settingsVersion: number
  /** Absent when no secret key opens it. */
  readonly bankGrant: string | undefined
  readonly bankGrantMac?: string
  readonly consentId?: string
  /** Whether a living consent or an undecided sign-in uses the same grant: the grant is then released when that one ends. */
  readonly isHeld: boolean
  /** This one included. */
  readonly attempts: number
}

const CLAIM = `
  with candidate as (
    select d.release_id from provider p cross join lateral (
      select g.release_id from grant_release g
      where g.provider_id = p.provider_id and g.due_at <= $1 and (g.leased_until is null or g.leased_until <= $1)
      order by g.due_at limit ${MAX_OF_ONE}
    ) d
    where p.provider_id <> all ($3::integer[])
  ), held as (
    select g.release_id from grant_release g join candidate using (release_id)
    where g.due_at <= $1 and (g.leased_until is null or g.leased_until <= $1)
    for update of g skip locked
  )
  update grant_release g set attempts = g.attempts + 1, leased_until = $2
  from held h, provider p
  where g.release_id = h.release_id and p.provider_id = g.provider_id
  returning g.release_id, g.provider_id, p.connector, p.settings_version, g.bank_grant_sealed, g.bank_grant_mac,
    g.consent_id,    g.attempts,
    exists (select from consent c where c.bank_grant_mac = g.bank_grant_mac and c.ended_at is null) or exists (
      select from authorization_request a
      where a.bank_grant_mac = g.bank_grant_mac and a.decided_at is null and a.expires_at > $1) as is_held`

type Row = {
  readonly release_id: string
  readonly provider_id: number
  readonly connector: string
  readonly settings_version: number
  readonly bank_grant_sealed: string
  readonly bank_grant_mac: string | null
  readonly consent_id: string | null
  readonly attempts: number
  readonly is_held: boolean
}

type ReleaseClaim = {
  readonly at: Temporal.Instant
  /** When other servers may claim them again. */
  readonly until: Temporal.Instant
  /** The providers that did not answer a moment ago. */
  readonly except: readonly number[]
}

/**
 * Claims releases that are due. Nothing that was promised changes, so there is no entry in the journal.
 */
export async function claimReleases(
  database: Database,
  vault: Vault,
  { at, until, except }: ReleaseClaim,
): Promise<readonly ClaimedRelease[]> {
  const rows = await database.run<Row>(CLAIM, [at, until, except])
  return rows.map((row) => ({
    id: row.release_id,
    providerId: row.provider_id,
    connector: row.connector,
    settingsVersion: row.settings_version,
    bankGrant: vault.open(BANK_GRANT, row.bank_grant_sealed),
    isHeld: row.is_held,
    attempts: row.attempts,
    ...(row.bank_grant_mac !== null && { bankGrantMac: row.bank_grant_mac }),
    ...(row.consent_id !== null && { consentId: row.consent_id }),
  }))
}
