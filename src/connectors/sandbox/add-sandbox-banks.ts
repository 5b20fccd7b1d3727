// Adds the test banks to the providers of a server.

import type { Act } from '../../domain/journal/act.ts'
import { addProvider } from '../../domain/providers/add-provider.ts'
import { sandboxBanks } from './bank/banks.ts'

export async function addSandboxBanks(act: Act): Promise<void> {
  for (const { providerId, name, firstLanguage: language, url } of sandboxBanks) {
    await addProvider(act, { providerId, name, language, url, country: 'CA', connector: 'sandbox', status: 'ACTIVE' })
  }
}
