// A permit for one account of the sandbox, as a consent that covers everything would give it.

import { accountPlans } from '../src/connectors/sandbox/account-plans.ts'
import { accountIdOf } from '../src/connectors/sandbox/generate.ts'
import { DEFAULT_SEED } from '../src/connectors/sandbox/seed.ts'
import type { LivingConsent } from '../src/domain/consents/living-consent.ts'
import { permitAccount, type AccountPermit } from '../src/domain/consents/permit.ts'
import { dataClusters } from '../src/fdx/cluster.ts'

/** @param key of the account's plan. */
export function consentOf(bankCustomerId: string, key: string): LivingConsent {
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
    accounts: new Map([
      ['handle', { bankAccountId: accountIdOf(DEFAULT_SEED, key), accountCategory: 'DEPOSIT_ACCOUNT' }],
    ]),
  }
}

/** Of the first holder, unless another is named. */
export function permitFor(key: string, bankCustomerId?: string): AccountPermit {
  const holder = bankCustomerId ?? accountPlans.find((plan) => plan.key === key)?.holders[0]?.bankCustomerId
  return permitAccount(consentOf(holder ?? '', key), 'TRANSACTIONS', 'handle')
}
