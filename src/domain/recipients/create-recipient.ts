// Creates a Data Recipient with its first secret, which is given out this once.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import { addClient, type NewClient } from '../clients/add-client.ts'
import { newRecipientId } from '../clients/client.ts'
import { requestLogo } from '../logos/request-logo.ts'
import type { Logo } from '../logos/logo.ts'
import type { Recipient } from './recipient.ts'
import { whyNotFree } from '../names/taken-name.ts'

/** Sharing on and ids for pending transactions are for those who say so. */
export type NewRecipient = Omit<
  Recipient,
  'clientId' | 'hasLogo' | 'sharesOnward' | 'separatePendingIds' | 'repeatsRefreshToken'
> &
  Partial<Pick<Recipient, 'sharesOnward' | 'separatePendingIds'>>

/** Throws `invalid_request` for a name that customers would take for a bank's, or for ours. */
export async function createRecipient(
  act: Act,
  organizationId: string,
  recipient: NewRecipient,
  logo?: Logo,
): Promise<NewClient> {
  const taken = await whyNotFree({ read: act.tx }, recipient.name)
  if (taken !== undefined) throw new Problem('invalid_request', `name: ${taken}`)
  const client = await addClient(act, { clientId: newRecipientId(), kind: 'recipient', organizationId })
  const { clientId } = client
  await act.tx
    .insertInto('recipient')
    .values({
      client_id: clientId,
      ...columnsOf(recipient),
      logo: logo?.bytes ?? null,
      logo_content_type: logo?.contentType ?? null,
    })
    .execute()
  if (!logo) await requestLogo(act, clientId)
  await act.record('create-recipient', { clientId, detail: { organizationId } })
  return client
}

/** Returns what a recipient says of itself, as its row keeps it. */
export function columnsOf(recipient: NewRecipient) {
  const { registryReferences, intermediaries } = recipient
  return {
    name: recipient.name,
    description: recipient.description,
    country: recipient.country,
    clusters: [...recipient.clusters],
    duration_types: recipient.durationTypes ? [...recipient.durationTypes] : null,
    duration_days: recipient.durationDays ?? null,
    lookback_days: recipient.lookbackDays ?? null,
    redirect_uris: [...recipient.redirectUris],
    logo_uri: recipient.logoUri ?? null,
    client_uri: recipient.clientUri ?? null,
    terms_uri: recipient.termsUri ?? null,
    contacts: [...recipient.contacts],
    shares_onward: recipient.sharesOnward ?? false,
    separate_pending_ids: recipient.separatePendingIds ?? false,
    registry_references: registryReferences ? JSON.stringify(registryReferences) : null,
    intermediaries: intermediaries ? JSON.stringify(intermediaries) : null,
  }
}
