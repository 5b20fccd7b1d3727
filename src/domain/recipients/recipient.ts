// A Data Recipient: the app that asks, as its customers are shown it.

import type { Database } from '../../database/open.ts'
import type { DataCluster } from '../../fdx/cluster.ts'

export type Recipient = {
  readonly clientId: string
  readonly name: string
  readonly description: string
  readonly country: 'CA' | 'US'
  /** The most that it may ever ask for. */
  readonly clusters: readonly DataCluster[]
  readonly redirectUris: readonly string[]
  readonly logoUri: string
  readonly clientUri: string
  readonly termsUri: string
  readonly contacts: readonly string[]
  readonly hasLogo: boolean
}

/** Only while its client is active. */
export async function findRecipient(database: Database, clientId: string): Promise<Recipient | undefined> {
  const row = await database.read
    .selectFrom('recipient')
    .innerJoin('client', 'client.client_id', 'recipient.client_id')
    .selectAll('recipient')
    .where('recipient.client_id', '=', clientId)
    .where('client.status', '=', 'ACTIVE')
    .executeTakeFirst()
  if (!row) return undefined
  return {
    clientId: row.client_id,
    name: row.name,
    description: row.description,
    country: row.country as Recipient['country'],
    clusters: row.clusters as readonly DataCluster[],
    redirectUris: row.redirect_uris,
    logoUri: row.logo_uri,
    clientUri: row.client_uri,
    termsUri: row.terms_uri,
    contacts: row.contacts,
    hasLogo: row.logo !== null,
  }
}

export type Logo = { readonly bytes: Uint8Array; readonly contentType: string }

export async function findLogo(database: Database, clientId: string): Promise<Logo | undefined> {
  const row = await database.read
    .selectFrom('recipient')
    .select(['logo', 'logo_content_type'])
    .where('client_id', '=', clientId)
    .executeTakeFirst()
  if (!row?.logo || row.logo_content_type === null) return undefined
  return { bytes: row.logo, contentType: row.logo_content_type }
}
