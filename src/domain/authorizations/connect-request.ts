// A validated request to Connect: which organization asks, where the answer may go, and at which banks.

import type { Database } from '../../database/open.ts'
import { Problem } from '../../platform/problem.ts'
import { listProviders, type Provider } from '../providers/provider.ts'
import { findConnect, type Connect } from '../connect/connect-settings.ts'
import { findRegistrations } from '../registrations/find-registrations.ts'
import { findRecipient, type Recipient } from '../recipients/recipient.ts'

/** More than there are banks. */
const MAX_BANKS = 10_000

export type ConnectParty = { readonly connect: Connect; readonly recipient: Recipient }

/** Throws `unknown_client`, which is shown as a page and never sent anywhere, as in an authorization. */
export async function demandConnect(database: Database, customerId: string | undefined): Promise<ConnectParty> {
  const connect = customerId === undefined ? undefined : await findConnect(database, { customerId })
  const recipient = connect && (await findRecipient(database, connect.clientId))
  if (recipient) return { connect, recipient }
  throw new Problem('unknown_client', 'No organization offers Connect under this customerId.')
}

/**
 * Throws `unknown_redirect_uri` for an address that is not listed, to the letter; and where neither an address nor a site
 * could take the answer.
 */
export function demandListed({ redirectUrls, origins }: Connect, redirectUrl: string | undefined): void {
  if (redirectUrl === undefined ? origins.length > 0 : redirectUrls.includes(redirectUrl)) return
  const detail =
    redirectUrl === undefined
      ? 'The redirectUrl is missing, and the organization has listed no site that may embed Connect.'
      : 'The redirectUrl is not one that the organization has listed for Connect.'
  throw new Problem('unknown_redirect_uri', detail)
}

/** Returns the banks at which the organization's customers can connect at this moment. */
export async function listConnectBanks(database: Database, { clientId }: Connect): Promise<readonly Provider[]> {
  const admitted = await findRegistrations(database, { clientId, status: 'ACTIVE' }, MAX_BANKS)
  const ids = new Set(admitted.map(({ providerId }) => providerId))
  const providers = await listProviders(database)
  return providers.filter(({ providerId, status }) => status === 'ACTIVE' && ids.has(providerId))
}
