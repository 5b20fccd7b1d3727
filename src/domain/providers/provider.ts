// A Data Provider: a bank whose customers share data through this server, and the connector that speaks to it.

import type { Selectable } from 'kysely'
import type { Database } from '../../database/open.ts'
import type { Tables } from '../../database/tables.ts'

export type Provider = {
  readonly providerId: number
  readonly name: Readonly<Record<'en' | 'fr', string>>
  readonly country: 'CA' | 'US'
  /** The default language of its customers. */
  readonly language: 'en' | 'fr'
  /** The address of its site; `undefined` if not given. */
  readonly url?: string
  readonly connector: string
  /** Grows by one with each change of its settings or its secrets. */
  readonly settingsVersion: number
  readonly status: 'ACTIVE' | 'DISABLED'
}

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

/** Returns all providers in the order of their ids. */
export async function listProviders(database: Database): Promise<readonly Provider[]> {
  const rows = await database.read.selectFrom('provider').selectAll().orderBy('provider_id').execute()
  return rows.map(readProvider)
}

function readProvider(row: Selectable<Tables['provider']>): Provider {
  return {
    providerId: row.provider_id,
    name: { en: row.name_en, fr: row.name_fr },
    country: row.country as Provider['country'],
    language: row.language as Provider['language'],
    connector: row.connector,
    settingsVersion: row.settings_version,
    status: row.status as Provider['status'],
    ...(row.url !== null && { url: row.url }),
  }
}
