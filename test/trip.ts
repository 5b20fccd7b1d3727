// Trip: a customer of the sandbox goes from the app's request through the bank's pages to the decision, and the app redeems the code.

import { strict as assert } from 'node:assert'
import type { SandboxPerson } from '../src/connectors/sandbox/bank/people.ts'
import type { OfferedAccount } from '../src/domain/authorizations/signed-in.ts'
import type { ConsentTerms } from '../src/domain/consents/consent-terms.ts'
import type { NewClient } from '../src/domain/clients/add-client.ts'
import { CONSENT_REQUEST_TYPE } from '../src/domain/consents/consent-request.ts'
import { dataClusters, type DataCluster } from '../src/fdx/cluster.ts'
import { resourceTypeOf } from '../src/fdx/consent.ts'
import { openBrowser, type Browser, type OpenedPage } from './customer.ts'
import { postForm } from './requests.ts'
import type { TestServer } from './server.ts'

export type Trip = {
  readonly client: NewClient
  readonly person: SandboxPerson
  readonly clusters?: readonly DataCluster[]
  /** Requested in authorization_details (RFC 9396); without terms the request has a scope. */
  readonly terms?: ConsentTerms
  /** Chooses the accounts that are shared; all by default. */
  readonly choose?: (account: OfferedAccount) => boolean
}

export type Connection = {
  readonly consentId: string
  readonly accessToken: string
  /** Absent for a one-time consent. */
  readonly refreshToken?: string
}

/** @param offered the accounts, in the order of the page. */
export async function makeTrip(
  server: TestServer,
  trip: Trip,
  offered: readonly OfferedAccount[],
): Promise<Connection> {
  const redirectUri = await redirectUriOf(server, trip.client)
  const browser = openBrowser(server.issuer)
  const accounts = await signInFor(server, browser, trip, redirectUri)
  const places = offered.flatMap((account, place) => ((trip.choose ?? (() => true))(account) ? [String(place)] : []))
  const review = await browser.submit(accounts, { accounts: places, decision: 'continue' })
  const { address, text } = await browser.submit(review, { decision: 'allow' })
  const code = address.searchParams.get('code')
  assert.ok(code, `the customer agreed and the app has no code: ${address.href} ${text}`)
  return redeem(server, trip.client, code, redirectUri)
}

async function redirectUriOf({ database }: TestServer, { clientId }: NewClient): Promise<string> {
  const row = await database.read
    .selectFrom('recipient')
    .select('redirect_uris')
    .where('client_id', '=', clientId)
    .executeTakeFirstOrThrow()
  return row.redirect_uris[0] ?? ''
}

/** Returns the page on which the customer chooses accounts. */
async function signInFor(server: TestServer, browser: Browser, trip: Trip, redirectUri: string): Promise<OpenedPage> {
  const { person } = trip
  const url = new URL('/api/v1/authorize', server.issuer)
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: trip.client.clientId,
    redirect_uri: redirectUri,
    provider_id: String(person.providerId),
    state: 'a trip',
    ...requestOf(trip),
  }).toString()
  let page = await browser.open(url.href)
  page = await browser.submit(page, { username: person.username, password: person.password })
  for (const { answers } of person.securityQuestions) {
    page = await browser.submit(page, { answer: answers[0] ?? '' })
  }
  return page
}

function requestOf({ clusters = dataClusters, terms = {} }: Trip): Record<string, string> {
  const { durationType = 'PERSISTENT', durationDays, lookbackDays } = terms
  if (Object.keys(terms).length === 0) return { scope: clusters.join(' ') }
  const resources = [...Map.groupBy(clusters, resourceTypeOf)].map(([resourceType, dataClusters]) => ({
    resourceType,
    dataClusters,
  }))
  const periods = { durationPeriod: durationDays, lookbackPeriod: lookbackDays }
  const consentRequest = { durationType, ...periods, resources }
  return { authorization_details: JSON.stringify([{ type: CONSENT_REQUEST_TYPE, consentRequest }]) }
}

type TokenAnswer = { readonly access_token: string; readonly refresh_token?: string }

async function redeem(server: TestServer, client: NewClient, code: string, redirectUri: string): Promise<Connection> {
  const fields = { grant_type: 'authorization_code', code, redirect_uri: redirectUri }
  const { status, text, body } = await postForm(server, '/api/v1/token', fields, client)
  assert.equal(status, 200, text)
  const { access_token: accessToken, refresh_token: refreshToken } = body as TokenAnswer
  const payload = Buffer.from(accessToken.split('.')[1] ?? '', 'base64url').toString()
  const { fdxConsentId: consentId } = JSON.parse(payload) as { fdxConsentId: string }
  return { consentId, accessToken, ...(refreshToken !== undefined && { refreshToken }) }
}
