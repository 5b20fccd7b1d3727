// Finds a recipient by the token of its registration (RFC 7592), as long as its client is active.

import type { Database } from '../../database/open.ts'
import { hashSecret } from '../../platform/secret.ts'
import { findRecipient, type Recipient } from './recipient.ts'

export type RegisteredRecipient = Recipient & { readonly registeredAt: Temporal.Instant }

/** Returns `undefined` for a token of another recipient and for one that is gone: nobody learns which. */
export async function findRegisteredRecipient(
  database: Database,
  clientId: string,
  registrationToken: string,
): Promise<RegisteredRecipient | undefined> {
  const row = await database.read
    .selectFrom('recipient')
    .innerJoin('client', 'client.client_id', 'recipient.client_id')
    .select('client.created_at')
    .where('recipient.client_id', '=', clientId)
    .where('registration_token_hash', '=', hashSecret(registrationToken))
    .executeTakeFirst()
  const recipient = row && (await findRecipient(database, clientId))
  return recipient && { ...recipient, registeredAt: row.created_at }
}
