// A registration: a recipient's admission at one provider.

import type { Database } from '../../database/open.ts'

export type RegistrationStatus = 'PENDING_APPROVAL' | 'PENDING_ACTIVATION' | 'ACTIVE' | 'REJECTED' | 'SUSPENDED'

export async function findRegistrationStatus(
  database: Database,
  clientId: string,
  providerId: number,
): Promise<RegistrationStatus | undefined> {
  const row = await database.read
    .selectFrom('registration')
    .select('status')
    .where('client_id', '=', clientId)
    .where('provider_id', '=', providerId)
    .executeTakeFirst()
  return row?.status as RegistrationStatus | undefined
}
