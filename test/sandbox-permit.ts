// Consents to everything that the sandbox has, and a permit for one account of it, as such a consent would give it.

import { accountPlans } from '../src/connectors/sandbox/bank/account-plans.ts'
import { accountIdOf } from '../src/connectors/sandbox/life/generate.ts'
import { DEFAULT_SEED } from '../src/connectors/sandbox/life/seed.ts'
import type { LivingConsent } from '../src/domain/consents/living-consent.ts'
import { permitAccount, type AccountPermit } from '../src/domain/consents/permit.ts'
import { dataClusters } from '../src/fdx/cluster.ts'

/** The handle of each account is the bank's own id of it. */
export function consentOf(bankCustomerId: string, bankAccountIds: readonly string[]): LivingConsent {
  return {
    id: 'consent_of-a-test',
    clientId: 'dc-test',
    providerId: bankCustomerId.startsWith('maple') ? 1000 : 1001,
    connector: 'sandbox',
    customerId: 'customer_of-a-test',
    loginId: 'a login',
    sharesOnward: false,
    bankCustomerId,
    bankGrant: '',
    clusters: new Set(dataClusters),
    terms: {},
    accounts: new Map(bankAccountIds.map((id) => [id, { bankAccountId: id, accountCategory: 'DEPOSIT_ACCOUNT' }])),
  }
}

/** @param key of the account's plan. Of the first holder, unless another is named. */
export function permitFor(key: string, bankCustomerId?: string): AccountPermit {
  const holder = bankCustomerId ?? accountPlans.find((plan) => plan.key === key)?.holders[0]?.bankCustomerId
  const bankAccountId = accountIdOf(DEFAULT_SEED, key)
  return permitAccount(consentOf(holder ?? '', [bankAccountId]), 'TRANSACTIONS', bankAccountId)
}
