// The app: builds every part and joins them. The only file that knows them all.

import type { FastifyInstance } from 'fastify'
import { bankingConventions } from './api/banking/banking-conventions.ts'
import { bankingEndpoints } from './api/banking/endpoints.ts'
import { organizationAccess } from './api/banking/organization-access.ts'
import type { BankingRules } from './api/banking/parts.ts'
import { sharedAccount } from './api/banking/shared-account.ts'
import { dataSharingConventions } from './api/data-sharing/data-sharing-conventions.ts'
import { dataSharingEndpoints } from './api/data-sharing/endpoints.ts'
import { consentEndpoints } from './api/fdx/consents.ts'
import { fdxEndpoints, metaEndpoints } from './api/fdx/endpoints.ts'
import { fdx5Conventions, fdx6Conventions, unservedVersionConventions } from './api/fdx/fdx-conventions.ts'
import { writeInventory } from './api/fdx/version-5-inventory.ts'
import { notificationEndpoints } from './api/fdx/notification-endpoints.ts'
import type { NotificationRules } from './api/fdx/notification-parts.ts'
import { healthEndpoints } from './api/health/health.ts'
import { managementEndpoints } from './api/management/endpoints.ts'
import type { ManagementRules } from './api/management/parts.ts'
import { operatorEndpoints } from './api/operator/endpoints.ts'
import { oauthEndpoints } from './api/oauth/endpoints.ts'
import { oauthConventions } from './api/oauth/oauth-conventions.ts'
import { referenceEndpoints } from './api/reference/endpoints.ts'
import { sandboxConnector } from './connectors/sandbox/connector.ts'
import type { Database } from './database/open.ts'
import type { Connector } from './domain/retrieval/connector.ts'
import { openReadJournal } from './domain/journal/read-journal.ts'
import { openBankCalls } from './domain/retrieval/bank-calls.ts'
import { openKeyRing, type KeyRing } from './domain/keys/key-ring.ts'
import { openPasswords } from './domain/operators/password.ts'
import { sendToFirstPage } from './pages/authorization/browser-cookie.ts'
import { authorizationPages } from './pages/authorization/endpoints.ts'
import { connectPages } from './pages/connect/endpoints.ts'
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
import { openMetrics, type Metrics } from './platform/http/metrics.ts'
import { mount, type Limits, type Mounting } from './platform/http/mount.ts'
import { strangerLimit } from './platform/http/stranger-limit.ts'
import { openTally } from './platform/http/tally.ts'
import type { Log } from './platform/log.ts'
import type { Vault } from './platform/secret.ts'
import type { ShownOption } from './platform/shown-option.ts'

export type AppSettings = {
  /** Where browsers and apps reach the server. */
  readonly issuer: string
  /** In front of the server. */
  readonly proxies: TrustedProxies
  readonly consentMonths: number
  readonly providerDeadline: number
  readonly providerCalls: number
  readonly failuresPerMinute: number
  /** What one address may begin without having signed in. */
  readonly begunPerMinute: number
  readonly limits: Limits
  /** For the console. */
  readonly shownOptions: readonly ShownOption[]
  readonly management: ManagementRules
  readonly notifications: NotificationRules
  /** By which the operator's API knows commands on this machine; absent where they need not ask. */
  readonly commandToken?: string | undefined
  readonly banking: BankingRules
  /** Whether the clock is compared with the database's: not where a test moves it. */
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
  /** To be started where the process serves and does nothing else. */
  readonly holds: HoldWatch
  readonly connectors: ReadonlyMap<string, Connector>
  readonly ring: KeyRing
}

/** The database must be migrated and hold a signing key. */
export async function buildApp(parts: AppParts, settings: AppSettings): Promise<App> {
  const { database, clock, log, vault } = parts
  const { issuer, consentMonths, management, shownOptions } = settings
  const stylesheet = readStylesheet('customer')
  const consoleStylesheet = readStylesheet('console')
  const script = readScript(new URL('./pages/connect/browser/embedded.js', import.meta.url))
  const pages = pageConventions(stylesheet)
  const ring = await openKeyRing(database, vault, clock)
  const mint = { ring, issuer }
  const sandbox = sandboxConnector({ database, vault, clock, origin: issuer })
  const connectors: ReadonlyMap<string, Connector> = new Map([[sandbox.name, sandbox]])
  const journal = openReadJournal(database)
  const { providerDeadline: deadlineMilliseconds, providerCalls: mostAtOnce } = settings
  const calls = openBankCalls({ deadlineMilliseconds, mostAtOnce })
  const retrieval = { clock, connectors, journal, calls }
  const fdx = { database, clock, vault, issuer, mint, retrieval }
  const fdxServed = fdxEndpoints(fdx)
  const metrics = openMetrics(clock)
  const tally = openTally(clock, addToSharedCount(database, vault))
  const failures = failureLimit(tally, settings.failuresPerMinute)
  const strangers = strangerLimit(tally, settings.begunPerMinute)
  const operating = { ...parts, issuer, rules: management, ring, connectors, metrics, shownOptions }
  const banking = { ...parts, retrieval, failures, consentMonths, rules: settings.banking }
  const served = [
    ...oauthEndpoints(
      { ...parts, issuer, consentMonths, ring, mint, connectors, failures, strangers },
      { conventions: pages, first: (started) => sendToFirstPage(issuer, started) },
    ),
    ...managementEndpoints({
      ...parts,
      mint,
      connectors,
      conventions: oauthConventions,
      writeInventory,
      rules: management,
    }),
    ...operatorEndpoints({ ...operating, commandToken: settings.commandToken, conventions: oauthConventions }),
    ...fdxServed,
    ...metaEndpoints({ ...fdx, metrics }, fdxServed),
    ...consentEndpoints({ ...fdx, log }),
    ...notificationEndpoints({ database, clock, vault, issuer, mint, rules: settings.notifications }),
    ...bankingEndpoints(banking),
    ...dataSharingEndpoints({
      database,
      clock,
      vault,
      failures,
      client: organizationAccess(banking, 'api_secret'),
      detail: sharedAccount(banking),
    }),
    ...authorizationPages({ database, clock, vault, issuer, connectors, calls, stylesheet, consentMonths, strangers }),
    ...connectPages({ ...parts, issuer, stylesheet, script, strangers }),
    ...myDataPages({ ...parts, issuer, connectors, calls, stylesheet, strangers }),
    assetsEndpoint(stylesheet, script),
    ...consolePages({
      ...operating,
      passwords: openPasswords(),
      guesses: strangerLimit(tally, settings.failuresPerMinute),
      stylesheet: consoleStylesheet,
    }),
    homeEndpoint(stylesheet, issuer),
    ...guidePages(stylesheet),
    ...sandbox.endpoints,
    ...healthEndpoints({ database, journal, clock: settings.comparesClocks ? clock : undefined }),
  ]
  const endpoints = [...served, ...referenceEndpoints(served, issuer, pages)]
  const conventionsOf = conventionsByPath(pages, consoleConventions(consoleStylesheet))
  return { endpoints, ...open({ endpoints, conventionsOf, metrics }, parts, settings), connectors, ring }
}

type Opening = Pick<Mounting, 'endpoints' | 'conventionsOf'> & { readonly metrics: Metrics }

function open({ metrics, ...mounting }: Opening, { clock, log }: AppParts, settings: AppSettings) {
  const { issuer, proxies, limits } = settings
  const holds = openHoldWatch(log, metrics.held)
  const callers = openCallers(proxies, clock, log)
  const isSecure = issuer.startsWith('https:')
  return { http: mount({ ...mounting, callers, isSecure, log: metrics.watch(log), limits, holds }), holds }
}

/** By the segment that names the version; without one, nothing is there in any. */
const FDX_VERSIONS = new Map([
  ['', fdx5Conventions],
  ['5', fdx5Conventions],
  ['6', fdx6Conventions],
])

/** The conventions of an address that no endpoint has: a page is only for who reads pages. */
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
