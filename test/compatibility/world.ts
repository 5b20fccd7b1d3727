// World: a test server as a code base meets it, with the addresses and secrets that its configuration takes.

import { openSharer, type Sharer } from '../banking.ts'
import { openTestServer, REDIRECT_URI, OTHER_REDIRECT_URI, type TestServer } from '../server.ts'
import type { NewClient } from '../../src/domain/clients/add-client.ts'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { setIntegration } from '../../src/domain/organizations/set-integration.ts'
import { setRefreshAnswer } from '../../src/domain/recipients/set-refresh-answer.ts'
import type { Setting } from './setting.ts'

export type World = {
  readonly server: TestServer
  readonly issuer: string
  /** `{issuer}/v3/{customerId}`. */
  readonly base: string
  /** `{base}/BankingServices`. */
  readonly banking: string
  readonly organization: Sharer
  /** An app of the organization. */
  readonly recipient: NewClient
  readonly redirectUri: string
  /** The LoginId of a customer who is connected to the organization. */
  connectedLogin(username?: string): Promise<string>
}

export type Suite = AsyncDisposable & {
  /** The world in which a setting is on, or none is. */
  world(setting: Setting | undefined): Promise<World>
}

/** One server, with an organization under the present contract and one for which the settings are on. */
export async function openSuite(): Promise<Suite> {
  const server = await openTestServer({ sharesOnward: true })
  const present = openWorld(server, await openSharer(server), server.recipient, REDIRECT_URI)
  const other = await openSharer(server, server.otherRecipient)
  const older = openWorld(server, other, server.otherRecipient, OTHER_REDIRECT_URI)
  return {
    async world(setting) {
      if (setting === undefined) return present
      await turnOn(older, setting)
      return older
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}

function openWorld(server: TestServer, organization: Sharer, recipient: NewClient, redirectUri: string): World {
  const base = `${server.issuer}/v3/${organization.customerId}`
  return {
    server,
    issuer: server.issuer,
    base,
    banking: `${base}/BankingServices`,
    organization,
    recipient,
    redirectUri,
    connectedLogin: async (username) => (await organization.open(username)).loginId,
  }
}

/** Turns on this setting, and no other, as an operator does. */
async function turnOn({ server, organization, recipient }: World, setting: Setting): Promise<void> {
  const repeats = setting === 'repeats_refresh_token'
  await act(server.stage, bySystem('test'), async (act) => {
    await setIntegration(act, organization.organizationId, repeats ? 'strict' : setting)
    await setRefreshAnswer(act, recipient.clientId, repeats)
  })
}
