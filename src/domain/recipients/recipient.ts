// A Data Recipient: the app that asks, as its customers are shown it.

import type { Database } from '../../database/open.ts'
import type { DataCluster } from '../../fdx/cluster.ts'
import type { ConsentDurationType } from '../../fdx/consent.ts'
import type { Logo } from '../logos/logo.ts'
import type { Intermediaries, RegistryReferences } from './registry-reference.ts'

export type Recipient = {
  readonly clientId: string
  readonly name: string
  /** Empty if it gave none. */
  readonly description: string
  readonly country: 'CA' | 'US'
  /** The most that it may ever ask for. */
  readonly clusters: readonly DataCluster[]
  /** The bounds of its consents; absent if this server's own are the only ones. */
  readonly durationTypes?: readonly ConsentDurationType[]
  readonly durationDays?: number
  readonly lookbackDays?: number
  /** The registries that know it, and who stands between it and the banks, as far as it said. */
  readonly registryReferences?: RegistryReferences
  readonly intermediaries?: Intermediaries
  readonly redirectUris: readonly string[]
  readonly logoUri?: string | undefined
  /** Its web site; `siteOf` says what customers are shown where it named none. */
  readonly clientUri?: string | undefined
  readonly termsUri?: string | undefined
  readonly contacts: readonly string[]
  readonly hasLogo: boolean
  /** Whether its organization may share on, with partners of its own, what customers share with it. */
  readonly sharesOnward: boolean
  /** Whether a transaction has another id in FDX while it is pending than when it has posted. */
  readonly separatePendingIds: boolean
  /** Whether a refresh is answered with its refresh token again. */
  readonly repeatsRefreshToken: boolean
}

/** The site by which customers know it: its own, or else that to which it lets them return. */
export function siteOf({ clientUri, redirectUris: [first = ''] }: Recipient): string {
  return clientUri ?? `${new URL(first).origin}/`
}

/** Finds a recipient whose client is active. */
export async function findRecipient(database: Database, clientId: string): Promise<Recipient | undefined> {
  const row = await selectRecipients(database)
    .where('recipient.client_id', '=', clientId)
    .where('client.status', '=', 'ACTIVE')
    .executeTakeFirst()
  return row && readRecipient(row)
}

/** One of an organization's own, in whatever state its client is. */
export async function findRecipientOf(
  database: Database,
  organizationId: string,
  clientId: string,
): Promise<Recipient | undefined> {
  const row = await selectRecipients(database)
    .where('recipient.client_id', '=', clientId)
    .where('client.organization_id', '=', organizationId)
    .executeTakeFirst()
  return row && readRecipient(row)
}

/** One that an organization's partner manages. */
export async function findManagedRecipient(
  database: Database,
  organizationId: string,
  clientId: string,
): Promise<Recipient | undefined> {
  const row = await selectManaged(database, organizationId)
    .where('recipient.client_id', '=', clientId)
    .executeTakeFirst()
  return row && readRecipient(row)
}

/** All that an organization's partner manages, oldest first. */
export async function listManagedRecipients(database: Database, organizationId: string): Promise<readonly Recipient[]> {
  const rows = await selectManaged(database, organizationId)
    .orderBy('client.created_at')
    .orderBy('client.client_id')
    .execute()
  return rows.map(readRecipient)
}

/** Every one that has not ended, but for the Connect client: that one the organization and the operator look after. */
function selectManaged(database: Database, organizationId: string) {
  return selectRecipients(database)
    .innerJoin('organization', 'organization.organization_id', 'client.organization_id')
    .where('client.organization_id', '=', organizationId)
    .where('client.status', '!=', 'ENDED')
    .whereRef('recipient.client_id', 'is distinct from', 'connect_client_id')
}

/** Leaves out the logo itself, which is large; findLogo reads it. */
function selectRecipients(database: Database) {
  return database.read
    .selectFrom('recipient')
    .innerJoin('client', 'client.client_id', 'recipient.client_id')
    .select(['recipient.client_id', 'recipient.name', 'description', 'country', 'clusters', 'redirect_uris'])
    .select(['logo_uri', 'client_uri', 'terms_uri', 'contacts', 'logo_content_type', 'shares_onward'])
    .select(['separate_pending_ids', 'repeats_refresh_token'])
    .select(['duration_types', 'duration_days', 'lookback_days', 'registry_references', 'intermediaries'])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRecipients>['executeTakeFirstOrThrow']>>

function readRecipient(row: Row): Recipient {
  return {
    clientId: row.client_id,
    name: row.name,
    description: row.description,
    country: row.country as Recipient['country'],
    clusters: row.clusters as readonly DataCluster[],
    redirectUris: row.redirect_uris,
    contacts: row.contacts,
    hasLogo: row.logo_content_type !== null,
    sharesOnward: row.shares_onward,
    separatePendingIds: row.separate_pending_ids,
    repeatsRefreshToken: row.repeats_refresh_token,
    ...(row.logo_uri !== null && { logoUri: row.logo_uri }),
    ...(row.client_uri !== null && { clientUri: row.client_uri }),
    ...(row.terms_uri !== null && { termsUri: row.terms_uri }),
    ...(row.duration_types !== null && { durationTypes: row.duration_types as ConsentDurationType[] }),
    ...(row.duration_days !== null && { durationDays: row.duration_days }),
    ...(row.lookback_days !== null && { lookbackDays: row.lookback_days }),
    ...(row.registry_references !== null && { registryReferences: row.registry_references as RegistryReferences }),
    ...(row.intermediaries !== null && { intermediaries: row.intermediaries as Intermediaries }),
  }
}

export async function findLogo(database: Database, clientId: string): Promise<Logo | undefined> {
  const row = await database.read
    .selectFrom('recipient')
    .select(['logo', 'logo_content_type'])
    .where('client_id', '=', clientId)
    .executeTakeFirst()
  if (!row?.logo || row.logo_content_type === null) return undefined
  return { bytes: row.logo, contentType: row.logo_content_type }
}
