// Creates a partner's client with its first secret, which is given out this once.

import type { Act } from '../journal/act.ts'
import { addClient, type NewClient } from './add-client.ts'
import { newPartnerId } from './client.ts'

export async function createPartner(act: Act, organizationId: string): Promise<NewClient> {
  const client = await addClient(act, { clientId: newPartnerId(), kind: 'partner', organizationId })
  await act.record('create-partner', { clientId: client.clientId, detail: { organizationId } })
  return client
}
