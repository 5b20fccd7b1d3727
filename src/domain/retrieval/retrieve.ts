// Retrieval: bank data through a permit, within a deadline, in the journal before anybody sees it.

import { strict as assert } from 'node:assert'
import type { Clock } from '../../platform/clock.ts'
import { Problem } from '../../platform/problem.ts'
import { permitAccount, permitCustomer, type AccountPermit, type CustomerPermit } from '../consents/permit.ts'
import type { LivingConsent } from '../consents/living-consent.ts'
import type { DataCluster } from '../../fdx/cluster.ts'
import type { ReadAction } from '../journal/journal-action.ts'
import type { ReadEntry, ReadJournal } from '../journal/read-journal.ts'
import type { BankCalls } from './bank-calls.ts'
import type { Connector, Page, Window } from './connector.ts'
import { windowWithin } from './window.ts'

export type Retrieval = {
  readonly clock: Clock
  readonly connectors: ReadonlyMap<string, Connector>
  readonly journal: ReadJournal
  readonly calls: BankCalls
}

/** Who reads, under which consent, in which request. */
export type Reader = {
  readonly consent: LivingConsent
  readonly requestId: string
  /** Whether the customer is present, as far as the recipient says: FDX-API-Actor-Type. */
  readonly actorType?: 'USER' | 'BATCH'
  /** The sharing partner that it is read for: its PermissionId. */
  readonly partner?: string
}

type Detail = ReadEntry['detail']

export function connectorOf({ connectors }: Retrieval, name: string): Connector {
  const connector = connectors.get(name)
  assert.ok(connector, `no connector ${name}`)
  return connector
}

/** The clusters that open something of what is read. Any of them is enough to ask; the journal names all that did. */
export type Openers = readonly [DataCluster, ...DataCluster[]]

/** Reads one account's data. `describe` says for the journal what was carried. */
export function retrieveOfAccount<T>(
  retrieval: Retrieval,
  reader: Reader,
  action: ReadAction,
  openers: Openers,
  accountHandle: string,
  ask: (connector: Connector, permit: AccountPermit) => Promise<T>,
  describe: (data: T) => Detail,
): Promise<T> {
  const clusters = consentedOf(reader, openers)
  const permit = permitAccount(reader.consent, clusters[0], accountHandle)
  return retrieve(
    retrieval,
    reader,
    action,
    (connector) => callBank(retrieval, reader, () => ask(connector, permit)),
    (data) => ({ clusters, account: accountHandle, ...describe(data) }),
  )
}

/** A page of history, with the window that it is of: what was asked, as far as the consent reaches back. */
export type HistoryPage<Row> = Page<Row> & { readonly window: Window }

/** Reads rows of one account's history: the only way to what lies in the past. */
export async function retrieveHistory<Row extends object, More>(
  retrieval: Retrieval,
  reader: Reader,
  action: ReadAction,
  opener: DataCluster,
  accountHandle: string,
  asked: Window,
  ask: (connector: Connector, permit: AccountPermit, window: Window) => Promise<Page<Row> & More>,
): Promise<HistoryPage<Row> & More> {
  const page = await retrieveOfAccount(
    retrieval,
    reader,
    action,
    [opener],
    accountHandle,
    async (connector, permit) => {
      const window = windowWithin(reader.consent.terms, retrieval.clock.now(), asked)
      return { ...(await ask(connector, permit, window)), window }
    },
    ({ rows, window }) => ({ from: window.start.toString(), to: window.end.toString(), count: rows.length }),
  )
  return { ...page, rows: page.rows.map((row) => ({ ...row, accountId: accountHandle })) }
}

/** Reads data about the customer. */
export function retrieveOfCustomer<T>(
  retrieval: Retrieval,
  reader: Reader,
  action: ReadAction,
  openers: Openers,
  ask: (connector: Connector, permit: CustomerPermit) => Promise<T>,
): Promise<T> {
  const clusters = consentedOf(reader, openers)
  const permit = permitCustomer(reader.consent, clusters[0])
  return retrieve(
    retrieval,
    reader,
    action,
    (connector) => callBank(retrieval, reader, () => ask(connector, permit)),
    () => ({ clusters }),
  )
}

export type ReadingOf<T> = { readonly accountHandle: string } & ({ readonly data: T } | { readonly problem: Problem })

/**
 * Reads several of the consent's accounts, at the same time, as one entry, which names those that were read. One that the
 * bank no longer has is left out, and one that it cannot read does not spoil the others: only where it can read none is the
 * first problem thrown.
 */
export async function retrieveOfAccounts<T>(
  retrieval: Retrieval,
  reader: Reader,
  action: ReadAction,
  openers: Openers,
  accountHandles: readonly string[],
  ask: (connector: Connector, permit: AccountPermit) => Promise<T>,
): Promise<readonly ReadingOf<T>[]> {
  const clusters = consentedOf(reader, openers)
  const permits = accountHandles.map((handle) => permitAccount(reader.consent, clusters[0], handle))
  const askOne = async (connector: Connector, permit: AccountPermit): Promise<ReadingOf<T>> => {
    const { accountHandle } = permit
    try {
      return { accountHandle, data: await callBank(retrieval, reader, () => ask(connector, permit)) }
    } catch (error) {
      if (error instanceof Problem) return { accountHandle, problem: error }
      throw error
    }
  }
  const askAll = async (connector: Connector): Promise<readonly ReadingOf<T>[]> => {
    const asked = await Promise.all(permits.map((permit) => askOne(connector, permit)))
    const readings = asked.filter((reading) => !isGone(reading))
    const [first, ...others] = readings.filter((reading) => 'problem' in reading)
    if (first && others.length + 1 === readings.length) throw first.problem
    return readings
  }
  return retrieve(retrieval, reader, action, askAll, (readings) => {
    const read = readings.filter((reading) => 'data' in reading)
    return read.length > 0 && { clusters, accounts: read.map(({ accountHandle }) => accountHandle) }
  })
}

function isGone(reading: ReadingOf<unknown>): boolean {
  return 'problem' in reading && reading.problem.code === 'account_not_found'
}

function callBank<T>({ calls }: Retrieval, { consent, requestId }: Reader, call: () => Promise<T>): Promise<T> {
  return calls.ask(consent.providerId, requestId, call)
}

/** All of them where the customer consented to none: the permit will be refused, naming the first. */
function consentedOf({ consent }: Reader, openers: Openers): Openers {
  const [first, ...rest] = openers.filter((cluster) => consent.clusters.has(cluster))
  return first === undefined ? openers : [first, ...rest]
}

async function retrieve<T>(
  retrieval: Retrieval,
  { consent, requestId, actorType, partner }: Reader,
  action: ReadAction,
  ask: (connector: Connector) => Promise<T>,
  /** Gives false where nothing was read. */
  describe: (data: T) => Detail | false,
): Promise<T> {
  const data = await ask(connectorOf(retrieval, consent.connector))
  const detail = describe(data)
  if (!detail) return data
  await retrieval.journal.record({
    at: retrieval.clock.now(),
    action,
    requestId,
    clientId: consent.clientId,
    providerId: consent.providerId,
    customerId: consent.customerId,
    consentId: consent.id,
    detail: { ...detail, actorType, partner },
  })
  return data
}
