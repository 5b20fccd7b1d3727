// Connect in tests: opened for the organization of the first recipient, active at both banks.

import { strict as assert } from 'node:assert'
import { sandboxBanks } from '../src/connectors/sandbox/banks.ts'
import { act, bySystem } from '../src/domain/journal/act.ts'
import { admitRecipient } from '../src/domain/recipients/admit-recipient.ts'
import { openConnect } from '../src/domain/recipients/connect-client.ts'
import { changeConnectSettings, type ConnectSettings } from '../src/domain/recipients/connect-settings.ts'
import { findClient } from '../src/domain/recipients/find-client.ts'
import type { TestServer } from './server.ts'

export type OpenedConnect = {
  readonly organizationId: string
  /** By which Connect and Data Sharing address the organization. */
  readonly customerId: string
  readonly clientId: string
}

export const RETURN_URL = 'https://app.example/connected?from=connect'

export async function openConnectOf(
  { stage, recipient }: TestServer,
  settings: ConnectSettings = { redirectUrls: [RETURN_URL], origins: [] },
): Promise<OpenedConnect> {
  const client = await findClient(stage.database, recipient.clientId)
  assert.ok(client)
  const { organizationId } = client
  const { guid } = await stage.database.read
    .selectFrom('organization')
    .select('guid')
    .where('organization_id', '=', organizationId)
    .executeTakeFirstOrThrow()
  const clientId = await act(stage, bySystem('test'), async (act) => {
    const opened = await openConnect(act, organizationId, {
      name: 'Story Apps',
      description: 'Connects accounts for a story.',
      country: 'CA',
      redirectUris: [RETURN_URL],
      logoUri: 'https://app.example/logo.png',
      clientUri: 'https://app.example/',
      termsUri: 'https://app.example/terms',
      contacts: ['app@example.com'],
    })
    for (const { providerId } of sandboxBanks) await admitRecipient(act, opened, providerId)
    await changeConnectSettings(act, organizationId, settings)
    return opened
  })
  return { organizationId, customerId: guid, clientId }
}
