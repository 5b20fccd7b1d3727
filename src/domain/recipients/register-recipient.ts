// Registers a recipient that asks for itself (RFC 7591): with its secret, the token of its registration, given out this once.

import { hashSecret, newSecret } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import type { NewClient } from '../clients/add-client.ts'
import { createRecipient, type NewRecipient } from './create-recipient.ts'

export type NewRegistration = NewClient & { readonly registrationToken: string }

export async function registerRecipient(
  act: Act,
  organizationId: string,
  recipient: NewRecipient,
): Promise<NewRegistration> {
  const client = await createRecipient(act, organizationId, recipient)
  const registrationToken = newSecret()
  await act.tx
    .updateTable('recipient')
    .set({ registration_token_hash: hashSecret(registrationToken) })
    .where('client_id', '=', client.clientId)
    .execute()
  await act.record('register-recipient', { clientId: client.clientId, detail: { organizationId } })
  return { ...client, registrationToken }
}
