// The permits of a consent that a real trip made, for the conformance suite.

import assert from 'node:assert/strict'
import { findWatchedConsent } from '../../src/domain/consents/find-living-consent.ts'
import { permitAccount, permitCustomer } from '../../src/domain/consents/permit.ts'
import type { TestServer } from '../server.ts'
import type { ConformingBank } from './conformance.ts'

/** Of all accounts of the consent. Disposing of it ends the server. */
export async function openConsented(server: TestServer, consentId: string): Promise<ConformingBank> {
  const { database, vault, clock, app } = server
  const consent = await findWatchedConsent(database, vault, clock.now(), consentId)
  assert.ok(consent, 'the consent lives')
  const absent = { bankAccountId: 'no-such-account', accountCategory: 'DEPOSIT_ACCOUNT' } as const
  const { bankGrant } = consent
  const withAbsent = { ...consent, bankGrant, accounts: new Map([...consent.accounts, ['absent', absent]]) }
  return {
    bank: await app.banks.of(consent),
    customer: permitCustomer(consent, 'CUSTOMER_CONTACT'),
    accounts: [...consent.accounts.keys()].map((handle) => permitAccount(consent, 'TRANSACTIONS', handle)),
    unknown: permitAccount(withAbsent, 'TRANSACTIONS', 'absent'),
    now: clock.now(),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}
