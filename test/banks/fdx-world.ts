// FDX world: a whole server whose operator added a bank of the kind `fdx` by the API, an app that is admitted there, and its customers.

import assert from 'node:assert/strict'
import type { Log } from '../../src/platform/log.ts'
import { openBrowser, type Browser, type OpenedPage } from '../customer.ts'
import { openClient, type OAuthClient, type Tokens } from '../oauth-client.ts'
import { openProgram, type Program } from '../operator-program.ts'
import { openTestServer, type TestServer } from '../server.ts'
import { openFakeBank, type FakeBank } from './fake-bank.ts'

export const BANK = 2000
export const OTHER_BANK = 2001

export type FdxWorld = AsyncDisposable & {
  readonly server: TestServer
  readonly bank: FakeBank
  readonly operator: Program
  readonly app: OAuthClient
  /** What the servers wrote to their logs, line by line. */
  readonly lines: string[]
}

export async function openFdxWorld(): Promise<FdxWorld> {
  const lines: string[] = []
  const write = (message: string, fields = {}): void => void lines.push(JSON.stringify({ message, ...fields }))
  const log: Log = { info: write, warn: write, error: write }
  const server = await openTestServer({ log })
  const bank = await openFakeBank({ now: () => server.clock.now() })
  const operator = await openProgram(server, 'operator')
  for (const providerId of [BANK, OTHER_BANK]) await addBank(operator, bank, providerId)
  for (const providerId of [BANK, OTHER_BANK]) await admit(operator, server.recipient.clientId, providerId)
  return {
    server,
    bank,
    operator,
    app: await openClient(server),
    lines,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      await bank[Symbol.asyncDispose]()
    },
  }
}

async function addBank(operator: Program, bank: FakeBank, providerId: number): Promise<void> {
  await operator.demand('POST', '/providers', {
    provider_id: String(providerId),
    connector: 'fdx',
    name_en: `Fake Bank ${providerId}`,
    name_fr: `Fausse Banque ${providerId}`,
    country: 'CA',
    language: 'en',
    time_zone: 'America/Toronto',
    settings: { issuer: bank.origin, clientId: bank.client.clientId, fdxAddress: bank.fdxAddress() },
  })
  const secret = { value: bank.client.clientSecret }
  await operator.demand('PUT', `/providers/${providerId}/secrets/clientSecret`, secret)
  await operator.demand('POST', `/providers/${providerId}/activate`, {})
}

async function admit(operator: Program, clientId: string, providerId: number): Promise<void> {
  await operator.demand('POST', `/recipients/${clientId}/registrations`, { provider_ids: [providerId] })
  const registration = `/registrations/${clientId}/${providerId}`
  await operator.demand('POST', `${registration}/approve`, { from: 'PENDING_APPROVAL' })
  await operator.demand('POST', `${registration}/activate`, { from: 'PENDING_ACTIVATION' })
}

/** A customer's browser on its way: it left for the bank. */
export type Departed = { readonly browser: Browser; readonly away: URL }

export async function depart({ server, app, bank }: FdxWorld, providerId = BANK): Promise<Departed> {
  const browser = openBrowser(server.issuer)
  const { address, text } = await browser.open(app.authorizeUrl({ provider_id: String(providerId) }).href)
  assert.equal(address.origin, bank.origin, text)
  return { browser, away: address }
}

/** The address to which the bank sends the customer back. */
export async function signInAtBank({ away }: Pick<Departed, 'away'>): Promise<URL> {
  const answer = await fetch(away, { redirect: 'manual' })
  const text = await answer.text()
  return new URL(answer.headers.get('location') ?? assert.fail(`${answer.status} ${text}`))
}

/** To the bank and back: the page that the customer then sees, or the address of the app. */
async function signIn(world: FdxWorld, providerId = BANK): Promise<Departed & { readonly page: OpenedPage }> {
  const departed = await depart(world, providerId)
  return { ...departed, page: await departed.browser.open((await signInAtBank(departed)).href) }
}

export type Connected = Tokens & { readonly consentId: string; readonly accounts: readonly string[] }

/** The whole trip; `accounts` in the order of the bank. */
export async function connectApp(world: FdxWorld, providerId = BANK): Promise<Connected> {
  const { browser, page } = await signIn(world, providerId)
  const review = await browser.submit(page, { decision: 'all' })
  const { address } = await browser.submit(review, { decision: 'allow' })
  const tokens = await world.app.redeem(address.searchParams.get('code') ?? assert.fail(address.href))
  const payload = Buffer.from(tokens.accessToken.split('.')[1] ?? '', 'base64url').toString()
  const { fdxConsentId: consentId } = JSON.parse(payload) as { fdxConsentId: string }
  const { status, text, body } = await read(world, tokens, '/accounts')
  assert.equal(status, 200, text)
  const accounts = body['accounts'] as readonly { readonly accountId: string }[]
  return { ...tokens, consentId, accounts: accounts.map(({ accountId }) => accountId) }
}

export type Read = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly body: Readonly<Record<string, unknown>>
}

/** GET below /api/fdx/6. @param at the address of a server beside the first. */
export async function read(
  { server }: Pick<FdxWorld, 'server'>,
  { accessToken }: Pick<Tokens, 'accessToken'>,
  path: string,
  at = server.issuer,
): Promise<Read> {
  const answer = await fetch(`${at}/api/fdx/6${path}`, { headers: { authorization: `Bearer ${accessToken}` } })
  const text = await answer.text()
  const isJson = /json/.test(answer.headers.get('content-type') ?? '')
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    body: isJson ? (JSON.parse(text) as Read['body']) : {},
  }
}

/** Every row of every table, as text. */
export async function dump({ server: { database } }: FdxWorld): Promise<string> {
  const tables = await database.run<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public'`,
    [],
  )
  const texts = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await database.run<{ row: string }>(`select t::text as row from "${name}" t`, [])
      return rows.map(({ row }) => `${name} ${row}`).join('\n')
    }),
  )
  return texts.join('\n')
}
