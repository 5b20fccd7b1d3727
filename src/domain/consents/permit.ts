// Permit: the only way to see bank data. Made here alone, from a living consent, for one cluster.

import { Problem } from '../../platform/problem.ts'
import type { DataCluster } from '../../fdx/cluster.ts'
import type { LivingConsent } from './living-consent.ts'

/** The private field makes the compiler refuse an object that merely looks like a permit. */
class MadeFromConsent {
  readonly #consent: LivingConsent
  readonly cluster: DataCluster
  constructor(consent: LivingConsent, cluster: DataCluster) {
    this.#consent = consent
    this.cluster = cluster
  }
  get consentId() {
    return this.#consent.id
  }
  get connector() {
    return this.#consent.connector
  }
  get providerId() {
    return this.#consent.providerId
  }
  /** The bank's own id of the customer. */
  get bankCustomerId() {
    return this.#consent.bankCustomerId
  }
  /** What the connector kept at sign-in. */
  get bankGrant() {
    return this.#consent.bankGrant
  }
}

/** Opens one cluster of data about the customer. */
class CustomerPermitValue extends MadeFromConsent {
  readonly about = 'customer'
}

/** Opens one cluster of one account. */
class AccountPermitValue extends MadeFromConsent {
  readonly about = 'account'
  /** The id that the recipient knows. */
  readonly accountHandle: string
  /** The bank's own id. */
  readonly bankAccountId: string
  constructor(consent: LivingConsent, cluster: DataCluster, accountHandle: string, bankAccountId: string) {
    super(consent, cluster)
    this.accountHandle = accountHandle
    this.bankAccountId = bankAccountId
  }
}

export type CustomerPermit = CustomerPermitValue
export type AccountPermit = AccountPermitValue

/** Throws `not_authorized` when the customer did not consent to the cluster. */
export function permitCustomer(consent: LivingConsent, cluster: DataCluster): CustomerPermit {
  demandCluster(consent, cluster)
  return new CustomerPermitValue(consent, cluster)
}

/**
 * Throws `not_authorized` when the customer did not consent to the cluster, and `account_not_found` when the handle is
 * not of this consent: the same problem as for an account that does not exist, so that nobody learns which it was.
 */
export function permitAccount(consent: LivingConsent, cluster: DataCluster, accountHandle: string): AccountPermit {
  demandCluster(consent, cluster)
  const account = consent.accounts.get(accountHandle)
  if (!account) {
    throw new Problem('account_not_found', 'There is no such account. Ask for the list of accounts.')
  }
  return new AccountPermitValue(consent, cluster, accountHandle, account.bankAccountId)
}

function demandCluster(consent: LivingConsent, cluster: DataCluster): void {
  if (!consent.clusters.has(cluster)) {
    throw new Problem('not_authorized', `The customer's consent does not cover ${cluster}.`)
  }
}
