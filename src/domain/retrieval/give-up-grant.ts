// Tells the bank that a grant is no longer needed, after the fact: what we promised holds even when it cannot be reached.

import type { Log } from '../../platform/log.ts'
import { errorText } from '../../platform/problem.ts'
import type { ReleasedGrant } from '../consents/revoke-connection.ts'
import type { Connector } from './connector.ts'

export type GrantParts = { readonly connectors: ReadonlyMap<string, Connector>; readonly log: Log }

/** Never throws. @param about what is logged when the bank was not told. */
export async function giveUpGrant(
  { connectors, log }: GrantParts,
  { connector, providerId, bankGrant }: ReleasedGrant,
  about: { readonly requestId: string; readonly consentId?: string },
): Promise<void> {
  try {
    await connectors.get(connector)?.endGrant(providerId, bankGrant)
  } catch (error) {
    log.error('the bank was not told that a grant ended', { ...about, error: errorText(error) })
  }
}
