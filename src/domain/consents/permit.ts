// Permit: the only way to see bank data. Made here alone, for one cluster: from a living consent, or from the sign-in of an
// operator who tries the bank.

import { Problem } from '../../platform/problem.ts'
import type { DataCluster } from '../../fdx/cluster.ts'
import type { LivingConsent } from './living-consent.ts'
import type { TrialSignIn } from './trial-sign-in.ts'

/** The private field makes the compiler refuse an object that merely looks like a permit. */
class OpenedByCustomer {
  readonly #consent: LivingConsent | TrialSignIn
  readonly cluster: DataCluster
  constructor(consent: LivingConsent | TrialSignIn, cluster: DataCluster) {
    this.#consent = consent
    this.cluster = cluster
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
class CustomerPermitValue extends OpenedByCustomer {
  readonly about = 'customer'
}

type Handled = { readonly accountHandle: string; readonly bankAccountId: string }

/** Opens one cluster of one account. */
class AccountPermitValue extends OpenedByCustomer {
  readonly about = 'account'
  /** The id that the recipient knows. */
  readonly accountHandle: string
  /** The bank's own id. */
  readonly bankAccountId: string
  constructor(consent: LivingConsent | TrialSignIn, cluster: DataCluster, account: Handled) {
    super(consent, cluster)
    this.accountHandle = account.accountHandle
    this.bankAccountId = account.bankAccountId
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
  return new AccountPermitValue(consent, cluster, { accountHandle, bankAccountId: account.bankAccountId })
}

/** For a trial of the bank: nothing of it leaves but how many there are, and of which kind. */
export function permitTrialCustomer(signIn: TrialSignIn, cluster: DataCluster): CustomerPermit {
  return new CustomerPermitValue(signIn, cluster)
}

/** Of an account that the bank offered at the sign-in, or that the customer holds. It has no handle: nobody is given it. */
export function permitTrialAccount(signIn: TrialSignIn, cluster: DataCluster, bankAccountId: string): AccountPermit {
  return new AccountPermitValue(signIn, cluster, { accountHandle: bankAccountId, bankAccountId })
}

function demandCluster(consent: LivingConsent, cluster: DataCluster): void {
  if (!consent.clusters.has(cluster)) {
    throw new Problem('not_authorized', `The customer's consent does not cover ${cluster}.`)
  }
}
