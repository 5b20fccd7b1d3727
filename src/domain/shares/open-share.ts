// Opens a share for a partner: the account, and the consent that lives behind it at this very moment.

import type { Database } from '../../database/open.ts'
import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import { demandConsentOfLogin } from '../consents/find-living-consent.ts'
import type { LivingConsent } from '../consents/living-consent.ts'
import { ACCESS_TOKEN } from './share-account.ts'
import type { RecognizedPartner } from './sharing-partner.ts'

export type OpenedShare = {
  readonly shareId: string
  readonly accountHandle: string
  readonly consent: LivingConsent
}

const FIND = `select s.share_id, s.login_id, s.consent_id, s.account_handle
  from share s join login l on l.login_id = s.login_id join client c on c.client_id = l.client_id
  where s.access_token_mac = $1 and c.organization_id = $2 and s.ended_at is null and s.expires_at > $3`

type Row = {
  readonly share_id: string
  readonly login_id: string
  readonly consent_id: string
  readonly account_handle: string
}

/** Throws the same `share_not_found` whether it never was, is another organization's, or is over for whatever reason. */
export async function openShare(
  database: Database,
  vault: Vault,
  at: Temporal.Instant,
  { organizationId, accessToken }: RecognizedPartner & { readonly accessToken: string },
): Promise<OpenedShare> {
  const nothing = new Problem('share_not_found', "This accessToken doesn't exist or has expired.")
  const mac = vault.mac(ACCESS_TOKEN, accessToken.toLowerCase())
  const [row] = await database.run<Row>(FIND, [mac, organizationId, at])
  if (!row) throw nothing
  const consent = await demandConsentOfLogin(database, vault, at, { organizationId, loginId: row.login_id }).catch(
    (cause: unknown) => {
      throw cause instanceof Problem && cause.code === 'login_not_found' ? nothing : cause
    },
  )
  // A new consent is a new agreement: what the former one shared on ended with it.
  if (consent.id !== row.consent_id || !consent.sharesOnward) throw nothing
  return { shareId: row.share_id, accountHandle: row.account_handle, consent }
}

const FRESH = { minutes: 1 }

/** Noted beside the answer, which never waits for it; the journal has every read. */
export function noteShareRead(database: Database, at: Temporal.Instant, shareId: string, permissionId: string): void {
  const note = `update share set last_read_at = $2, last_read_by = $3
    where share_id = $1 and (last_read_at is null or last_read_at <= $4 or last_read_by is distinct from $3)`
  database.run(note, [shareId, at, permissionId, at.subtract(FRESH)]).catch(() => {})
}
