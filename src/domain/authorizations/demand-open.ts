// Demands that a customer can share from a bank with an app now: asked at each step, and in the act that decides.

import type { Database } from '../../database/open.ts'
import { Problem } from '../../platform/problem.ts'

/** Throws `provider_disabled`, and `not_found` where the app or its registration at the bank is suspended. */
export async function demandOpen(
  { read }: Pick<Database, 'read'>,
  { clientId, providerId }: { readonly clientId: string; readonly providerId: number },
): Promise<void> {
  const row = await read
    .selectFrom('registration')
    .innerJoin('client', 'client.client_id', 'registration.client_id')
    .innerJoin('provider', 'provider.provider_id', 'registration.provider_id')
    .select(['registration.status', 'client.status as client', 'provider.status as provider'])
    .where('registration.client_id', '=', clientId)
    .where('registration.provider_id', '=', providerId)
    .executeTakeFirst()
  if (row?.status !== 'ACTIVE' || row.client !== 'ACTIVE') {
    throw new Problem('not_found', 'The app is no longer served here.')
  }
  if (row.provider !== 'ACTIVE') throw new Problem('provider_disabled', 'The bank does not share data at the moment.')
}
