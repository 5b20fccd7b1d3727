// Creates a Data Recipient with its first secret, which is given out this once.

import { hashSecret, newSecret } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { newRecipientId } from './client.ts'
import type { Logo, Recipient } from './recipient.ts'

export type NewClient = { readonly clientId: string; readonly clientSecret: string }

export async function createRecipient(
  act: Act,
  organizationId: string,
  recipient: Omit<Recipient, 'clientId' | 'hasLogo'>,
  logo?: Logo,
): Promise<NewClient> {
  const clientId = newRecipientId()
  const clientSecret = newSecret()
  await act.tx
    .insertInto('client')
    .values({
      client_id: clientId,
      kind: 'recipient',
      organization_id: organizationId,
      status: 'ACTIVE',
      created_at: act.at,
    })
    .execute()
  await act.tx
    .insertInto('client_secret')
    .values({ secret_hash: hashSecret(clientSecret), client_id: clientId, created_at: act.at })
    .execute()
  await act.tx
    .insertInto('recipient')
    .values({
      client_id: clientId,
      name: recipient.name,
      description: recipient.description,
      country: recipient.country,
      clusters: [...recipient.clusters],
      redirect_uris: [...recipient.redirectUris],
      logo_uri: recipient.logoUri,
      client_uri: recipient.clientUri,
      terms_uri: recipient.termsUri,
      contacts: [...recipient.contacts],
      logo: logo?.bytes ?? null,
      logo_content_type: logo?.contentType ?? null,
    })
    .execute()
  await act.record('create-recipient', { clientId, detail: { organizationId } })
  return { clientId, clientSecret }
}
