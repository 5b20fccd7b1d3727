// The banks that are open: each provider is opened once with its present settings, and anew when they change.

import type { Database } from '../../database/open.ts'
import { Problem } from '../../platform/problem.ts'
import { findProvider, type Provider } from '../providers/provider.ts'
import type { BankCalls } from './bank-calls.ts'
import type { Bank, Connector } from './connector.ts'
import type { LearnedFields } from './learned-fields.ts'

/** A provider, as everything that calls its bank knows it. */
export type ProviderAtBank = {
  readonly providerId: number
  /** The name of the connector that speaks to it. */
  readonly connector: string
  /** Grows by one with each change of its settings or its secrets. */
  readonly settingsVersion: number
}

export type Banks = {
  /** The kinds of banks by their names. */
  readonly connectors: ReadonlyMap<string, Connector>
  /**
   * Returns the bank with settings that are this version or a later one. Ask for it again before each call: a bank with
   * former settings is closed a while after it was replaced. Throws `provider_unavailable` if it cannot be opened.
   */
  of(provider: ProviderAtBank): Promise<Bank>
  /** Closes all of them. */
  close(): Promise<void>
}

export type BanksParts = {
  readonly database: Database
  readonly connectors: readonly Connector[]
  /** Reads the secrets of a provider, opened. */
  readonly readSecrets: (providerId: number) => Promise<Readonly<Record<string, string>>>
  /** Learns from the reads of banks that do not say what they fill. */
  readonly learned: LearnedFields
  /** Is told how many calls a bank may be asked at once. */
  readonly calls: Pick<BankCalls, 'limit'>
  /** Milliseconds after which every call that was begun is over: a bank that was replaced is closed then. */
  readonly longestCall: number
}

type Kept = { readonly version: number; readonly bank: Promise<Bank> }

export function openBanks(parts: BanksParts): Banks {
  const connectors = new Map(parts.connectors.map((connector) => [connector.name, connector]))
  const kept = new Map<number, Kept>()
  const closings = new Map<NodeJS.Timeout, Kept>()

  /** What fails to close has nobody whom it could disturb. */
  function closeLater(former: Kept): void {
    const timer = setTimeout(() => {
      closings.delete(timer)
      void closeBank(former).catch(() => {})
    }, parts.longestCall)
    timer.unref()
    closings.set(timer, former)
  }

  function open(provider: ProviderAtBank): Kept {
    const opened: Kept = { version: provider.settingsVersion, bank: openBank(parts, connectors, provider) }
    opened.bank.catch(() => {
      if (kept.get(provider.providerId) === opened) kept.delete(provider.providerId)
    })
    return opened
  }

  return {
    connectors,
    of(provider) {
      const former = kept.get(provider.providerId)
      if (former && former.version >= provider.settingsVersion) return former.bank
      const opened = open(provider)
      kept.set(provider.providerId, opened)
      if (former) closeLater(former)
      return opened.bank
    },
    async close() {
      for (const timer of closings.keys()) clearTimeout(timer)
      const all = [...kept.values(), ...closings.values()]
      kept.clear()
      closings.clear()
      await Promise.allSettled(all.map(closeBank))
    },
  }
}

async function closeBank({ bank }: Kept): Promise<void> {
  await (await bank).close()
}

async function openBank(
  { database, readSecrets, learned, calls }: BanksParts,
  connectors: ReadonlyMap<string, Connector>,
  { providerId, connector: name }: ProviderAtBank,
): Promise<Bank> {
  const connector = connectors.get(name)
  const provider = await findProvider(database, providerId)
  if (!connector || !provider) throw cannotOpen(`there is no connector ${name}, or no provider ${providerId}`)
  calls.limit(providerId, provider.callsAtOnce)
  try {
    return await learned.watch(providerId, await connectProvider(connector, provider, await readSecrets(providerId)))
  } catch (error) {
    throw cannotOpen(error)
  }
}

/** Opens one provider. Throws as its connector does. */
export async function connectProvider(
  connector: Connector,
  { providerId, name, language, country, timeZone, settings }: Provider,
  secrets: Readonly<Record<string, string>>,
): Promise<Bank> {
  const read = connector.settings.parse(settings)
  return connector.open({ providerId, name, language, country, timeZone, settings: read, secrets })
}

/** @param cause goes to the log alone. */
function cannotOpen(cause: unknown): Problem {
  const detail = 'The settings of this bank do not fit. Its operator has to look at them.'
  return new Problem('provider_unavailable', detail, { cause })
}
