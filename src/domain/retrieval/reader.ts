// Reader: the only way to bank data. Each read has a permit, a deadline at the bank, and an entry in the journal before
// anybody sees what was read.

import { Problem } from '../../platform/problem.ts'
import { isGrantEnded } from '../grants/renewal.ts'
import type { LivingConsent } from '../consents/living-consent.ts'
import { endConsentsOfGrant } from '../consents/end-consents-of-grant.ts'
import { permitAccount, permitCustomer } from '../consents/permit.ts'
import type { ReadEntry } from '../journal/read-journal.ts'
import type { Bank, HistoryRequest } from './connector.ts'
import type { AccountRead, CustomerRead, HistoryPage, HistoryRead, Openers, Outcome, ReadWith } from './read.ts'
import type { Retrieval } from './retrieval.ts'
import { windowWithin } from './window.ts'

/** Who reads, under which consent, in which request. */
export type ReaderIdentity = {
  readonly consent: LivingConsent
  readonly requestId: string
  /** Whether the customer is present, as far as the recipient says: FDX-API-Actor-Type. */
  readonly actorType?: 'USER' | 'BATCH'
  /** The sharing partner that it is read for: its PermissionId. */
  readonly partner?: string
}

export type Reader = {
  readonly consent: LivingConsent
  /** What the bank says of itself, without a permit. */
  bank(): Promise<Pick<Bank, 'defaultWindowDays' | 'offers'>>
  readCustomer<T>(read: CustomerRead<T>): Promise<T>
  readAccount<T>(accountHandle: string, read: AccountRead<T>): Promise<T>
  /**
   * Reads several accounts at the same time, as one entry, which names those that were read. An account that the bank no
   * longer has is left out, and one that it cannot read does not spoil the others: only if it can read none, the first
   * problem is thrown.
   */
  readAccounts<T>(accountHandles: readonly string[], read: AccountRead<T>): Promise<readonly Outcome<T>[]>
  /** Reads a page of one account's history, in the window that is left of the one asked for. Throws `invalid_date_range`. */
  readHistory<Row extends object, More>(
    accountHandle: string,
    read: HistoryRead<Row, More>,
    request: HistoryRequest,
  ): Promise<HistoryPage<Row> & More>
}

export function openReader(retrieval: Retrieval, identity: ReaderIdentity): Reader {
  const { consent, requestId, actorType } = identity
  const { banks, calls, clock } = retrieval

  async function ask<Permit, T>(read: ReadWith<Permit, T>, permit: Permit): Promise<T> {
    try {
      return await calls.ask(consent.providerId, requestId, async (given) => {
        const bank = await banks.of(consent)
        const call = actorType === undefined ? given : { ...given, actorType }
        return read.ask({ bank, call, permit, consent, now: clock.now() })
      })
    } catch (error) {
      if (isGrantEnded(error)) await endConsentsOfGrant(retrieval, { consentId: consent.id, requestId })
      throw error
    }
  }

  const reader: Reader = {
    consent,
    bank: () => banks.of(consent),

    async readCustomer(read) {
      const clusters = consentedOf(consent, read.openers)
      const data = await ask(read, permitCustomer(consent, clusters[0]))
      const detail = { clusters, ...read.describe?.(data) }
      await record(retrieval, identity, { action: read.action, detail })
      return data
    },

    async readAccount(accountHandle, read) {
      const clusters = consentedOf(consent, read.openers)
      const data = await ask(read, permitAccount(consent, clusters[0], accountHandle))
      const detail = { clusters, account: accountHandle, ...read.describe?.(data) }
      await record(retrieval, identity, { action: read.action, detail })
      return data
    },

    async readAccounts(accountHandles, read) {
      const clusters = consentedOf(consent, read.openers)
      const permits = accountHandles.map((handle) => permitAccount(consent, clusters[0], handle))
      const all = await Promise.all(permits.map((permit) => outcomeOf(permit.accountHandle, ask(read, permit))))
      const outcomes = all.filter((outcome) => !isGone(outcome))
      const accounts = outcomes.filter((outcome) => 'data' in outcome).map(({ accountHandle }) => accountHandle)
      const [problem] = outcomes.flatMap((outcome) => ('problem' in outcome ? [outcome.problem] : []))
      if (problem && accounts.length === 0) throw problem
      if (accounts.length > 0)
        await record(retrieval, identity, { action: read.action, detail: { clusters, accounts } })
      return outcomes
    },

    async readHistory(accountHandle, { action, openers, ask }, { window: wanted, page }) {
      const read = await reader.readAccount(accountHandle, {
        action,
        openers,
        async ask(asking) {
          const window = windowWithin(asking.consent.terms, asking.now, wanted)
          return { ...(await ask({ ...asking, window, page })), window }
        },
        describe: ({ rows, window }) => ({
          from: window.start.toString(),
          to: window.end.toString(),
          count: rows.length,
        }),
      })
      return { ...read, rows: read.rows.map((row) => ({ ...row, accountId: accountHandle })) }
    },
  }
  return reader
}

/** All of them if the customer consented to none: the permit will be refused, naming the first. */
function consentedOf({ clusters }: LivingConsent, openers: Openers): Openers {
  const [first, ...rest] = openers.filter((cluster) => clusters.has(cluster))
  return first === undefined ? openers : [first, ...rest]
}

async function outcomeOf<T>(accountHandle: string, answer: Promise<T>): Promise<Outcome<T>> {
  try {
    return { accountHandle, data: await answer }
  } catch (error) {
    if (error instanceof Problem) return { accountHandle, problem: error }
    throw error
  }
}

function isGone(outcome: Outcome<unknown>): boolean {
  return 'problem' in outcome && outcome.problem.code === 'account_not_found'
}

async function record(
  { journal, clock }: Retrieval,
  { consent, requestId, actorType, partner }: ReaderIdentity,
  { action, detail }: Pick<ReadEntry, 'action' | 'detail'>,
): Promise<void> {
  await journal.record({
    at: clock.now(),
    action,
    requestId,
    clientId: consent.clientId,
    providerId: consent.providerId,
    customerId: consent.customerId,
    consentId: consent.id,
    detail: { ...detail, actorType, partner },
  })
}
