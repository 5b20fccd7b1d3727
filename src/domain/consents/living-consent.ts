// A living consent: neither ended nor expired at the moment it was read, with all that a read of bank data needs.

import type { DataCluster } from '../../fdx/cluster.ts'
import type { Id } from '../../platform/ids.ts'
import type { ConsentTerms } from './consent-terms.ts'

export type LivingConsent = {
  readonly id: Id<'consent'>
  readonly clientId: string
  readonly providerId: number
  /** The name of the connector that speaks to this provider. */
  readonly connector: string
  readonly customerId: Id<'customer'>
  /** What the recipient's organization calls the customer. */
  readonly loginId: string
  readonly bankCustomerId: string
  readonly bankGrant: string
  readonly clusters: ReadonlySet<DataCluster>
  /** Whether the customer agreed that the accounts are shared on with the organization's partners. */
  readonly sharesOnward: boolean
  readonly terms: ConsentTerms
  /** Account handle -> the bank's own account id. */
  readonly accounts: ReadonlyMap<string, string>
}
