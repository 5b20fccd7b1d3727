// A Data Provider: a bank whose customers share data through this server, and the connector that speaks to it.

import type { Database } from '../../database/open.ts'

export type Provider = {
  readonly providerId: number
  readonly name: Readonly<Record<'en' | 'fr', string>>
  readonly country: 'CA' | 'US'
  /** The language its customers expect when nothing else is known. */
  readonly language: 'en' | 'fr'
  readonly connector: string
  readonly status: 'ACTIVE' | 'DISABLED'
}

export async function findProvider(database: Database, providerId: number): Promise<Provider | undefined> {
  const row = await database.read
    .selectFrom('provider')
    .selectAll()
    .where('provider_id', '=', providerId)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    providerId: row.provider_id,
    name: { en: row.name_en, fr: row.name_fr },
    country: row.country as Provider['country'],
    language: row.language as Provider['language'],
    connector: row.connector,
    status: row.status as Provider['status'],
  }
}
