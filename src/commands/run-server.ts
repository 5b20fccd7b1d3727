// Running the server: the parts that `demo` and `serve` have in common, from open database to clean end.

import { extendSandbox } from '../connectors/sandbox/life/seed.ts'
import { markFormerGrants } from '../domain/consents/mark-former-grants.ts'
import type { Stage } from '../domain/journal/act.ts'
import { removeOldEvents } from '../domain/notifications/remove-old-events.ts'
import { reseal } from '../domain/secret-keys/reseal.ts'
import { deliverEvents } from '../jobs/deliver-events.ts'
import { endWhatIsOver } from '../jobs/end-what-is-over.ts'
import { fetchLogos } from '../jobs/fetch-logos.ts'
import { noticeChangesOfAccounts } from '../jobs/notice-account-changes.ts'
import { releaseGrantsAtBanks } from '../jobs/release-grants.ts'
import { rotateKeys } from '../jobs/rotate-keys.ts'
import { runJobs } from '../jobs/run-jobs.ts'
import { watchClock } from '../jobs/watch-clock.ts'
import { options } from '../options.ts'
import { demandOption, readOption, type Environment } from '../platform/option.ts'
import { noProxies } from '../platform/http/caller-address.ts'
import { openSafeFetch } from '../platform/http/safe-fetch.ts'
import type { Log } from '../platform/log.ts'
import { newSecret, type Vault } from '../platform/secret.ts'
import { showOption } from '../platform/shown-option.ts'
import { giveBackMemory } from './give-back-memory.ts'
import { listen } from './listen.ts'
import { leaveServerFile, serverFileOf } from './running-server.ts'

export type ServerSettings = ReturnType<typeof readServerSettings>

/** Everything at once and first, so that a wrong setting is told before any work is done. */
export function readServerSettings(environment: Environment) {
  return {
    /** For commands while the server runs. */
    serverFile: serverFileOf(environment),
    host: demandOption(options.host, environment),
    port: demandOption(options.port, environment),
    proxies: readOption(options.trustedProxies, environment) ?? noProxies,
    consentMonths: demandOption(options.consentMonths, environment),
    providerDeadline: demandOption(options.providerDeadline, environment),
    providerCalls: demandOption(options.providerCalls, environment),
    failuresPerMinute: demandOption(options.failureLimit, environment),
    begunPerMinute: demandOption(options.strangerLimit, environment),
    shownOptions: Object.values(options).map((option) => showOption(option, environment)),
    limits: {
      bodyBytes: demandOption(options.bodyLimit, environment),
      longBodyBytes: demandOption(options.longBodyLimit, environment),
      headBytes: demandOption(options.headLimit, environment),
      requestMilliseconds: demandOption(options.requestTimeout, environment),
      answerMilliseconds: demandOption(options.answerTimeout, environment),
      requestsAtOnce: demandOption(options.requestsAtOnce, environment),
      requestQueue: demandOption(options.requestQueue, environment),
      patienceMilliseconds: demandOption(options.requestPatience, environment),
    },
    management: {
      allowsLoopbackRedirects: demandOption(options.allowLoopbackRedirects, environment),
      mostRedirectUris: demandOption(options.redirectUriLimit, environment),
      mostRegistrations: demandOption(options.registrationLimit, environment),
    },
    notifications: {
      allowsLoopback: demandOption(options.allowLoopbackCallbacks, environment),
      mostSubscriptions: demandOption(options.subscriptionLimit, environment),
    },
    signingKeyDays: demandOption(options.signingKeyDays, environment),
    notificationDays: demandOption(options.notificationDays, environment),
    delivery: {
      deadline: demandOption(options.notificationDeadline, environment),
      mostAttempts: demandOption(options.notificationAttempts, environment),
      mostAtOnce: demandOption(options.notificationsAtOnce, environment),
    },
    banking: {
      dispatchAfterMilliseconds: demandOption(options.dispatchAfter, environment),
      mostTransactions: demandOption(options.transactionLimit, environment),
    },
  }
}

/** Loaded when it is needed, or while something else is waited for: it is most of the code. */
export const loadApp = () => import('../app.ts')

export type Running = {
  /** Answers what has begun and waits for the job that runs, fifteen seconds at most. The database stays open. */
  stop(): Promise<void>
}

export async function runServer(
  settings: ServerSettings,
  { stage, log, vault, issuer }: { stage: Stage; log: Log; vault: Vault; issuer: string },
): Promise<Running> {
  const { database, clock } = stage
  const { serverFile } = settings
  const { buildApp } = await loadApp()
  const commandToken = serverFile === undefined ? undefined : newSecret()
  const { http, holds, connectors } = await buildApp(
    { database, clock, log, vault },
    { ...settings, issuer, commandToken, comparesClocks: true },
  )
  await watchClock(stage, log)
  await markFormerGrants(database, vault)
  const stopListening = await listen(http, settings.host, settings.port)
  const stopWatching = holds.start()
  const removeFile = serverFile && commandToken && (await leaveServerFile(serverFile, settings, commandToken))
  const fetch = openSafeFetch(settings.notifications)
  const delivering = { stage, vault, fetch, rules: settings.delivery }
  const noticing = { stage, vault, connectors, deadlineMilliseconds: settings.providerDeadline }
  const releasing = { ...noticing, log }
  const stopJobs = runJobs(
    [
      { name: 'deliver-events', everyMilliseconds: 1000, run: (stop) => deliverEvents(delivering, stop) },
      {
        name: 'rotate-keys',
        everyMilliseconds: 60_000,
        run: () => rotateKeys(stage, vault, settings.signingKeyDays),
      },
      { name: 'release-grants', everyMilliseconds: 1000, run: (stop) => releaseGrantsAtBanks(releasing, stop) },
      { name: 'fetch-logos', everyMilliseconds: 5000, run: (stop) => fetchLogos(stage, fetch, stop) },
      {
        name: 'remove-old-events',
        everyMilliseconds: 60_000,
        run: () => removeOldEvents(database, clock.now().subtract({ hours: 24 * settings.notificationDays })),
      },
      { name: 'end-what-is-over', everyMilliseconds: 60_000, run: () => endWhatIsOver(stage) },
      {
        name: 'notice-account-changes',
        everyMilliseconds: 60_000,
        run: (stop) => noticeChangesOfAccounts(noticing, stop),
      },
      { name: 'watch-clock', everyMilliseconds: 60_000, run: () => watchClock(stage, log) },
      { name: 'reseal', everyMilliseconds: 60_000, run: (stop) => reseal(stage, vault, stop) },
      { name: 'extend-sandbox', everyMilliseconds: 86_400_000, run: () => extendSandbox(database, clock) },
    ],
    log,
  )
  await giveBackMemory()
  return {
    async stop() {
      if (removeFile) await removeFile()
      stopWatching()
      await stopListening()
      await stopJobs()
    },
  }
}

/** Resolves at Ctrl-C or when the system asks to end; a second Ctrl-C ends at once. */
export function untilAskedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve()).once('SIGTERM', () => resolve())
  })
}
