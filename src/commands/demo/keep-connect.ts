// The demo's Connect: opened once for its organization, and admitted at the test banks.

import { sandboxBanks } from '../../connectors/sandbox/bank/banks.ts'
import { act, bySystem, type Stage } from '../../domain/journal/act.ts'
import { admitRecipient } from '../../domain/registrations/admit-recipient.ts'
import { findConnectClient, openConnect } from '../../domain/connect/connect-client.ts'

export async function keepConnect(stage: Stage, organizationId: string, appUri: string): Promise<void> {
  if ((await findConnectClient(stage.database, organizationId)) !== undefined) return
  await act(stage, bySystem('demo'), async (act) => {
    const clientId = await openConnect(act, organizationId, {
      name: 'Almanac Labs',
      description: 'Reads accounts for Almanac, and shares one with a partner where you want it. Part of the demo.',
      country: 'CA',
      logoUri: `${appUri}/logo.svg`,
      clientUri: appUri,
      termsUri: `${appUri}/`,
      contacts: ['almanac@example.com'],
    })
    for (const { providerId } of sandboxBanks) await admitRecipient(act, clientId, providerId)
  })
}
