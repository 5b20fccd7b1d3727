// The partners of an app's organization that can read what is shared with them today, for the customer to see.

import type { Database } from '../../database/open.ts'
import { findClient } from '../clients/find-client.ts'
import { listSharingPartners } from './sharing-partner.ts'

/** Returns their names. Any partner that is enabled and has a token may read, so all that are enabled are named. */
export async function listReadingPartners(database: Database, clientId: string): Promise<readonly string[]> {
  const client = await findClient(database, clientId)
  const partners = client ? await listSharingPartners(database, client.organizationId) : []
  return partners.filter(({ isEnabled }) => isEnabled).map(({ name }) => name)
}
