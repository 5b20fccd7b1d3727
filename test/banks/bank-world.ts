// Bank world: a whole server with a provider that speaks FDX at a fake bank, and a customer of it who consented by a real trip.

import assert from 'node:assert/strict'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { addProvider } from '../../src/domain/providers/add-provider.ts'
import { setProviderSecret } from '../../src/domain/providers/provider-secret.ts'
import { admitRecipient } from '../../src/domain/registrations/admit-recipient.ts'
import { openBrowser } from '../customer.ts'
import { openClient } from '../oauth-client.ts'
import { openTestServer, type TestServer, type TestServerOptions } from '../server.ts'
import { openFakeBank, type FakeBank, type FakeBankOptions } from './fake-bank.ts'

export const FAKE_PROVIDER = 2000

export type BankWorld = AsyncDisposable & {
  readonly server: TestServer
  readonly bank: FakeBank
  /** The handles of the shared accounts, in the order of the bank. */
  readonly accounts: readonly string[]
  /** GET below /api/fdx/6, of this server or of one beside it. */
  read(path: string, at?: string): Promise<Response>
  /** Gives an access token that has not expired. */
  token(): Promise<string>
}

/** What the world needs of a bank, which may be of another process. */
export type BankAddress = Pick<FakeBank, 'origin' | 'client'> & { readonly fdx: string }

export type BankWorldOptions = TestServerOptions & {
  readonly bank?: FakeBankOptions
  readonly settings?: Readonly<Record<string, unknown>>
}

export async function openBankWorld({ bank: options, settings, ...given }: BankWorldOptions = {}): Promise<BankWorld> {
  const server = await openTestServer(given)
  const bank = await openFakeBank({ ...options, now: () => server.clock.now() })
  const consented = await consentAtBank(
    server,
    { origin: bank.origin, client: bank.client, fdx: bank.fdxAddress() },
    settings,
  )
  return {
    server,
    bank,
    ...consented,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      await bank[Symbol.asyncDispose]()
    },
  }
}

/** Adds the bank to the server; a customer of it consents. */
export async function consentAtBank(
  server: TestServer,
  bank: BankAddress,
  settings: BankWorldOptions['settings'] = {},
): Promise<Pick<BankWorld, 'accounts' | 'read' | 'token'>> {
  await act(server.stage, bySystem('test'), async (act) => {
    const providerId = await addProvider(act, {
      providerId: FAKE_PROVIDER,
      name: { en: 'Fake Bank', fr: 'Fausse Banque' },
      country: 'CA',
      language: 'en',
      connector: 'fdx',
      status: 'ACTIVE',
      settings: { issuer: bank.origin, clientId: bank.client.clientId, fdxAddress: bank.fdx, ...settings },
    })
    await setProviderSecret(act, server.vault, { providerId, name: 'clientSecret', value: bank.client.clientSecret })
    await admitRecipient(act, server.recipient.clientId, providerId)
  })
  const token = await consentAt(server, bank)
  const read: BankWorld['read'] = async (path, at = server.issuer) =>
    fetch(`${at}/api/fdx/6${path}`, { headers: { authorization: `Bearer ${await token()}` } })
  const listed = await read('/accounts')
  assert.equal(listed.status, 200)
  const { accounts } = (await listed.json()) as { readonly accounts: readonly { readonly accountId: string }[] }
  return { accounts: accounts.map(({ accountId }) => accountId), read, token }
}

/**
 * The bank signs its customer in at once: between the two addresses of Portage there is one redirect. Returns a function that
 * gives an access token which has not expired.
 */
async function consentAt(server: TestServer, bank: BankAddress): Promise<() => Promise<string>> {
  const app = await openClient(server)
  const browser = openBrowser(server.issuer)
  const away = await browser.open(app.authorizeUrl({ provider_id: String(FAKE_PROVIDER) }).href)
  assert.equal(away.address.origin, bank.origin, away.text)
  const back = await fetch(away.address, { redirect: 'manual' })
  const accounts = await browser.open(back.headers.get('location') ?? '')
  const review = await browser.submit(accounts, { decision: 'all' })
  const answer = await browser.submit(review, { decision: 'allow' })
  const { accessToken, refreshToken } = await app.redeem(answer.address.searchParams.get('code') ?? '')
  const current = { accessToken, since: server.clock.now() }
  return async () => {
    if (server.clock.now().since(current.since).total('seconds') < 120) return current.accessToken
    current.accessToken = await app.refresh(refreshToken)
    current.since = server.clock.now()
    return current.accessToken
  }
}
