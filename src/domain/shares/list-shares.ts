// Lists shares: an organization's, a customer's, or those of one consent.

import type { Database } from '../../database/open.ts'

/** Whether a share is open now, and if not, why. */
export type ShareState = 'LIVING' | 'EXPIRED' | 'ENDED' | 'CONSENT_ENDED'

export type Share = {
  readonly shareId: string
  readonly loginId: string
  readonly consentId: string
  readonly clientId: string
  readonly organizationId: string
  readonly organization: string
  readonly providerId: number
  readonly customerId: string
  readonly accountHandle: string
  readonly state: ShareState
  readonly createdAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
  /** Exact to the minute. */
  readonly lastRead?: { readonly at: Temporal.Instant; readonly partner: string }
  readonly ended?: { readonly at: Temporal.Instant; readonly because: EndedBy }
}

export type EndedBy = 'customer' | 'operator'

/** A member that is absent restricts nothing. */
export type WhichShares = {
  readonly organizationId?: string
  readonly consentId?: string
  readonly customerId?: string
}

/** Newest first; `limit` at most. */
export async function listShares(
  database: Database,
  at: Temporal.Instant,
  { organizationId, consentId, customerId }: WhichShares,
  limit: number,
): Promise<readonly Share[]> {
  let query = selectShares(database)
  if (organizationId !== undefined) query = query.where('client.organization_id', '=', organizationId)
  if (consentId !== undefined) query = query.where('share.consent_id', '=', consentId)
  if (customerId !== undefined) query = query.where('consent.customer_id', '=', customerId)
  const rows = await query.orderBy('share_id', 'desc').limit(limit).execute()
  return rows.map((row) => readShare(row, at))
}

function selectShares(database: Database) {
  return database.read
    .selectFrom('share')
    .innerJoin('consent', 'consent.consent_id', 'share.consent_id')
    .innerJoin('client', 'client.client_id', 'consent.client_id')
    .innerJoin('organization', 'organization.organization_id', 'client.organization_id')
    .leftJoin('sharing_partner', 'sharing_partner.permission_id', 'share.last_read_by')
    .select(['share_id', 'share.login_id', 'share.consent_id', 'consent.client_id', 'client.organization_id'])
    .select(['organization.name as organization', 'consent.provider_id', 'consent.customer_id', 'account_handle'])
    .select(['share.created_at', 'share.expires_at', 'last_read_at', 'sharing_partner.name as partner'])
    .select(['share.ended_at', 'share.ended_because'])
    .select(['consent.ended_at as consent_ended_at', 'consent.expires_at as consent_expires_at'])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectShares>['executeTakeFirstOrThrow']>>

function readShare(row: Row, at: Temporal.Instant): Share {
  return {
    shareId: row.share_id,
    loginId: row.login_id,
    consentId: row.consent_id,
    clientId: row.client_id,
    organizationId: row.organization_id,
    organization: row.organization,
    providerId: row.provider_id,
    customerId: row.customer_id,
    accountHandle: row.account_handle,
    state: stateOf(row, at),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    ...(row.last_read_at !== null && { lastRead: { at: row.last_read_at, partner: row.partner ?? '' } }),
    ...(row.ended_at !== null && { ended: { at: row.ended_at, because: row.ended_because as EndedBy } }),
  }
}

function stateOf(row: Row, at: Temporal.Instant): ShareState {
  const isOver = (moment: Temporal.Instant): boolean => Temporal.Instant.compare(moment, at) <= 0
  if (row.ended_at !== null) return 'ENDED'
  if (row.consent_ended_at !== null || isOver(row.consent_expires_at)) return 'CONSENT_ENDED'
  return isOver(row.expires_at) ? 'EXPIRED' : 'LIVING'
}
