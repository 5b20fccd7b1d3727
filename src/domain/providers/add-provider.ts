// Adds a provider.

import type { Act } from '../journal/act.ts'
import type { Provider } from './provider.ts'

export async function addProvider(act: Act, provider: Omit<Provider, 'settingsVersion'>): Promise<void> {
  await act.tx
    .insertInto('provider')
    .values({
      provider_id: provider.providerId,
      name_en: provider.name.en,
      name_fr: provider.name.fr,
      country: provider.country,
      language: provider.language,
      connector: provider.connector,
      status: provider.status,
      url: provider.url ?? null,
    })
    .execute()
  await act.record('add-provider', { providerId: provider.providerId })
}
