// Runs the server, for `demo` and `serve`: from an open database to a clean end.

import type { LongReads } from '../api/banking/long-reads.ts'
import type { BankPolicies } from '../connectors/trouble/bank-policy.ts'
import { extendSandbox } from '../connectors/sandbox/life/seed.ts'
import { markFormerGrants } from '../domain/consents/mark-former-grants.ts'
import type { Stage } from '../domain/journal/act.ts'
import type { LearnedFields } from '../domain/retrieval/learned-fields.ts'
import { removeOldEvents } from '../domain/notifications/remove-old-events.ts'
import { announceRefreshes } from '../domain/webhooks/announce-refreshes.ts'
import { removeOldMessages } from '../domain/webhooks/drop-messages.ts'
import type { BankCalls } from '../domain/retrieval/bank-calls.ts'
import { reseal } from '../domain/secret-keys/reseal.ts'
import { deliverEvents, type DeliveryParts } from '../jobs/deliver-events.ts'
import { endWhatIsOver } from '../jobs/end-what-is-over.ts'
import { fetchLogos } from '../jobs/fetch-logos.ts'
import { noticeChangesOfAccounts } from '../jobs/notice-account-changes.ts'
import { releaseGrantsAtBanks, type ReleaseParts } from '../jobs/release-grants.ts'
import { renewGrantsAtBanks } from '../jobs/renew-grants.ts'
import { rotateKeys } from '../jobs/rotate-keys.ts'
import { runJobs, type Job } from '../jobs/run-jobs.ts'
import { runTrials } from '../jobs/run-trials.ts'
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

/** Reads all settings at once, so that a wrong one is reported before any work is done. */
export function readServerSettings(environment: Environment) {
  return {
    /** The file by which commands reach the running server. */
    serverFile: serverFileOf(environment),
    host: demandOption(options.host, environment),
    port: demandOption(options.port, environment),
    proxies: readOption(options.trustedProxies, environment) ?? noProxies,
    consentMonths: demandOption(options.consentMonths, environment),
    providerDeadline: demandOption(options.providerDeadline, environment),
    providerCalls: demandOption(options.providerCalls, environment),
    allowsLoopbackBanks: demandOption(options.allowLoopbackBanks, environment),
    failuresPerMinute: demandOption(options.failureLimit, environment),
    begunPerMinute: demandOption(options.strangerLimit, environment),
    shownOptions: Object.values(options).map((option) => showOption(option, environment)),
    demandsInteractionId: demandOption(options.demandsInteractionId, environment),
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
      demandedMembers: readOption(options.recipientMembers, environment) ?? [],
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
      longReadDeadline: demandOption(options.longReadDeadline, environment),
      longReadsAtOnce: demandOption(options.longReadsAtOnce, environment),
      longReadsPerOrganization: demandOption(options.longReadsPerOrganization, environment),
      mostTransactions: demandOption(options.transactionLimit, environment),
    },
  }
}

/** Loads the app, which is most of the code, on demand. */
export const loadApp = () => import('../app.ts')

export type Running = {
  /** Finishes the answers in progress and waits for running jobs, fifteen seconds at most. The database stays open. */
  stop(): Promise<void>
}

export async function runServer(
  settings: ServerSettings,
  { stage, log, vault, issuer }: { stage: Stage; log: Log; vault: Vault; issuer: string },
): Promise<Running> {
  const { database, clock } = stage
  const { serverFile, host, port } = settings
  const { buildApp } = await loadApp()
  const commandToken = serverFile === undefined ? undefined : newSecret()
  const {
    http,
    holds,
    banks,
    tokens,
    calls,
    policies,
    learned,
    longReads,
    webhookWriter: writer,
  } = await buildApp({ database, clock, log, vault }, { ...settings, issuer, commandToken, comparesClocks: true })
  await watchClock(stage, log)
  await markFormerGrants(database, vault)
  const stopListening = await listen(http, host, port)
  const stopWatching = holds.start()
  const removeFile = serverFile && commandToken && (await leaveServerFile(serverFile, settings, commandToken))
  const stopJobs = runJobs(
    listJobs(settings, { stage, log, vault, banks, calls, policies, learned, longReads, writer }),
    log,
  )
  await giveBackMemory()
  return {
    async stop() {
      if (removeFile) await removeFile()
      stopWatching()
      // A caller that waits for a long read is told to ask for it later: the two end together.
      await Promise.all([stopListening(), longReads.stop()])
      await stopJobs()
      await tokens.settled()
      await banks.close()
      // What this process counted last may be lost with a database that is gone; the end does not wait for it.
      await Promise.allSettled([policies.flush(), learned.flush()])
    },
  }
}

const SECOND = 1000
const MINUTE = 60_000
const DAY = 86_400_000

type JobParts = Omit<ReleaseParts, 'deadlineMilliseconds'> &
  Pick<DeliveryParts, 'writer'> & {
    readonly longReads: LongReads
    readonly calls: BankCalls
    readonly policies: BankPolicies
    readonly learned: LearnedFields
  }

function listJobs(settings: ServerSettings, parts: JobParts): readonly Job[] {
  const { stage, log, vault, writer } = parts
  const { database, clock } = stage
  const { signingKeyDays, notificationDays, providerDeadline, delivery: rules } = settings
  const fetch = openSafeFetch(settings.notifications)
  const delivering = { stage, vault, log, fetch, rules, writer }
  const trying = { ...stage, vault, log, banks: parts.banks, calls: parts.calls }
  const atBanks = { ...parts, deadlineMilliseconds: providerDeadline }
  const removeOld = async () => {
    const at = clock.now()
    const before = at.subtract({ hours: 24 * notificationDays })
    return (await removeOldEvents(database, before)) + (await removeOldMessages(database, { at, before }))
  }
  return [
    { name: 'deliver-events', everyMilliseconds: SECOND, run: (stop) => deliverEvents(delivering, stop) },
    { name: 'refresh-logins', everyMilliseconds: MINUTE, run: () => announceRefreshes(stage) },
    { name: 'go-on-with-reads', everyMilliseconds: 5 * SECOND, run: () => parts.longReads.goOn() },
    { name: 'rotate-keys', everyMilliseconds: MINUTE, run: () => rotateKeys(stage, vault, signingKeyDays) },
    { name: 'release-grants', everyMilliseconds: SECOND, run: (stop) => releaseGrantsAtBanks(atBanks, stop) },
    { name: 'renew-grants', everyMilliseconds: MINUTE, run: (stop) => renewGrantsAtBanks(atBanks, stop) },
    { name: 'run-trials', everyMilliseconds: SECOND, run: (stop) => runTrials(trying, stop) },
    { name: 'count-bank-calls', everyMilliseconds: 5 * SECOND, run: () => parts.policies.flush() },
    { name: 'learn-fields', everyMilliseconds: 5 * SECOND, run: () => parts.learned.flush() },
    { name: 'fetch-logos', everyMilliseconds: 5 * SECOND, run: (stop) => fetchLogos(stage, fetch, stop) },
    { name: 'remove-old-events', everyMilliseconds: MINUTE, run: removeOld },
    { name: 'end-what-is-over', everyMilliseconds: MINUTE, run: () => endWhatIsOver(stage) },
    {
      name: 'notice-account-changes',
      everyMilliseconds: MINUTE,
      run: (stop) => noticeChangesOfAccounts(atBanks, stop),
    },
    { name: 'watch-clock', everyMilliseconds: MINUTE, run: () => watchClock(stage, log) },
    { name: 'reseal', everyMilliseconds: MINUTE, run: (stop) => reseal(stage, vault, stop) },
    { name: 'extend-sandbox', everyMilliseconds: DAY, run: () => extendSandbox(database, clock) },
  ]
}

/** Resolves at Ctrl-C (SIGINT) or SIGTERM. A second Ctrl-C ends the process at once. */
export function untilAskedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve()).once('SIGTERM', () => resolve())
  })
}
