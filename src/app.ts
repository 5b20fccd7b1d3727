// The app: builds every part of the server and joins them. The only file that knows them all.

import type { FastifyInstance } from 'fastify'
import { bankingConventions } from './api/banking/banking-conventions.ts'
import { bankingEndpoints, bankingReads } from './api/banking/endpoints.ts'
import type { LongReads } from './api/banking/long-reads.ts'
import { organizationAccess } from './api/banking/organization-access.ts'
import type { BankingRules } from './api/banking/parts.ts'
import { sharedAccount } from './api/banking/shared-account.ts'
import { webhookWriter } from './api/banking/webhook-writer.ts'
import { dataSharingConventions } from './api/data-sharing/data-sharing-conventions.ts'
import { dataSharingEndpoints } from './api/data-sharing/endpoints.ts'
import { consentEndpoints } from './api/fdx/consents.ts'
import { fdxEndpoints } from './api/fdx/endpoints.ts'
import { readerAccess } from './api/fdx/reader-access.ts'
import { fdx5Conventions, fdx6Conventions, unservedVersionConventions } from './api/fdx/fdx-conventions.ts'
import { metaEndpoints } from './api/fdx/meta.ts'
import { writeInventory } from './api/fdx/version-5-inventory.ts'
import { notificationEndpoints } from './api/fdx/notification-endpoints.ts'
import type { NotificationRules } from './api/fdx/notification-parts.ts'
import { healthEndpoints } from './api/health/health.ts'
import { managementEndpoints } from './api/management/endpoints.ts'
import type { ManagementRules } from './api/management/parts.ts'
import { managementPaths } from './api/management/paths.ts'
import { operatorEndpoints } from './api/operator/endpoints.ts'
import { oauthEndpoints } from './api/oauth/endpoints.ts'
import { oauthConventions } from './api/oauth/oauth-conventions.ts'
import { referenceEndpoints } from './api/reference/endpoints.ts'
import { renewalTrouble } from './connectors/trouble/renewal-trouble.ts'
import { fdxConnector } from './connectors/fdx/connector.ts'
import { sandboxConnector } from './connectors/sandbox/connector.ts'
import { viewsConnector } from './connectors/views/connector.ts'
import { connectMillisecondsOf, openBankPolicies, type BankPolicies } from './connectors/trouble/bank-policy.ts'
import type { Database } from './database/open.ts'
import { readProviderSecrets } from './domain/providers/provider-secret.ts'
import { openReadJournal } from './domain/journal/read-journal.ts'
import { openUpstreamTokens, type UpstreamTokens } from './domain/grants/upstream-tokens.ts'
import { openBankCalls, type BankCalls } from './domain/retrieval/bank-calls.ts'
import { openBanks, type Banks } from './domain/retrieval/banks.ts'
import { openLearnedFields, type LearnedFields } from './domain/retrieval/learned-fields.ts'
import type { Connector } from './domain/retrieval/connector.ts'
import { openKeyRing, type KeyRing } from './domain/keys/key-ring.ts'
import { openPasswords } from './domain/operators/password.ts'
import type { WebhookWriter } from './domain/webhooks/carry-webhooks.ts'
import { sendToFirstPage } from './pages/authorization/browser-cookie.ts'
import { authorizationPages } from './pages/authorization/endpoints.ts'
import { connectPages } from './pages/connect/endpoints.ts'
import { bankReturnEndpoint } from './pages/bank-return.ts'
import { consolePages } from './pages/console/endpoints.ts'
import { consoleConventions } from './pages/console/conventions.ts'
import { guidePages } from './pages/guides/endpoints.ts'
import { homeEndpoint } from './pages/home.ts'
import { assetsEndpoint } from './pages/assets.ts'
import { myDataPages } from './pages/my-data/endpoints.ts'
import { pageConventions } from './pages/page-conventions.ts'
import { readScript } from './pages/script.ts'
import { readStylesheet } from './pages/stylesheet.ts'
import type { Clock } from './platform/clock.ts'
import type { TrustedProxies } from './platform/http/caller-address.ts'
import { openCallers } from './platform/http/callers.ts'
import type { Call, Endpoint, Conventions } from './platform/http/endpoint.ts'
import { addToSharedCount } from './database/shared-count.ts'
import { failureLimit } from './platform/http/failure-limit.ts'
import { openHoldWatch, type HoldWatch } from './platform/http/hold-watch.ts'
import { openMetrics } from './platform/http/metrics.ts'
import { mount, type Limits } from './platform/http/mount.ts'
import { strangerLimit } from './platform/http/stranger-limit.ts'
import { openTally } from './platform/http/tally.ts'
import type { Log } from './platform/log.ts'
import type { Vault } from './platform/secret.ts'
import type { ShownOption } from './platform/shown-option.ts'

export type AppSettings = {
  /** The address at which browsers and apps reach the server. */
  readonly issuer: string
  /** The proxies in front of the server. */
  readonly proxies: TrustedProxies
  readonly consentMonths: number
  readonly providerDeadline: number
  readonly providerCalls: number
  /** Whether banks may be at http addresses of this machine. */
  readonly allowsLoopbackBanks: boolean
  readonly failuresPerMinute: number
  /** How many authorizations, sign-ins and visits, each, one address may start. */
  readonly begunPerMinute: number
  readonly limits: Limits
  /** What the console shows of the settings. */
  readonly shownOptions: readonly ShownOption[]
  readonly management: ManagementRules
  readonly notifications: NotificationRules
  /** The token with which commands on this machine call the operator's API; absent if they use the database themselves. */
  readonly commandToken?: string | undefined
  readonly banking: BankingRules
  /** Whether a call of FDX 6 must have x-fapi-interaction-id, as FDX 6.4.1 says. */
  readonly demandsInteractionId: boolean
  /** Whether the clock is compared with the database's: not if a test moves it. */
  readonly comparesClocks: boolean
}

export type AppParts = {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly vault: Vault
}

export type App = {
  readonly endpoints: readonly Endpoint[]
  readonly http: FastifyInstance
  /** To be started if the process serves and does nothing else. */
  readonly holds: HoldWatch
  readonly banks: Banks
  /** To be waited for before the process ends. */
  readonly tokens: UpstreamTokens
  readonly calls: BankCalls
  /** To be flushed now and then, and before the process ends. */
  readonly policies: BankPolicies
  /** To be flushed with them. */
  readonly learned: LearnedFields
  readonly ring: KeyRing
  /** Writes what the job delivers to webhooks: no job imports an API. */
  readonly webhookWriter: WebhookWriter
  /** To be stopped before the process ends. */
  readonly longReads: LongReads
}

/** Builds the parts and joins them. The database must be migrated and hold a signing key. */
export async function buildApp(given: AppParts, settings: AppSettings): Promise<App> {
  const parts = await buildParts(given, settings)
  const { clock, log, issuer, metrics, banks, tokens, calls, policies, learned, ring, pages, consoleStylesheet } = parts
  const longReads = bankingReads({ ...parts, rules: settings.banking })
  const served = joinEndpoints({ ...parts, longReads }, settings)
  const endpoints = [...served, ...referenceEndpoints(served, issuer, pages)]
  const holds = openHoldWatch(log, metrics.held)
  const http = mount({
    endpoints,
    conventionsOf: conventionsByPath(pages, consoleConventions(consoleStylesheet)),
    callers: openCallers(settings.proxies, clock, log),
    isSecure: issuer.startsWith('https:'),
    log: metrics.watch(log),
    limits: settings.limits,
    holds,
  })
  const webhookBodies = webhookWriter({ ...parts, rules: settings.banking })
  return {
    endpoints,
    http,
    holds,
    banks,
    tokens,
    calls,
    policies,
    learned,
    ring,
    longReads,
    webhookWriter: webhookBodies,
  }
}

type Parts = Awaited<ReturnType<typeof buildParts>>

async function buildParts(given: AppParts, settings: AppSettings) {
  const { database, clock, vault } = given
  const { issuer, consentMonths, shownOptions, failuresPerMinute, begunPerMinute, demandsInteractionId } = settings
  const ring = await openKeyRing(database, vault, clock)
  const journal = openReadJournal(database)
  const { providerDeadline: deadlineMilliseconds, providerCalls: mostAtOnce } = settings
  const calls = openBankCalls({ deadlineMilliseconds, mostAtOnce }, given.log)
  const tokens = openUpstreamTokens({ database, vault, clock, deadlineMilliseconds, troubleOf: renewalTrouble })
  const policies = openBankPolicies({ ...given, deadlineMilliseconds })
  const learned = openLearnedFields(given)
  const rules = {
    allowsLoopback: settings.allowsLoopbackBanks,
    connectMilliseconds: connectMillisecondsOf(deadlineMilliseconds),
  }
  const connectors: readonly Connector[] = [
    sandboxConnector({ database, vault, clock, origin: issuer }),
    fdxConnector({ rules, policies, tokens, clock, log: given.log }),
    viewsConnector({ rules, policies, clock }),
  ]
  const readSecrets = (providerId: number) => readProviderSecrets(database, vault, providerId)
  const banks = openBanks({ database, connectors, readSecrets, learned, calls, longestCall: deadlineMilliseconds })
  const tally = openTally(clock, addToSharedCount(database, vault))
  const stylesheet = readStylesheet('customer')
  return {
    ...given,
    issuer,
    consentMonths,
    shownOptions,
    demandsInteractionId,
    ring,
    mint: { ring, issuer },
    connectors,
    banks,
    policies,
    learned,
    journal,
    calls,
    tokens,
    retrieval: { database, clock, banks, journal, calls },
    metrics: openMetrics(clock),
    failures: failureLimit(tally, failuresPerMinute),
    strangers: strangerLimit(tally, begunPerMinute),
    guesses: strangerLimit(tally, failuresPerMinute),
    stylesheet,
    consoleStylesheet: readStylesheet('console'),
    script: readScript(new URL('./pages/connect/browser/embedded.js', import.meta.url)),
    pages: pageConventions(stylesheet),
  }
}

/** Every endpoint but the reference's, in the order in which the reference lists them. */
function joinEndpoints(parts: Parts & { readonly longReads: LongReads }, settings: AppSettings): readonly Endpoint[] {
  const { database, journal, clock, issuer, connectors, stylesheet, script, pages } = parts
  const { allowsLoopback: allowsLoopbackCallbacks } = settings.notifications
  const rules = { ...settings.management, allowsLoopbackCallbacks }
  const managing = { ...parts, rules, conventions: oauthConventions }
  const banking = { ...parts, rules: settings.banking }
  const fdx = [
    ...fdxEndpoints(parts),
    ...consentEndpoints(parts),
    ...notificationEndpoints({ ...parts, rules: settings.notifications }),
  ]
  return [
    ...oauthEndpoints(
      { ...parts, tokenReader: readerAccess(parts), registerPath: managementPaths.register },
      { conventions: pages, first: (started) => sendToFirstPage(issuer, started) },
    ),
    ...managementEndpoints({ ...managing, writeInventory }),
    ...operatorEndpoints({ ...managing, commandToken: settings.commandToken }),
    ...fdx,
    ...metaEndpoints(parts, fdx),
    ...bankingEndpoints(banking, parts.longReads),
    ...dataSharingEndpoints({
      ...parts,
      client: organizationAccess(banking, 'api_secret'),
      detail: sharedAccount(banking),
    }),
    ...authorizationPages(parts),
    ...connectPages(parts),
    ...myDataPages(parts),
    bankReturnEndpoint(parts),
    assetsEndpoint(stylesheet, script),
    ...consolePages({ ...managing, stylesheet: parts.consoleStylesheet, passwords: openPasswords() }),
    homeEndpoint(stylesheet, issuer),
    ...guidePages(stylesheet),
    ...connectors.flatMap(({ endpoints }) => endpoints),
    ...healthEndpoints({ database, journal, clock: settings.comparesClocks ? clock : undefined }),
  ]
}

/** The conventions of FDX addresses by the path segment that names the version. */
const FDX_VERSIONS = new Map([
  ['', fdx5Conventions],
  ['5', fdx5Conventions],
  ['6', fdx6Conventions],
])

/** Returns the conventions of an address that no endpoint has: those of pages only for a client that accepts HTML. */
function conventionsByPath(pages: Conventions, console: Conventions) {
  return ({ path, header }: Call): Conventions => {
    if (/^\/(v3\/[^/]*\/partnerdata|partneraccess)(\/|$)/i.test(path)) return dataSharingConventions
    if (/^\/v3\//i.test(path)) return bankingConventions
    if (path.startsWith('/api/fdx/6/register')) return oauthConventions
    if (path.startsWith('/api/fdx/')) return FDX_VERSIONS.get(path.split('/')[3] ?? '') ?? unservedVersionConventions
    if (/^\/console(\/|$)/.test(path)) return console
    const isPage = !/^\/+(api|\.well-known)\b/i.test(path) && header('accept')?.includes('text/html')
    return isPage ? pages : oauthConventions
  }
}
