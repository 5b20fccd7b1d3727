// Claims trials that a server has something to do for: each is leased to one node.

import type { Database } from '../../database/open.ts'
import type { Id } from '../../platform/ids.ts'
import type { Vault } from '../../platform/secret.ts'
import type { SignedIn } from '../authorizations/signed-in.ts'
import { TRIAL_SIGN_IN } from './trial.ts'

/** Those that a node which died was at are claimed again after their lease, and then end. */
const CLAIM = `update trial t set leased_until = $2
  from provider p, (
    select trial_id, leased_until as former from trial
    where state in ('checking', 'reading') and (leased_until is null or leased_until <= $1)
    order by begun_at limit 5 for update skip locked) due
  where t.trial_id = due.trial_id and p.provider_id = t.provider_id
  returning t.trial_id, t.provider_id, t.state, t.signed_in_sealed, p.connector, p.settings_version,
    due.former is not null as was_left`

type Row = {
  readonly trial_id: Id<'trial'>
  readonly provider_id: number
  readonly state: 'checking' | 'reading'
  readonly signed_in_sealed: string | null
  readonly connector: string
  readonly settings_version: number
  readonly was_left: boolean
}

export type ClaimedTrial = {
  readonly id: Id<'trial'>
  readonly providerId: number
  readonly connector: string
  readonly settingsVersion: number
  readonly state: 'checking' | 'reading'
  /** Present while it reads, if a secret key opens it. */
  readonly signedIn?: SignedIn
  /** Whether another server was at it and did not come to the end. */
  readonly wasLeft: boolean
}

export async function claimTrials(
  database: Database,
  vault: Vault,
  { at, until }: { readonly at: Temporal.Instant; readonly until: Temporal.Instant },
): Promise<readonly ClaimedTrial[]> {
  const rows = await database.run<Row>(CLAIM, [at, until])
  return rows.map((row) => {
    const opened = row.signed_in_sealed === null ? undefined : vault.open(TRIAL_SIGN_IN, row.signed_in_sealed)
    return {
      id: row.trial_id,
      providerId: row.provider_id,
      connector: row.connector,
      settingsVersion: row.settings_version,
      state: row.state,
      wasLeft: row.was_left,
      ...(opened !== undefined && { signedIn: JSON.parse(opened) as SignedIn }),
    }
  })
}
