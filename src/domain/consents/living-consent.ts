// A living consent: neither ended nor expired at the moment it was read, with all that a read of bank data needs.

import type { AccountCategory } from '../../fdx/account.ts'
import type { DataCluster } from '../../fdx/cluster.ts'
import type { OpenIdScope } from '../../fdx/openid-scope.ts'
import type { Id } from '../../platform/ids.ts'
import type { ConsentTerms } from './consent-terms.ts'

/** An account that was shared: the bank's own id of it, and what kind it was then. */
export type BankAccount = { readonly bankAccountId: string; readonly accountCategory: AccountCategory }

export type LivingConsent = {
  readonly id: Id<'consent'>
  readonly clientId: string
  readonly providerId: number
  /** The name of the connector that speaks to this provider. */
  readonly connector: string
  /** The version of the provider's settings, with which its bank is open. */
  readonly settingsVersion: number
  readonly customerId: Id<'customer'>
  /** The id by which the recipient's organization addresses the customer. */
  readonly loginId: string
  readonly bankCustomerId: string
  readonly bankGrant: string
  readonly clusters: ReadonlySet<DataCluster>
  readonly openIdScopes: readonly OpenIdScope[]
  /** Whether the customer agreed that the accounts are shared on with the organization's partners. */
  readonly sharesOnward: boolean
  /** Whether the recipient wants another id for a transaction while it is pending. */
  readonly separatePendingIds: boolean
  readonly terms: ConsentTerms
  /** The accounts by their handles, in the order in which the bank offered them. */
  readonly accounts: ReadonlyMap<string, BankAccount>
}
