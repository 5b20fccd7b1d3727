// Adds a client with its first secret: what a recipient and a partner have in common.

import { hashSecret, newSecret } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import type { Client } from './client.ts'

export type NewClient = { readonly clientId: string; readonly clientSecret: string }

/** The secret is given out this once. The caller's verb writes the entry in the journal. */
export async function addClient(act: Act, { clientId, kind, organizationId }: Client): Promise<NewClient> {
  const clientSecret = newSecret()
  await act.tx
    .insertInto('client')
    .values({
      client_id: clientId,
      kind,
      organization_id: organizationId,
      status: 'ACTIVE',
      created_at: act.at,
    })
    .execute()
  await act.tx
    .insertInto('client_secret')
    .values({ secret_hash: hashSecret(clientSecret), client_id: clientId, created_at: act.at })
    .execute()
  return { clientId, clientSecret }
}
