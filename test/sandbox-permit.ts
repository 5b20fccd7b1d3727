// Consents to all data of a sandbox customer, and a permit for one account under such a consent.

import { accountPlans } from '../src/connectors/sandbox/bank/account-plans.ts'
import { accountIdOf } from '../src/connectors/sandbox/life/generate.ts'
import { DEFAULT_SEED } from '../src/connectors/sandbox/life/seed.ts'
import type { LivingConsent } from '../src/domain/consents/living-consent.ts'
import { permitAccount, type AccountPermit } from '../src/domain/consents/permit.ts'
import { dataClusters } from '../src/fdx/cluster.ts'

/** A consent in which the handle of each account is the bank's own id. */
export function consentOf(bankCustomerId: string, bankAccountIds: readonly string[]): LivingConsent {
  return {
    id: 'consent_of-a-test',
    clientId: 'dc-test',
    providerId: bankCustomerId.startsWith('maple') ? 1000 : 1001,
    connector: 'sandbox',
    settingsVersion: 1,
    customerId: 'customer_of-a-test',
    loginId: 'a login',
    sharesOnward: false,
    separatePendingIds: false,
    bankCustomerId,
    bankGrant: '',
    clusters: new Set(dataClusters),
    openIdScopes: [],
    terms: {},
    accounts: new Map(bankAccountIds.map((id) => [id, { bankAccountId: id, accountCategory: 'DEPOSIT_ACCOUNT' }])),
  }
}

/** @param key the key of the account's plan. The permit is the first holder's by default. */
export function permitFor(key: string, bankCustomerId?: string): AccountPermit {
  const holder = bankCustomerId ?? accountPlans.find((plan) => plan.key === key)?.holders[0]?.bankCustomerId
  const bankAccountId = accountIdOf(DEFAULT_SEED, key)
  return permitAccount(consentOf(holder ?? '', [bankAccountId]), 'TRANSACTIONS', bankAccountId)
}
