// A Data Provider: a bank whose customers share data through this server, and the connector that speaks to it.

import type { Selectable } from 'kysely'
import type { Database } from '../../database/open.ts'
import type { Tables } from '../../database/tables.ts'
import { Problem } from '../../platform/problem.ts'

/**
 * DRAFT: operators alone know it and can try it. ACTIVE: customers sign in and data is read. DISABLED: nobody signs in and nothing
 * is read, until it is enabled. RETIRED: closed for good.
 */
export const providerStatuses = ['DRAFT', 'ACTIVE', 'DISABLED', 'RETIRED'] as const
export type ProviderStatus = (typeof providerStatuses)[number]

/** What the operator says of a bank. */
export type ProviderDescription = {
  readonly name: Readonly<Record<'en' | 'fr', string>>
  readonly country: 'CA' | 'US'
  /** The default language of its customers. */
  readonly language: 'en' | 'fr'
  /** The address of its site; `undefined` if not given. */
  readonly url?: string | undefined
  /** The postal address, on several lines. */
  readonly address?: string | undefined
  /** Three digits of the Canadian clearing system. */
  readonly institutionNumber?: string | undefined
  /** Five digits each. */
  readonly transitNumbers: readonly string[]
  /** Nine digits each: of a Canadian bank 0, institution number and transit number. */
  readonly routingNumbers: readonly string[]
  /** The IANA time zone in which its days begin. */
  readonly timeZone: string
  /** The most calls that one process makes to it at once; `undefined`: the option PROVIDER_CALLS. */
  readonly callsAtOnce?: number | undefined
  /** The settings that its connector reads, validated by the connector. */
  readonly settings: Readonly<Record<string, unknown>>
}

export type Provider = ProviderDescription & {
  readonly providerId: number
  readonly connector: string
  /** Grows by one with each change of its description or its secrets. */
  readonly settingsVersion: number
  readonly status: ProviderStatus
}

/** Returns whether apps and customers know it: they do not know a draft, nor one that was retired. */
export function isServed({ status }: Pick<Provider, 'status'>): boolean {
  return status === 'ACTIVE' || status === 'DISABLED'
}

/** Finds it in any state, for operators and for what names a bank that was once served. */
export async function findProvider(
  database: Pick<Database, 'read'>,
  providerId: number,
): Promise<Provider | undefined> {
  const row = await database.read
    .selectFrom('provider')
    .selectAll()
    .where('provider_id', '=', providerId)
    .executeTakeFirst()
  return row && readProvider(row)
}

/** Finds one that apps and customers know. */
export async function findServedProvider(
  database: Pick<Database, 'read'>,
  providerId: number,
): Promise<Provider | undefined> {
  const provider = await findProvider(database, providerId)
  return provider && isServed(provider) ? provider : undefined
}

/** Finds the one whose id stands in an address, in any state. Throws `not_found`, also for what is no id. */
export async function demandProvider(database: Pick<Database, 'read'>, id: string): Promise<Provider> {
  const provider = isProviderId(id) ? await findProvider(database, Number(id)) : undefined
  if (!provider) throw new Problem('not_found', 'There is no such provider.')
  return provider
}

export function isProviderId(text: string): boolean {
  return /^[1-9]\d{0,8}$/.test(text)
}

/** Returns all providers in the order of their ids, in every state: for operators. */
export async function listProviders(database: Pick<Database, 'read'>): Promise<readonly Provider[]> {
  const rows = await database.read.selectFrom('provider').selectAll().orderBy('provider_id').execute()
  return rows.map(readProvider)
}

/** Returns those that apps and customers know, in the order of their ids. */
export async function listServedProviders(database: Pick<Database, 'read'>): Promise<readonly Provider[]> {
  return (await listProviders(database)).filter(isServed)
}

export function readProvider(row: Selectable<Tables['provider']>): Provider {
  return {
    providerId: row.provider_id,
    name: { en: row.name_en, fr: row.name_fr },
    country: row.country as Provider['country'],
    language: row.language as Provider['language'],
    transitNumbers: row.transit_numbers,
    routingNumbers: row.routing_numbers,
    timeZone: row.time_zone,
    connector: row.connector,
    settings: row.settings as Provider['settings'],
    settingsVersion: row.settings_version,
    status: row.status as ProviderStatus,
    ...(row.url !== null && { url: row.url }),
    ...(row.address !== null && { address: row.address }),
    ...(row.calls_at_once !== null && { callsAtOnce: row.calls_at_once }),
    ...(row.institution_number !== null && { institutionNumber: row.institution_number }),
  }
}

/** Returns a description as the columns keep it. */
export function describe(description: ProviderDescription) {
  return {
    name_en: description.name.en,
    name_fr: description.name.fr,
    country: description.country,
    language: description.language,
    url: description.url ?? null,
    address: description.address ?? null,
    institution_number: description.institutionNumber ?? null,
    transit_numbers: description.transitNumbers,
    routing_numbers: description.routingNumbers,
    time_zone: description.timeZone,
    calls_at_once: description.callsAtOnce ?? null,
    settings: JSON.stringify(description.settings),
  }
}
