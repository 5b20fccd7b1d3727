// Creates a partner's client with its first secret, which is given out this once.

import { hashSecret, newSecret } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { newPartnerId } from './client.ts'
import type { NewClient } from './create-recipient.ts'

export async function createPartner(act: Act, organizationId: string): Promise<NewClient> {
  const clientId = newPartnerId()
  const clientSecret = newSecret()
  await act.tx
    .insertInto('client')
    .values({
      client_id: clientId,
      kind: 'partner',
      organization_id: organizationId,
      status: 'ACTIVE',
      created_at: act.at,
    })
    .execute()
  await act.tx
    .insertInto('client_secret')
    .values({ secret_hash: hashSecret(clientSecret), client_id: clientId, created_at: act.at })
    .execute()
  await act.record('create-partner', { clientId, detail: { organizationId } })
  return { clientId, clientSecret }
}
