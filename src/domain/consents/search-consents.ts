// Searches consents, living and ended, for the operator: newest first, in pages that a new consent does not shift.

import type { Database } from '../../database/open.ts'
import type { DataCluster } from '../../fdx/cluster.ts'
import { termsOfRow, type ConsentTerms } from './consent-terms.ts'
import type { EndedBecause, WhyRevoked } from './end-consent.ts'

export type ConsentRecord = {
  readonly consentId: string
  readonly clientId: string
  readonly clientName: string
  readonly providerId: number
  readonly providerName: Readonly<Record<'en' | 'fr', string>>
  readonly customerId: string
  readonly clusters: readonly DataCluster[]
  readonly terms: ConsentTerms
  readonly grantedAt: Temporal.Instant
  readonly expiresAt: Temporal.Instant
  /** Absent while it has not been ended; it may have expired all the same. */
  readonly ended?: {
    readonly at: Temporal.Instant
    readonly because: EndedBecause
    /** Present if the recipient that revoked it said why. */
    readonly why?: WhyRevoked
  }
}

/** A member that is absent restricts nothing. */
export type WhichConsents = {
  readonly clientId?: string | undefined
  readonly providerId?: number | undefined
  readonly customerId?: string | undefined
  /** Restricts to the consents that live at this moment. */
  readonly livingAt?: Temporal.Instant | undefined
  /** The id of the consent or of the customer, or what the bank calls the customer. */
  readonly reference?: string | undefined
}

/** @param before the id of the last consent of the page before: ids sort by the time at which they were made. */
export async function searchConsents(
  database: Database,
  { clientId, providerId, customerId, livingAt, reference }: WhichConsents,
  limit: number,
  before?: string,
): Promise<readonly ConsentRecord[]> {
  let query = selectRecords(database)
  if (clientId !== undefined) query = query.where('consent.client_id', '=', clientId)
  if (providerId !== undefined) query = query.where('consent.provider_id', '=', providerId)
  if (customerId !== undefined) query = query.where('consent.customer_id', '=', customerId)
  if (livingAt !== undefined) query = query.where('ended_at', 'is', null).where('expires_at', '>', livingAt)
  if (before !== undefined) query = query.where('consent_id', '<', before)
  if (reference !== undefined) {
    query = query.where((where) =>
      where.or([
        where('consent_id', '=', reference),
        where('consent.customer_id', '=', reference),
        where('bank_customer_id', '=', reference),
      ]),
    )
  }
  const rows = await query.orderBy('consent_id', 'desc').limit(limit).execute()
  return rows.map(readRecord)
}

export async function findConsentRecord(database: Database, consentId: string): Promise<ConsentRecord | undefined> {
  const row = await selectRecords(database).where('consent_id', '=', consentId).executeTakeFirst()
  return row && readRecord(row)
}

/** The ids by which the recipient knows the accounts of a consent. */
export async function findAccountHandles(database: Database, consentId: string): Promise<readonly string[]> {
  const rows = await database.read
    .selectFrom('consent_account')
    .select('account_handle')
    .where('consent_id', '=', consentId)
    .orderBy('account_handle')
    .execute()
  return rows.map((row) => row.account_handle)
}

function selectRecords(database: Database) {
  return database.read
    .selectFrom('consent')
    .innerJoin('recipient', 'recipient.client_id', 'consent.client_id')
    .innerJoin('provider', 'provider.provider_id', 'consent.provider_id')
    .innerJoin('customer', 'customer.customer_id', 'consent.customer_id')
    .select(['consent_id', 'consent.client_id', 'recipient.name', 'consent.provider_id', 'name_en', 'name_fr'])
    .select(['consent.customer_id', 'consent.clusters', 'granted_at', 'expires_at', 'ended_at', 'ended_because'])
    .select(['consent.duration_type', 'consent.duration_days', 'consent.lookback_days'])
    .select(['revocation_reason', 'revocation_initiator'])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRecords>['executeTakeFirstOrThrow']>>

function readRecord(row: Row): ConsentRecord {
  const { revocation_reason: reason, revocation_initiator: initiator } = row
  const why = reason === null || initiator === null ? undefined : ({ reason, initiator } as WhyRevoked)
  return {
    consentId: row.consent_id,
    clientId: row.client_id,
    clientName: row.name,
    providerId: row.provider_id,
    providerName: { en: row.name_en, fr: row.name_fr },
    customerId: row.customer_id,
    clusters: row.clusters as readonly DataCluster[],
    terms: termsOfRow(row),
    grantedAt: row.granted_at,
    expiresAt: row.expires_at,
    ...(row.ended_at !== null && {
      ended: { at: row.ended_at, because: row.ended_because as EndedBecause, ...(why && { why }) },
    }),
  }
}
