// Checks that a bank opens with its settings and its secrets: before it is opened to customers, and with each change after that.

import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { findProvider, isServed, type Provider } from '../providers/provider.ts'
import { readProviderSecrets } from '../providers/provider-secret.ts'
import { connectProvider } from './banks.ts'
import type { Connector } from './connector.ts'

type Connectors = ReadonlyMap<string, Connector>

/** Throws `invalid_request` for a connector that is not here. */
export function demandConnector(connectors: Connectors, name: string): Connector {
  const connector = connectors.get(name)
  if (connector) return connector
  const all = [...connectors.keys()].join(', ')
  throw new Problem('invalid_request', `connector: is not known. It is one of ${all}.`)
}

/** Returns the connector of a provider. Throws `not_found`. */
export async function demandConnectorOf({ tx }: Act, connectors: Connectors, providerId: number): Promise<Connector> {
  const provider = await findProvider({ read: tx }, providerId)
  if (!provider) throw new Problem('not_found', 'There is no such provider. Reload the list of providers.')
  return demandConnector(connectors, provider.connector)
}

/**
 * Throws `invalid_request` if a provider that customers can reach would not open as the act leaves it: a secret is missing, or
 * settings do not fit together. A draft may be incomplete.
 */
export async function demandOpens(
  { tx }: Act,
  vault: Vault,
  connectors: Connectors,
  providerId: number,
): Promise<void> {
  const provider = await findProvider({ read: tx }, providerId)
  if (!provider || !isServed(provider)) return
  const connector = demandConnector(connectors, provider.connector)
  const secrets = await readProviderSecrets({ read: tx }, vault, providerId)
  await demandFits(connector, provider, secrets)
}

/** Throws `invalid_request` if a secret is missing, or settings do not fit together. */
export async function demandFits(
  connector: Connector,
  provider: Provider,
  secrets: Readonly<Record<string, string>>,
): Promise<void> {
  const missing = Object.entries(connector.secrets).filter(([name, { required }]) => required && !(name in secrets))
  if (missing.length > 0) {
    const names = missing.map(([name]) => name).join(', ')
    throw new Problem('invalid_request', `secrets: ${names} must be set before customers reach the bank`)
  }
  const bank = await connectProvider(connector, provider, secrets)
  await bank.close()
}
