// Test server: a whole server on a port of its own, with the sandbox's banks, a recipient, a second one and a partner.

import { randomBytes } from 'node:crypto'
import { buildApp, type App } from '../src/app.ts'
import { sandboxBanks } from '../src/connectors/sandbox/bank/banks.ts'
import { act, bySystem, type Act, type Stage } from '../src/domain/journal/act.ts'
import { makeSigningKey } from '../src/domain/keys/make-signing-key.ts'
import { createOrganization } from '../src/domain/organizations/create-organization.ts'
import { admitRecipient } from '../src/domain/registrations/admit-recipient.ts'
import { createPartner } from '../src/domain/clients/create-partner.ts'
import type { RecipientRules } from '../src/domain/recipients/recipient-request.ts'
import type { NewClient } from '../src/domain/clients/add-client.ts'
import { createRecipient } from '../src/domain/recipients/create-recipient.ts'
import { openStoredVault } from '../src/domain/secret-keys/open-stored-vault.ts'
import { dataClusters, type DataCluster } from '../src/fdx/cluster.ts'
import { options as settings } from '../src/options.ts'
import { movableClock, type MovableClock } from '../src/platform/clock.ts'
import { noProxies, readTrustedProxies } from '../src/platform/http/caller-address.ts'
import { silentLog, type Log } from '../src/platform/log.ts'
import type { Limits } from '../src/platform/http/mount.ts'
import { showOption } from '../src/platform/shown-option.ts'
import type { Vault } from '../src/platform/secret.ts'
import { freePort } from '../tools/free-port.ts'
import { openTestDatabase, type TestDatabase } from './database.ts'
import { holdToReference } from './openapi.ts'
import { seeded, STORY_START } from './seeded.ts'
import { usualLimits, usualReads } from './usual-limits.ts'
import { answers } from './server-process.ts'
import { until } from './until.ts'
import { addSandboxBanks } from '../src/connectors/sandbox/add-sandbox-banks.ts'

export const REDIRECT_URI = 'https://app.example/callback'
export const OTHER_REDIRECT_URI = 'https://other.example/callback'

export type TestServer = AsyncDisposable & {
  readonly issuer: string
  readonly app: App
  readonly database: TestDatabase
  readonly stage: Stage
  readonly vault: Vault
  /** Stands still until a story moves it. */
  readonly clock: MovableClock
  /** Registered as ACTIVE at both banks, for every scope, with REDIRECT_URI. */
  readonly recipient: NewClient
  /** A recipient of another organization, registered at provider 1000 only, with OTHER_REDIRECT_URI. */
  readonly otherRecipient: NewClient
  readonly partner: NewClient
  /** Starts another server on the same data and with the same issuer, at an address of its own. Dispose of it first. */
  besideIt(): Promise<AsyncDisposable & { readonly address: string; readonly app: App }>
  /** Ends this server and starts another on its data, at its address. Dispose of that one only. */
  restart(secretKeys?: readonly Buffer[]): Promise<TestServer>
}

export type TestServerOptions = {
  readonly secretKey?: Buffer
  /** The host of the issuer: `localhost` for passkeys. */
  readonly hostname?: string
  readonly log?: Log
  /** The setting TRUSTED_PROXIES. */
  readonly trustedProxies?: string
  /** The https issuer that a proxy would serve; the story itself calls the server directly. */
  readonly behindHttps?: string
  /** Milliseconds. */
  readonly providerDeadline?: number
  readonly providerCalls?: number
  readonly failuresPerMinute?: number
  readonly begunPerMinute?: number
  readonly limits?: Partial<Limits>
  /** The clusters that the first recipient may request. */
  readonly clusters?: readonly DataCluster[]
  readonly redirectUris?: readonly string[]
  readonly allowsLoopbackRedirects?: boolean
  readonly demandedMembers?: RecipientRules['demandedMembers']
  /** True if the first recipient's organization may share with partners. */
  readonly sharesOnward?: boolean
  /** Milliseconds. */
  readonly dispatchAfter?: number
  /** The bounds of the Banking API's long reads. */
  readonly longReads?: Partial<typeof usualReads>
  readonly mostTransactions?: number
  readonly comparesClocks?: boolean
  readonly demandsInteractionId?: boolean
}

export async function openTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const database = await openTestDatabase(seeded)
  const clock = movableClock(STORY_START)
  const stage = { database, clock }
  const secretKeys = [options.secretKey ?? randomBytes(32)]
  const vault = await openStoredVault(stage, secretKeys)
  const clients = await act(stage, bySystem('test'), (act) => makeWorld(act, vault, options))
  return startServer({ database, clock, clients, port: await freePort(), options }, secretKeys)
}

type Place = {
  readonly database: TestDatabase
  readonly clock: MovableClock
  readonly clients: Awaited<ReturnType<typeof makeWorld>>
  readonly port: number
  readonly options: TestServerOptions
}

async function startServer(place: Place, secretKeys: readonly Buffer[]): Promise<TestServer> {
  const { database, clock, clients, port, options } = place
  const stage = { database, clock }
  const vault = await openStoredVault(stage, secretKeys)
  const issuer = `http://${options.hostname ?? '127.0.0.1'}:${port}`
  const { app, end } = await startNode(place, vault, issuer, port)
  return {
    issuer,
    app,
    database,
    stage,
    vault,
    clock,
    ...clients,
    async besideIt() {
      const port = await freePort()
      const { app, end } = await startNode(place, vault, issuer, port)
      return { address: `http://127.0.0.1:${port}`, app, [Symbol.asyncDispose]: end }
    },
    async restart(keys = secretKeys) {
      await end()
      // Wait until clients have noticed that their connections are closed.
      await until(async () => !(await answers(issuer)))
      return startServer(place, keys)
    },
    async [Symbol.asyncDispose]() {
      try {
        await end()
      } finally {
        await database[Symbol.asyncDispose]()
      }
    },
  }
}

async function startNode({ database, clock, options }: Place, vault: Vault, issuer: string, port: number) {
  const log = options.log ?? silentLog
  const app = await buildApp(
    { database, clock, log, vault },
    {
      issuer: options.behindHttps ?? issuer,
      proxies: readTrustedProxies(options.trustedProxies ?? '') ?? noProxies,
      consentMonths: 12,
      providerDeadline: options.providerDeadline ?? 10_000,
      allowsLoopbackBanks: true,
      providerCalls: options.providerCalls ?? 50,
      failuresPerMinute: options.failuresPerMinute ?? 1000,
      // The clock stands still: to the limit, all that a story begins is begun in one minute.
      begunPerMinute: options.begunPerMinute ?? 100_000,
      limits: { ...usualLimits, ...options.limits },
      shownOptions: Object.values(settings).map((option) => showOption(option, {})),
      comparesClocks: options.comparesClocks ?? false,
      demandsInteractionId: options.demandsInteractionId ?? false,
      management: {
        allowsLoopbackRedirects: options.allowsLoopbackRedirects ?? false,
        mostRedirectUris: 20,
        mostRegistrations: 1000,
        demandedMembers: options.demandedMembers ?? [],
      },
      notifications: { allowsLoopback: true, mostSubscriptions: 20 },
      banking: {
        ...usualReads,
        ...(options.dispatchAfter !== undefined && { dispatchAfterMilliseconds: options.dispatchAfter }),
        ...options.longReads,
        mostTransactions: options.mostTransactions ?? 25_000,
      },
    },
  )
  const reference = holdToReference(app)
  await app.http.listen({ host: '127.0.0.1', port })
  const end = async (): Promise<void> => {
    await app.http.close()
    reference.demandKept()
  }
  return { app, end }
}

/** Makes a signing key, the sandbox's banks, two recipients and a partner. */
export async function makeWorld(act: Act, vault: Vault, options: TestServerOptions = {}) {
  await makeSigningKey(act, vault, act.at)
  await addSandboxBanks(act)
  const ours = await createOrganization(act, 'Story Apps')
  const theirs = await createOrganization(act, 'Other Apps')
  const recipient = await createRecipient(act, ours, {
    ...anApp('Story App', options.redirectUris ?? [REDIRECT_URI]),
    clusters: options.clusters ?? dataClusters,
    sharesOnward: options.sharesOnward ?? false,
  })
  const otherRecipient = await createRecipient(act, theirs, anApp('Other App', [OTHER_REDIRECT_URI]))
  for (const { providerId } of sandboxBanks) await admitRecipient(act, recipient.clientId, providerId)
  await admitRecipient(act, otherRecipient.clientId, 1000)
  return { recipient, otherRecipient, partner: await createPartner(act, ours) }
}

function anApp(name: string, redirectUris: readonly string[]) {
  return {
    name,
    description: 'An app of a story.',
    country: 'CA',
    clusters: dataClusters,
    redirectUris,
    logoUri: 'https://app.example/logo.png',
    clientUri: 'https://app.example/',
    termsUri: 'https://app.example/terms',
    contacts: ['app@example.com'],
  } as const
}
