// FDX reads of a test: the connector's reads at a fake bank, with the token of one sign-in.

import * as oauth from 'oauth4webapi'
import { askJson, type Access, type ReadParts } from '../../src/connectors/fdx/ask-bank.ts'
import { fdxReadsOf } from '../../src/connectors/fdx/reads.ts'
import type { ReadSettings } from '../../src/connectors/fdx/read-settings.ts'
import { openBankHttp } from '../../src/connectors/http/bank-http.ts'
import type { BankPolicy } from '../../src/connectors/trouble/bank-policy.ts'
import type { Misfit } from '../../src/fdx/read-entity.ts'
import { permitAccount, permitCustomer } from '../../src/domain/consents/permit.ts'
import { consentOf } from '../sandbox-permit.ts'
import { NEWEST } from './fake-books.ts'
import type { FakeBank } from './fake-bank.ts'

const readSettings: Omit<ReadSettings, 'fdxAddress'> = {
  timeZone: 'America/Toronto',
  paths: {},
  headers: {},
  pageSize: 100,
  paging: 'auto',
  windowParameters: 'startTime',
  windowFormat: 'timestamp',
  windowBy: 'posted',
  order: 'auto',
  mostDays: 0,
}

/** Each call is sent once. */
const once: BankPolicy = { run: ({ signal }, attempt) => attempt(signal) }

/** Reads as Ada, who has signed in. */
export async function readsAt(bank: FakeBank, settings: Partial<ReadSettings> = {}) {
  const token = await tokenOf(bank)
  const misfits: Misfit[] = []
  const renewals = { count: 0 }
  const access: Access = {
    headers: async () => ({ authorization: `Bearer ${token}` }),
    renew: async () => void renewals.count++,
  }
  const parts: ReadParts = {
    http: openBankHttp({ allowsLoopback: true }, { addresses: [bank.origin] }),
    policy: once,
    settings: { ...readSettings, fdxAddress: bank.fdxAddress(), ...settings },
    clock: { now: () => NEWEST.add({ hours: 24 }) },
    misfits: { note: (_operation, noted) => void misfits.push(...noted) },
    accessOf: () => access,
    customerIdOf: async (permit) => permit.bankCustomerId,
  }
  const accounts = bank.books.get('ada')?.accounts.map(({ accountId }) => accountId) ?? []
  const consent = consentOf('ada', accounts)
  return {
    ...fdxReadsOf(parts),
    parts,
    access,
    misfits,
    renewals,
    permitOf: (accountId: string) => permitAccount(consentOf('ada', [accountId]), 'TRANSACTIONS', accountId),
    customerPermit: permitCustomer(consent, 'CUSTOMER_CONTACT'),
    close: () => parts.http.close(),
    ask: (operation: string) =>
      askJson(parts, access, { operation }, { signal: new AbortController().signal, requestId: '' }),
  }
}

async function tokenOf(bank: FakeBank): Promise<string> {
  const verifier = oauth.generateRandomCodeVerifier()
  const address = new URL(`${bank.origin}/authorize`)
  address.search = new URLSearchParams({
    client_id: bank.client.clientId,
    redirect_uri: 'https://portage.example/return',
    response_type: 'code',
    scope: 'openid',
    state: 's',
    nonce: 'n',
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }).toString()
  const { headers } = await fetch(address, { redirect: 'manual' })
  const code = new URL(headers.get('location') ?? '').searchParams.get('code') ?? ''
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    code,
    redirect_uri: 'https://portage.example/return',
    code_verifier: verifier,
    client_id: bank.client.clientId,
    client_secret: bank.client.clientSecret,
  })
  const answer = await fetch(`${bank.origin}/token`, { method: 'POST', body })
  const { access_token: token } = (await answer.json()) as { access_token: string }
  return token
}
