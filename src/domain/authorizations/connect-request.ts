// A validated request to Connect: which organization asks, where the answer may go, and at which banks.

import type { Database } from '../../database/open.ts'
import { Problem } from '../../platform/problem.ts'
import { listServedProviders, type Provider } from '../providers/provider.ts'
import { findConnect, type Connect } from '../connect/connect-settings.ts'
import { isListed } from '../connect/return-address.ts'
import { findRegistrations } from '../registrations/find-registrations.ts'
import { findRecipient, type Recipient } from '../recipients/recipient.ts'
import { badLinkToken, findTokenOwner, type LinkToken } from './connect-token.ts'

/** More than there are banks. */
const MAX_BANKS = 10_000

export type ConnectParty = { readonly connect: Connect; readonly recipient: Recipient }

/** By what a link says whose it is. */
export type LinkOwner = { readonly customerId: string | undefined; readonly authorizeToken: string | undefined }

/**
 * Whose link it is: of the customerId, else of who made the authorize token, else of the organization that is the default. Throws
 * `unknown_client`, which is shown as a page and never sent anywhere, as in an authorization.
 */
export async function demandConnect(
  database: Database,
  at: Temporal.Instant,
  { customerId, authorizeToken }: LinkOwner,
): Promise<ConnectParty> {
  const connect = await findOwner(database, at, { customerId, authorizeToken })
  const recipient = connect && (await findRecipient(database, connect.clientId))
  if (recipient) return { connect, recipient }
  if (customerId !== undefined) {
    throw new Problem('unknown_client', 'No organization offers Connect under this customerId.')
  }
  if (authorizeToken !== undefined) throw badLinkToken()
  throw new Problem(
    'unknown_client',
    'Nothing says whose page this is. Add customerId=... or authorizeToken=... to the address, or make your organization the default in the settings of its Connect.',
  )
}

async function findOwner(
  database: Database,
  at: Temporal.Instant,
  { customerId, authorizeToken }: LinkOwner,
): Promise<Connect | undefined> {
  if (customerId !== undefined) return findConnect(database, { customerId })
  if (authorizeToken === undefined) return findConnect(database, { isDefault: true })
  const owner = await findTokenOwner(database, at, authorizeToken)
  return owner && findConnect(database, { organizationId: owner.organizationId })
}

/** Throws `invalid_token` for a token that is used, over, or another organization's, and where one is demanded and none came. */
export async function demandLinkToken(
  database: Database,
  at: Temporal.Instant,
  { organizationId, clientId, requiresToken }: Connect,
  token: string | undefined,
): Promise<LinkToken | undefined> {
  if (token === undefined) {
    if (!requiresToken) return undefined
    throw new Problem(
      'invalid_token',
      'The authorizeToken is missing: this organization demands one. Make it with GenerateAuthorizeToken and add authorizeToken=... to the address.',
    )
  }
  const owner = await findTokenOwner(database, at, token)
  if (owner?.organizationId !== organizationId || !owner.isGood) throw badLinkToken()
  return { token, organizationId, clientId }
}

/**
 * Throws `unknown_redirect_uri` for an address that is not listed, and where neither an address nor a site could take the
 * answer.
 */
export function demandListed(
  { redirectUrls, origins }: Connect,
  { redirectUrl, isEmbedded }: { readonly redirectUrl: string | undefined; readonly isEmbedded: boolean },
): void {
  if (redirectUrl !== undefined && !isListed(redirectUrls, redirectUrl)) {
    throw new Problem(
      'unknown_redirect_uri',
      'The redirectUrl is not one that the organization has listed for Connect. Before its query it must be the same to the letter.',
    )
  }
  if (!isEmbedded || origins.length > 0) return
  const detail =
    redirectUrl === undefined
      ? 'The redirectUrl is missing, and the organization has listed no site that may embed Connect.'
      : 'The organization has listed no site that may embed Connect.'
  throw new Problem('unknown_redirect_uri', detail)
}

/** Returns the banks at which the organization's customers can connect at this moment. */
export async function listConnectBanks(database: Database, { clientId }: Connect): Promise<readonly Provider[]> {
  const admitted = await findRegistrations(database, { clientId, status: 'ACTIVE' }, MAX_BANKS)
  const ids = new Set(admitted.map(({ providerId }) => providerId))
  const providers = await listServedProviders(database)
  return providers.filter(({ providerId, status }) => status === 'ACTIVE' && ids.has(providerId))
}
