// Connect in tests: the settings of an organization's Connect.

import { act, bySystem } from '../src/domain/journal/act.ts'
import { changeConnectSettings, type ConnectSettings } from '../src/domain/connect/connect-settings.ts'
import type { Sharer } from './banking.ts'
import type { TestServer } from './server.ts'

export type OpenedConnect = {
  readonly organizationId: string
  /** The GUID by which Connect and Data Sharing address the organization. */
  readonly customerId: string
  readonly clientId: string
}

export const RETURN_URL = 'https://app.example/connected?from=connect'

export async function setConnectOf(
  { stage }: TestServer,
  { organizationId, customerId, connectClientId: clientId }: Sharer,
  settings: ConnectSettings,
): Promise<OpenedConnect> {
  await act(stage, bySystem('test'), (act) => changeConnectSettings(act, organizationId, settings))
  return { organizationId, customerId, clientId }
}
