// The addresses of the demo's Connect: the demo app's page that embeds it, and the redirect back to that page. Links that name
// no organization are the demo's, so that a frame of `/v2/?demo=true` works.

import { act, bySystem, type Stage } from '../../domain/journal/act.ts'
import { changeConnectSettings, findConnect } from '../../domain/connect/connect-settings.ts'

/** Changes nothing if they are set already. */
export async function keepConnectAddresses(stage: Stage, customerId: string, demoApp: string): Promise<void> {
  const connect = await findConnect(stage.database, { customerId })
  const page = `${demoApp}/hosted`
  if (!connect || (connect.redirectUrls.includes(page) && connect.origins.includes(demoApp))) return
  const settings = { redirectUrls: [page], origins: [demoApp], isDefault: true }
  await act(stage, bySystem('demo'), (act) => changeConnectSettings(act, connect.organizationId, settings))
}
