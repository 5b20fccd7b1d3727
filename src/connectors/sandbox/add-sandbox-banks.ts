// Adds the test banks to the providers of a server.

import type { Act } from '../../domain/journal/act.ts'
import { addProvider } from '../../domain/providers/add-provider.ts'
import { BANK_ZONE, routingNumbersOf, sandboxBanks } from './bank/banks.ts'

export async function addSandboxBanks(act: Act): Promise<void> {
  for (const bank of sandboxBanks) {
    const { providerId, name, firstLanguage: language, url, institutionNumber, transitNumber } = bank
    await addProvider(act, {
      providerId,
      name,
      language,
      url,
      institutionNumber,
      country: 'CA',
      transitNumbers: [transitNumber],
      routingNumbers: routingNumbersOf(bank),
      timeZone: BANK_ZONE,
      connector: 'sandbox',
      status: 'ACTIVE',
    })
  }
}
