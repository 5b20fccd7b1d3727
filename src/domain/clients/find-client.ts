// Finds a client whose token was recognised, as long as it is active.

import type { Database } from '../../database/open.ts'
import type { Client } from './client.ts'

export async function findClient(database: Database, clientId: string): Promise<Client | undefined> {
  const row = await database.read
    .selectFrom('client')
    .select(['client_id', 'kind', 'organization_id'])
    .where('client_id', '=', clientId)
    .where('status', '=', 'ACTIVE')
    .executeTakeFirst()
  return row && { clientId: row.client_id, kind: row.kind as Client['kind'], organizationId: row.organization_id }
}
