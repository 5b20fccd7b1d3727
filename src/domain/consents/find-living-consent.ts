// Finds a living consent, and all that must live with it, in one round trip: asked on every read of bank data.

import type { Database } from '../../database/open.ts'
import type { DataCluster } from '../../fdx/cluster.ts'
import type { Id } from '../../platform/ids.ts'
import type { Vault } from '../../platform/secret.ts'
import { BANK_GRANT } from './grant-consent.ts'
import type { LivingConsent } from './living-consent.ts'

/** The token, the client, the registration and the provider must live too: each of them stops the data at once. */
const FIND = `select c.provider_id, c.customer_id, c.clusters, c.bank_grant_sealed, p.connector, cu.bank_customer_id,
    array(select h.account_handle::text || ' ' || h.bank_account_id
      from consent_account a join account_handle h on h.account_handle = a.account_handle
      where a.consent_id = c.consent_id) as accounts
  from consent c
    join refresh_token t on t.consent_id = c.consent_id and t.ended_at is null
    join client cl on cl.client_id = c.client_id and cl.status = 'ACTIVE'
    join registration r on r.client_id = c.client_id and r.provider_id = c.provider_id and r.status = 'ACTIVE'
    join provider p on p.provider_id = c.provider_id and p.status = 'ACTIVE'
    join customer cu on cu.customer_id = c.customer_id
  where c.consent_id = $1 and c.client_id = $2 and c.ended_at is null and c.expires_at > $3`

type Row = {
  readonly provider_id: number
  readonly customer_id: Id<'customer'>
  readonly clusters: readonly DataCluster[]
  readonly bank_grant_sealed: string
  readonly connector: string
  readonly bank_customer_id: string
  readonly accounts: readonly string[]
}

/** Undefined when it ended, expired, or never was this client's. */
export async function findLivingConsent(
  database: Database,
  vault: Vault,
  at: Temporal.Instant,
  clientId: string,
  consentId: string,
): Promise<LivingConsent | undefined> {
  const [row] = await database.run<Row>(FIND, [consentId, clientId, at])
  if (!row) return undefined
  return {
    id: consentId as Id<'consent'>,
    clientId,
    providerId: row.provider_id,
    connector: row.connector,
    customerId: row.customer_id,
    bankCustomerId: row.bank_customer_id,
    get bankGrant() {
      return vault.open(BANK_GRANT, row.bank_grant_sealed) ?? ''
    },
    clusters: new Set(row.clusters),
    accounts: new Map(row.accounts.map(splitAtSpace)),
  }
}

/** A handle is a GUID and has no space; what follows is the bank's id, whatever it holds. */
function splitAtSpace(text: string): [string, string] {
  const space = text.indexOf(' ')
  return [text.slice(0, space), text.slice(space + 1)]
}
