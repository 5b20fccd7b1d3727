// FDX bank: a Portage whose sandbox is read through its own FDX API and OAuth, as any bank of the standard would be.

import assert from 'node:assert/strict'
import { openFdxBank } from '../src/connectors/fdx/open-bank.ts'
import type { KeptTokens } from '../src/connectors/fdx/grant.ts'
import { fdxSettings, type FdxSettings } from '../src/connectors/fdx/settings.ts'
import type { BankPolicy } from '../src/connectors/trouble/bank-policy.ts'
import type { SignedIn } from '../src/domain/authorizations/signed-in.ts'
import { permitAccount, permitCustomer } from '../src/domain/consents/permit.ts'
import type { Bank } from '../src/domain/retrieval/connector.ts'
import { dataClusters } from '../src/fdx/cluster.ts'
import { silentLog, type Log } from '../src/platform/log.ts'
import { consent, openBrowser, type GREATDAY } from './customer.ts'
import { aCall } from './sandbox-bank.ts'
import { consentOf } from './sandbox-permit.ts'
import { REDIRECT_URI, type TestServer } from './server.ts'

/** Each call is sent once. */
const once: BankPolicy = { run: ({ signal }, attempt) => attempt(signal) }

/** The tokens of one process, each renewed as it is asked for. */
function keepInMemory() {
  const kept = new Map<string, { value: string; version: number }>()
  const renewals = { count: 0 }
  const tokens: KeptTokens = {
    async current(_providerId, bankGrant) {
      const found = kept.get(bankGrant)
      assert.ok(found)
      return found
    },
    async renewed({ bankGrant }, seen, signal, renew) {
      const { value } = await renew(seen, signal)
      const renewed = { value, version: seen.version + 1 }
      kept.set(bankGrant, renewed)
      renewals.count++
      return renewed
    },
  }
  return { kept, tokens, renewals }
}

export type Upstream = {
  readonly version?: 5 | 6
  readonly settings?: Partial<FdxSettings>
  readonly log?: Log
}

/** Signs the person in at the upstream server, who shares every account there. */
export async function openUpstream(
  server: TestServer,
  person: typeof GREATDAY,
  { version = 6, settings = {}, log = silentLog }: Upstream = {},
) {
  const { kept, tokens, renewals } = keepInMemory()
  const parts = {
    rules: { allowsLoopback: true },
    policies: { of: () => once },
    tokens,
    clock: server.clock,
    log,
  }
  const bank = openFdxBank(parts, {
    providerId: 2000,
    name: { en: 'Upstream', fr: 'En amont' },
    language: 'en',
    country: 'CA',
    timeZone: 'America/Toronto',
    settings: fdxSettings.parse({
      issuer: server.issuer,
      clientId: server.recipient.clientId,
      fdxAddress: `${server.issuer}/api/fdx/${version}/`,
      authorizeParameters: { provider_id: '1000' },
      ...settings,
    }),
    secrets: { clientSecret: server.recipient.clientSecret },
  })
  const signedIn = await signInAt(server, bank, person)
  kept.set(signedIn.bankGrant, { value: signedIn.tokens ?? '', version: 1 })
  const accountIds = signedIn.accounts.map(({ bankAccountId }) => bankAccountId)
  const given = { ...consentOf(signedIn.bankCustomerId, accountIds), bankGrant: signedIn.bankGrant, providerId: 2000 }
  return {
    bank,
    signedIn,
    renewals,
    customer: permitCustomer(given, 'CUSTOMER_CONTACT'),
    accounts: accountIds.map((id) => permitAccount(given, 'TRANSACTIONS', id)),
  }
}

async function signInAt(server: TestServer, bank: Bank, person: typeof GREATDAY): Promise<SignedIn> {
  const request = {
    returnUri: REDIRECT_URI,
    state: 'a state',
    language: 'en',
    clusters: dataClusters,
    days: 90,
  } as const
  const { address, trip } = await bank.signIn.begin(request, aCall)
  const back = await consent(openBrowser(server.issuer), address, person)
  const answer = Object.fromEntries(back.searchParams)
  return bank.signIn.finish(trip, { returnUri: REDIRECT_URI, state: request.state, answer, granted: () => {} }, aCall)
}
