// Finds grants whose refresh token is over soon, so that it is renewed before, though nobody reads.

import type { Database } from '../../database/open.ts'
import type { Vault } from '../../platform/secret.ts'
import { BANK_GRANT } from '../grants/bank-grant.ts'

/** Under way to one bank at once. */
const MAX_OF_ONE = 4

export type DueRenewal = {
  readonly providerId: number
  readonly connector: string
  readonly settingsVersion: number
  /** One of the consents that use the grant. */
  readonly consentId: string
  /** Absent when no secret key opens it. */
  readonly bankGrant: string | undefined
  /** Of the tokens that are due: newer ones are not. */
  readonly version: number
}

/**
 * A grant is due when at most two fifths of its life, and at most seven days, are left; up to half of that later, by its hash,
 * so that grants of one day are not renewed in one minute. It is left alone for five minutes after each renewal, good or bad.
 * One under way, or one whose outcome nobody knows, is not renewed ahead of need (decision 029).
 */
const FIND = `
  select p.provider_id, p.connector, p.settings_version, d.version, d.consent_id, d.bank_grant_sealed
  from provider p cross join lateral (
    select t.version, c.consent_id, c.bank_grant_sealed from upstream_token t cross join lateral (
      select consent_id, bank_grant_sealed from consent
      where bank_grant_mac = t.bank_grant_mac and ended_at is null and expires_at > $1
      order by consent_id limit 1
    ) c
    where t.provider_id = p.provider_id and t.ended_at is null and t.renew_before <= $1::timestamptz + interval '7 days'
      and t.renew_before - least(0.4 * (t.renew_before - t.changed_at), interval '7 days')
        * (1 - (hashtext(t.bank_grant_mac) & 1023) / 2048.0) <= $1
      and t.changed_at <= $1::timestamptz - interval '5 minutes'
      and (t.trouble_at is null or t.trouble_at <= $1::timestamptz - interval '5 minutes')
      and (t.renewal_id is null or (t.renewal_until <= $1 and t.rotates is false))
    order by t.renew_before limit ${MAX_OF_ONE}
  ) d
  where p.status = 'ACTIVE' and p.provider_id <> all ($2::integer[])`

type Row = {
  readonly provider_id: number
  readonly connector: string
  readonly settings_version: number
  readonly version: number
  readonly consent_id: string
  readonly bank_grant_sealed: string
}

/** @param except the providers that are not asked now. */
export async function findDueRenewals(
  database: Database,
  vault: Vault,
  { at, except }: { readonly at: Temporal.Instant; readonly except: readonly number[] },
): Promise<readonly DueRenewal[]> {
  const rows = await database.run<Row>(FIND, [at, except])
  return rows.map((row) => ({
    providerId: row.provider_id,
    connector: row.connector,
    settingsVersion: row.settings_version,
    version: row.version,
    consentId: row.consent_id,
    bankGrant: vault.open(BANK_GRANT, row.bank_grant_sealed),
  }))
}
