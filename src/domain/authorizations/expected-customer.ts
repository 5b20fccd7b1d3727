// The customer whom the app expects back, by the id_token of an earlier consent: nobody else answers in their place.

import type { Database } from '../../database/open.ts'
import type { Vault } from '../../platform/secret.ts'
import { findCustomer } from '../customers/find-customer.ts'
import { subjectOf } from '../customers/subject.ts'
import type { Authorization } from './authorization.ts'
import type { Refusal } from './decide.ts'

type Parts = { readonly database: Database; readonly vault: Vault }

/** True where the app expects nobody in particular. */
export async function isExpectedCustomer(
  { database, vault }: Parts,
  { clientId, providerId, hintedSubject }: Authorization,
  bankCustomerId: string,
): Promise<boolean> {
  if (hintedSubject === undefined) return true
  const customerId = await findCustomer(database, providerId, bankCustomerId)
  return customerId !== undefined && subjectOf(vault, clientId, customerId) === hintedSubject
}

/** OpenID Connect Core 3.1.2.1, id_token_hint. */
export const OTHER_CUSTOMER: Refusal = {
  decision: 'failed',
  fields: {
    error: 'login_required',
    error_description: 'The customer who signed in is not the one of the id_token_hint.',
  },
}
