// Whether this person already shares with this recipient, so that the review page can say that agreeing replaces it.

import type { Database } from '../../database/open.ts'

type ConsentParties = { readonly clientId: string; readonly providerId: number; readonly bankCustomerId: string }

export async function hasLivingConsent(
  database: Database,
  at: Temporal.Instant,
  { clientId, providerId, bankCustomerId }: ConsentParties,
): Promise<boolean> {
  const row = await database.read
    .selectFrom('consent')
    .innerJoin('customer', 'customer.customer_id', 'consent.customer_id')
    .select('consent_id')
    .where('consent.client_id', '=', clientId)
    .where('customer.provider_id', '=', providerId)
    .where('customer.bank_customer_id', '=', bankCustomerId)
    .where('consent.ended_at', 'is', null)
    .where('consent.expires_at', '>', at)
    .executeTakeFirst()
  return row !== undefined
}
