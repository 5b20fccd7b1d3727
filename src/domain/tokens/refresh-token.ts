// Refresh tokens: one per consent, unchanged when exchanged, ended by 30 idle days or with the consent.

import { hashSecret, newSecret } from '../../platform/secret.ts'
import { newId } from '../../platform/ids.ts'
import type { Database } from '../../database/open.ts'
import { Problem } from '../../platform/problem.ts'
import { termsOfRow, type ConsentTerms, type TermsRow } from '../consents/consent-terms.ts'
import type { Act } from '../journal/act.ts'

/** Hours. Each use starts the 30 days again (source: the Token page of the contract). */
const REFRESH_TOKEN_IDLE_HOURS = 30 * 24

export async function issueRefreshToken(act: Act, consentId: string, clientId: string): Promise<string> {
  const token = newSecret()
  await act.tx
    .insertInto('refresh_token')
    .values({
      consent_id: consentId,
      token_hash: hashSecret(token),
      client_id: clientId,
      issued_at: act.at,
      last_used_at: act.at,
    })
    .execute()
  return token
}

export type Connection = {
  readonly consentId: string
  readonly clientId: string
  readonly providerId: number
  readonly customerId: string
  readonly clusters: readonly string[]
  readonly openIdScopes: readonly string[]
  /** Present if `openid` was granted. */
  readonly signedInAt?: Temporal.Instant
  /** Present if the customer agreed that the organization shares on: its id of the customer. */
  readonly loginId?: string
  readonly terms: ConsentTerms
  /** Whether a refresh is answered with the refresh token again. */
  readonly repeatsRefreshToken?: boolean
}

/**
 * One statement: the use of the token and its journal entry, so that fifty uses at once cost fifty round trips and none
 * of them can slip past a revocation that was committed before. `last_used_at` never goes back.
 */
const USE = `with used as (
    update refresh_token t set last_used_at = greatest(t.last_used_at, $3)
    from consent c
      join client cl on cl.client_id = c.client_id and cl.status = 'ACTIVE'
      join recipient rc on rc.client_id = c.client_id
      join registration r on r.client_id = c.client_id and r.provider_id = c.provider_id and r.status = 'ACTIVE'
      join provider p on p.provider_id = c.provider_id and p.status = 'ACTIVE'
    where t.token_hash = $1 and t.client_id = $2 and t.ended_at is null and t.last_used_at > $4
      and c.consent_id = t.consent_id and c.ended_at is null and c.expires_at > $3
    returning c.consent_id, c.client_id, c.provider_id, c.customer_id, c.clusters, c.openid_scopes, c.signed_in_at,
      c.duration_type, c.duration_days, c.lookback_days, rc.repeats_refresh_token
  ), entry as (
    insert into journal_entry
      (journal_entry_id, at, kind, action, actor_kind, actor_id, request_id, client_id, provider_id, customer_id, consent_id)
    select $5, $3, 'change', 'use-refresh-token', 'client', client_id, $6, client_id, provider_id, customer_id, consent_id
    from used
  ) select * from used`

type Row = TermsRow & {
  readonly consent_id: string
  readonly client_id: string
  readonly provider_id: number
  readonly customer_id: string
  readonly clusters: readonly string[]
  readonly openid_scopes: readonly string[]
  readonly signed_in_at: Temporal.Instant | null
  readonly repeats_refresh_token: boolean
}

type RefreshRequest = { readonly clientId: string; readonly token: string; readonly requestId: string }

/** Throws `invalid_grant` when the token is not this client's, or is over, or its consent is. */
export async function useRefreshToken(
  database: Database,
  at: Temporal.Instant,
  { clientId, token, requestId }: RefreshRequest,
): Promise<Connection> {
  const parameters = [hashSecret(token), clientId, at, idleSince(at), newId('journal', at), requestId]
  const [row] = await database.run<Row>(USE, parameters)
  if (!row) {
    const detail = 'The refresh token is unknown, expired or revoked. Ask the customer to connect again.'
    throw new Problem('invalid_grant', detail)
  }
  return {
    consentId: row.consent_id,
    clientId: row.client_id,
    providerId: row.provider_id,
    customerId: row.customer_id,
    clusters: row.clusters,
    openIdScopes: row.openid_scopes,
    ...(row.signed_in_at !== null && { signedInAt: row.signed_in_at }),
    terms: termsOfRow(row),
    repeatsRefreshToken: row.repeats_refresh_token,
  }
}

/** A token whose last use is this long ago or longer is over. */
function idleSince(at: Temporal.Instant): Temporal.Instant {
  return at.subtract({ hours: REFRESH_TOKEN_IDLE_HOURS })
}

/** The consent a refresh token of this client belongs to, living or not, and whether the token idled too long. */
export async function findByRefreshToken(
  database: Database,
  at: Temporal.Instant,
  clientId: string,
  token: string,
): Promise<{ readonly consentId: string; readonly idle: boolean } | undefined> {
  const row = await database.read
    .selectFrom('refresh_token')
    .select(['consent_id', 'last_used_at'])
    .where('token_hash', '=', hashSecret(token))
    .where('client_id', '=', clientId)
    .executeTakeFirst()
  return row && { consentId: row.consent_id, idle: Temporal.Instant.compare(row.last_used_at, idleSince(at)) <= 0 }
}
