// Finds a living consent, and all that must live with it, in one round trip: asked on every read of bank data.
// It is found by an app's access token, by an organization's login, or for Portage itself, always under the same conditions.

import type { Database } from '../../database/open.ts'
import type { AccountCategory } from '../../fdx/account.ts'
import type { DataCluster } from '../../fdx/cluster.ts'
import type { OpenIdScope } from '../../fdx/openid-scope.ts'
import { isGuid, type Id } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import { termsOfRow, type TermsRow } from './consent-terms.ts'
import { BANK_GRANT } from '../grants/bank-grant.ts'
import type { BankAccount, LivingConsent } from './living-consent.ts'

/** The client, the registration and the provider must live too: each of them stops the data at once. */
const find = (by: { readonly join?: string; readonly where: string }): string => `select c.consent_id, c.client_id,
    c.provider_id, c.customer_id, c.login_id, c.clusters, c.openid_scopes, c.shares_onward, c.bank_grant_sealed, p.connector,
    p.settings_version, re.separate_pending_ids, cu.bank_customer_id, c.duration_type, c.duration_days, c.lookback_days,
    array(select h.account_handle::text || ' ' || h.account_category || ' ' || h.bank_account_id
      from consent_account a join account_handle h on h.account_handle = a.account_handle
      where a.consent_id = c.consent_id and a.lost_at is null
      order by a.place, h.bank_account_id) as accounts
  from consent c ${by.join ?? ''}
    join client cl on cl.client_id = c.client_id and cl.status = 'ACTIVE'
    join recipient re on re.client_id = c.client_id
    join registration r on r.client_id = c.client_id and r.provider_id = c.provider_id and r.status = 'ACTIVE'
    join provider p on p.provider_id = c.provider_id and p.status = 'ACTIVE'
    join customer cu on cu.customer_id = c.customer_id
  where c.ended_at is null and c.expires_at > $1 and ${by.where}`

/** For an app. Its refresh token must live as well. */
const FIND_BY_TOKEN = find({
  join: 'join refresh_token t on t.consent_id = c.consent_id and t.ended_at is null',
  where: 'c.consent_id = $2 and c.client_id = $3',
})

/** For an organization. */
const FIND_BY_LOGIN = find({ where: 'c.login_id = $2 and cl.organization_id = $3' })

/** For Portage itself, which watches the accounts of every consent. */
const FIND_ALONE = find({ where: 'c.consent_id = $2' })

type Row = TermsRow & {
  readonly consent_id: Id<'consent'>
  readonly client_id: string
  readonly provider_id: number
  readonly customer_id: Id<'customer'>
  readonly login_id: string
  readonly clusters: readonly DataCluster[]
  readonly openid_scopes: readonly OpenIdScope[]
  readonly shares_onward: boolean
  readonly separate_pending_ids: boolean
  readonly bank_grant_sealed: string
  readonly connector: string
  readonly settings_version: number
  readonly bank_customer_id: string
  readonly accounts: readonly string[]
}

/** Finds it for the bearer of its access token. Returns `undefined` if it ended, expired, or never was this client's. */
export async function findLivingConsent(
  database: Database,
  vault: Vault,
  at: Temporal.Instant,
  { clientId, consentId }: { readonly clientId: string; readonly consentId: string },
): Promise<LivingConsent | undefined> {
  const [row] = await database.run<Row>(FIND_BY_TOKEN, [at, consentId, clientId])
  return row && readRow(vault, row)
}

/** Finds it by a login of this organization. Throws `login_not_found` if there is no such login, or no consent lives behind it. */
export async function demandConsentOfLogin(
  database: Database,
  vault: Vault,
  at: Temporal.Instant,
  { organizationId, loginId }: { readonly organizationId: string; readonly loginId: string },
): Promise<LivingConsent> {
  const [row] = isGuid(loginId) ? await database.run<Row>(FIND_BY_LOGIN, [at, loginId, organizationId]) : []
  if (row) return readRow(vault, row)
  throw new Problem('login_not_found', 'There is no such LoginId, or its customer shares nothing any more.')
}

/**
 * Finds it for the watch over its accounts, which gives nothing of it to anybody. Returns `undefined` if nobody could read
 * under it.
 */
export async function findWatchedConsent(
  database: Database,
  vault: Vault,
  at: Temporal.Instant,
  consentId: string,
): Promise<LivingConsent | undefined> {
  const [row] = await database.run<Row>(FIND_ALONE, [at, consentId])
  return row && readRow(vault, row)
}

function readRow(vault: Vault, row: Row): LivingConsent {
  return {
    id: row.consent_id,
    clientId: row.client_id,
    providerId: row.provider_id,
    connector: row.connector,
    settingsVersion: row.settings_version,
    customerId: row.customer_id,
    loginId: row.login_id,
    bankCustomerId: row.bank_customer_id,
    get bankGrant() {
      return vault.open(BANK_GRANT, row.bank_grant_sealed) ?? ''
    },
    clusters: new Set(row.clusters),
    openIdScopes: row.openid_scopes,
    sharesOnward: row.shares_onward,
    separatePendingIds: row.separate_pending_ids,
    terms: termsOfRow(row),
    accounts: new Map(row.accounts.map(readAccount)),
  }
}

/** Neither a handle, which is a GUID, nor a category has a space; what follows is the bank's id, whatever it holds. */
function readAccount(text: string): [string, BankAccount] {
  const first = text.indexOf(' ')
  const second = text.indexOf(' ', first + 1)
  const accountCategory = text.slice(first + 1, second) as AccountCategory
  return [text.slice(0, first), { bankAccountId: text.slice(second + 1), accountCategory }]
}
