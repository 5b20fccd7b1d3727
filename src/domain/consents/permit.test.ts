// Permits: there is no other way to one than a living consent that covers it.

import assert from 'node:assert/strict'
import test from 'node:test'
import { dataClusters } from '../../fdx/cluster.ts'
import { Problem } from '../../platform/problem.ts'
import type { LivingConsent } from './living-consent.ts'
import { permitAccount, permitCustomer, type AccountPermit } from './permit.ts'

const consent: LivingConsent = {
  id: 'consent_1',
  clientId: 'dc-1',
  providerId: 1000,
  connector: 'sandbox',
  settingsVersion: 1,
  customerId: 'customer_1',
  loginId: 'a login',
  sharesOnward: false,
  separatePendingIds: false,
  bankCustomerId: 'at the bank',
  bankGrant: 'grant',
  clusters: new Set(['ACCOUNT_BASIC', 'TRANSACTIONS']),
  openIdScopes: [],
  terms: {},
  accounts: new Map([['handle', { bankAccountId: 'bank account', accountCategory: 'DEPOSIT_ACCOUNT' }]]),
}

function codeOf(make: () => unknown): string {
  try {
    make()
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
  return 'permitted'
}

test('a permit is given for a consented cluster and account, and for nothing else', () => {
  for (const cluster of dataClusters) {
    const expected = consent.clusters.has(cluster) ? 'permitted' : 'not_authorized'
    assert.equal(
      codeOf(() => permitAccount(consent, cluster, 'handle')),
      expected,
    )
    assert.equal(
      codeOf(() => permitCustomer(consent, cluster)),
      expected,
    )
  }
  assert.equal(
    codeOf(() => permitAccount(consent, 'TRANSACTIONS', 'bank account')),
    'account_not_found',
  )
  assert.equal(
    codeOf(() => permitAccount(consent, 'TRANSACTIONS', '__proto__')),
    'account_not_found',
  )
})

test('the compiler refuses a permit that was not made here', () => {
  const real = permitAccount(consent, 'TRANSACTIONS', 'handle')
  const { about, accountHandle, bankAccountId, bankCustomerId, bankGrant, cluster, connector, providerId } = real
  const members = {
    about,
    accountHandle,
    bankAccountId,
    bankCustomerId,
    bankGrant,
    cluster,
    connector,
    providerId,
  }
  // @ts-expect-error It has every public member but not the private one.
  const copy: AccountPermit = members
  assert.notEqual(Object.getPrototypeOf(copy), Object.getPrototypeOf(real))
})
