// Consent requests of the standard (RFC 9396): what an app asks for is what the customer reads, and what the token answer says.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { send } from '../requests.ts'
import * as oauth from 'oauth4webapi'
import { openBrowser, signIn } from '../customer.ts'
import { insecure, openClient, read, refused, type OAuthClient } from '../oauth-client.ts'
import { openTestServer, REDIRECT_URI, type TestServer } from '../server.ts'

let server: TestServer
let app: OAuthClient
before(async () => {
  server = await openTestServer({ clusters: ['ACCOUNT_BASIC', 'TRANSACTIONS', 'STATEMENTS', 'CUSTOMER_CONTACT'] })
  app = await openClient(server)
})
after(() => server[Symbol.asyncDispose]())

const account = { resourceType: 'ACCOUNT', dataClusters: ['ACCOUNT_BASIC', 'TRANSACTIONS'] }
const customer = { resourceType: 'CUSTOMER', dataClusters: ['CUSTOMER_CONTACT'] }
const request = { durationType: 'TIME_BOUND', durationPeriod: 90, lookbackPeriod: 30, resources: [account, customer] }

type Members = Readonly<Record<string, unknown>>

const detailsOf = (consentRequest: Members, more: Members = {}): string =>
  JSON.stringify([{ type: 'fdx_v1.0', consentRequest, ...more }])

/** What a customer who agrees brings back to the app, and the review page that they read. */
async function walk(changes: Record<string, string | undefined>, language = 'en') {
  const browser = openBrowser(server.issuer, language)
  const accounts = await signIn(browser, app.authorizeUrl(changes))
  const review = await browser.submit(accounts, { decision: 'all' })
  const { address } = await browser.submit(review, { decision: 'allow' })
  return { review: review.text.replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, ' '), answer: address.searchParams }
}

/** As the library checks it: it knows of authorization_details, and lets no other answer through. */
async function redeem(answer: URLSearchParams): Promise<oauth.TokenEndpointResponse> {
  const client = { client_id: app.credentials.clientId }
  const secret = oauth.ClientSecretBasic(app.credentials.clientSecret)
  const valid = oauth.validateAuthResponse(app.as, client, answer, 'a state')
  const send = oauth.authorizationCodeGrantRequest
  const response = await send(app.as, client, secret, valid, REDIRECT_URI, oauth.nopkce, insecure)
  return oauth.processAuthorizationCodeResponse(app.as, client, response)
}

async function refusalOf(changes: Record<string, string | undefined>): Promise<readonly [string | null, string]> {
  const { status, headers } = await send(server, app.authorizeUrl({ scope: undefined, ...changes }).href)
  assert.equal(status, 302)
  const { searchParams } = new URL(headers.get('location') ?? '')
  return [searchParams.get('error'), searchParams.get('error_description') ?? '']
}

test('the metadata announces the one type of authorization_details', () => {
  assert.deepEqual(app.as['authorization_details_types_supported'], ['fdx_v1.0'])
})

test('a consent request is read to the customer in plain words, and answered as granted', async () => {
  const asked = { scope: undefined, authorization_details: detailsOf(request) }
  const { review, answer } = await walk(asked)
  assert.match(review, /until September 15, 2026/)
  assert.match(review, /It goes back 30 days from the day it looks, and no further/)
  const tokens = await redeem(answer)
  assert.deepEqual(tokens.authorization_details, JSON.parse(detailsOf(request)))
  const introspection = await app.introspect(tokens.access_token)
  assert.deepEqual(introspection['authorization_details'], JSON.parse(detailsOf(request)))
  assert.equal(introspection.scope, 'ACCOUNT_BASIC TRANSACTIONS CUSTOMER_CONTACT')

  const french = await walk(asked, 'fr')
  assert.match(french.review, /jusqu’au 15 septembre 2026/)
  assert.match(french.review, /Elle remonte à 30 jours avant le jour de la consultation, pas plus loin/)
})

test('a refresh with a narrower scope says what its token opens', async () => {
  const { answer } = await walk({ scope: undefined, authorization_details: detailsOf(request) })
  const tokens = await redeem(answer)
  const narrowed = await app.introspect(await app.refresh(tokens.refresh_token ?? '', 'ACCOUNT_BASIC'))
  const resources = [{ resourceType: 'ACCOUNT', dataClusters: ['ACCOUNT_BASIC'] }]
  assert.deepEqual(narrowed['authorization_details'], JSON.parse(detailsOf({ ...request, resources })))
})

test('the journal names the terms with the grant', async () => {
  const entry = await server.database.read
    .selectFrom('journal_entry')
    .select('detail')
    .where('action', '=', 'grant-consent')
    .orderBy('at')
    .executeTakeFirstOrThrow()
  const { clusters, durationType, durationDays, lookbackDays } = entry.detail as Members
  assert.deepEqual(
    [clusters, durationType, durationDays, lookbackDays],
    [['ACCOUNT_BASIC', 'TRANSACTIONS', 'CUSTOMER_CONTACT'], 'TIME_BOUND', 90, 30],
  )
})

test('a consent of so many days ends at their end', async () => {
  const { answer } = await walk({
    scope: undefined,
    authorization_details: detailsOf({ ...request, durationPeriod: 2 }),
  })
  const { refresh_token: token = '' } = await redeem(answer)
  server.clock.advance({ hours: 47, minutes: 59 })
  assert.equal((await read(server, await app.refresh(token))).status, 200)
  server.clock.advance({ minutes: 1 })
  await assert.rejects(app.refresh(token), refused('invalid_grant'))
})

test('one time is one access token, without a refresh token, and the consent ends with it', async () => {
  const { durationPeriod: _, ...rest } = request
  const details = detailsOf({ ...rest, durationType: 'ONE_TIME' })
  const { review, answer } = await walk({ scope: undefined, authorization_details: details })
  assert.match(review, /this one time\./)
  assert.doesNotMatch(review, /until [A-Z]|at any time, also/)
  server.clock.advance({ seconds: 59 })
  const tokens = await redeem(answer)
  assert.equal(tokens.refresh_token, undefined)
  assert.deepEqual(tokens.authorization_details, JSON.parse(details))
  server.clock.advance({ seconds: tokens.expires_in! - 1 })
  assert.equal((await read(server, tokens.access_token)).status, 200)
  server.clock.advance({ seconds: 1 })
  assert.equal((await read(server, tokens.access_token)).status, 401)
  const [living] = await server.database.run<{ count: number }>(
    `select count(*) from consent where ended_at is null and expires_at > $1 and duration_type = 'ONE_TIME'`,
    [server.clock.now()],
  )
  assert.equal(living?.count, 0)
})

test('PERSISTENT lasts as long as the server lets a consent last, and so does a scope alone', async () => {
  const persistent = { durationType: 'PERSISTENT', resources: [account] }
  for (const asked of [
    { scope: undefined, authorization_details: detailsOf(persistent) },
    { scope: 'ACCOUNT_BASIC TRANSACTIONS' },
  ]) {
    const { review, answer } = await walk(asked)
    assert.match(review, /until June 19, 2027/)
    assert.doesNotMatch(review, /goes back/)
    const tokens = await redeem(answer)
    const { authorization_details: details } = asked as { authorization_details?: string }
    assert.deepEqual(tokens.authorization_details, details && JSON.parse(details))
  }
})

test('the scope may say the same as authorization_details, in any order, and nothing else', async () => {
  const details = detailsOf(request)
  const same = app.authorizeUrl({
    scope: 'CUSTOMER_CONTACT TRANSACTIONS ACCOUNT_BASIC',
    authorization_details: details,
  })
  assert.equal((await send(server, same.href)).status, 303)
  for (const scope of ['ACCOUNT_BASIC', 'ACCOUNT_BASIC TRANSACTIONS CUSTOMER_CONTACT STATEMENTS']) {
    const [error, description] = await refusalOf({ scope, authorization_details: details })
    assert.equal(error, 'invalid_scope')
    assert.match(description, /The scope is not that of authorization_details/)
  }
})

const wrong: readonly (readonly [what: string, details: string, why: RegExp])[] = [
  ['what is not JSON', 'fdx', /is not JSON/],
  ['an object', '{}', /must be a list/],
  ['an empty list', '[]', /must be one alone/],
  ['two', `[${detailsOf(request).slice(1, -1)},${detailsOf(request).slice(1, -1)}]`, /must be one alone/],
  ['a member that comes twice', '[{"type":"fdx_v1.0","type":"fdx_v1.0"}]', /names a member twice/],
  ['another type', detailsOf(request, { type: 'payment' }), /0 type must be fdx_v1\.0/],
  ['no type', '[{"consentRequest":{}}]', /0 type is missing/],
  ['no request', '[{"type":"fdx_v1.0"}]', /0 consentRequest/],
  ['a member that nobody knows', detailsOf(request, { actions: ['read'] }), /there is no member actions/],
  ['a member of the request that nobody knows', detailsOf({ ...request, x: 1 }), /there is no member x/],
  ['no durationType', detailsOf({ ...request, durationType: undefined }), /durationType is missing/],
  ['another durationType', detailsOf({ ...request, durationType: 'ONETIME' }), /durationType must be ONE_TIME or/],
  ['no durationPeriod', detailsOf({ ...request, durationPeriod: undefined }), /durationPeriod goes with durationType/],
  ['a durationPeriod too many', detailsOf({ ...request, durationType: 'PERSISTENT' }), /durationPeriod goes with/],
  ['no days', detailsOf({ ...request, durationPeriod: 0 }), /durationPeriod must be at least 1/],
  ['half a day', detailsOf({ ...request, durationPeriod: 0.5 }), /durationPeriod must be a whole number/],
  ['days as text', detailsOf({ ...request, durationPeriod: '90' }), /durationPeriod must be a whole number/],
  ['more than a year', detailsOf({ ...request, durationPeriod: 366 }), /durationPeriod may be at most 365/],
  ['a negative lookback', detailsOf({ ...request, lookbackPeriod: -1 }), /lookbackPeriod must be at least 1/],
  ['a lookback of ages', detailsOf({ ...request, lookbackPeriod: 1e6 }), /lookbackPeriod must be at most 3650/],
  ['no resources', detailsOf({ ...request, resources: [] }), /resources must name at least one/],
  [
    'another resourceType',
    detailsOf({ ...request, resources: [{ ...account, resourceType: 'DOCUMENT' }] }),
    /resources 0 resourceType must be ACCOUNT or CUSTOMER/,
  ],
  [
    'a cluster that there is not',
    detailsOf({ ...request, resources: [{ ...account, dataClusters: ['PASSWORDS'] }] }),
    /dataClusters 0 is no data cluster/,
  ],
  [
    'no clusters',
    detailsOf({ ...request, resources: [account, { ...customer, dataClusters: [] }] }),
    /resources 1 dataClusters must name at least one/,
  ],
  [
    'a cluster with the wrong resource',
    detailsOf({ ...request, resources: [account, { resourceType: 'CUSTOMER', dataClusters: ['STATEMENTS'] }] }),
    /STATEMENTS goes with resourceType ACCOUNT/,
  ],
  ['what is longer than a request', detailsOf(request).padEnd(4097), /is longer than 4096 characters/],
]

test('a consent request that is wrong is refused at the app with what is wrong', async (t) => {
  for (const [what, details, why] of wrong) {
    await t.test(what, async () => {
      const [error, description] = await refusalOf({ authorization_details: details })
      assert.equal(error, 'invalid_authorization_details')
      assert.match(description, why)
      assert.match(description, /^[\x20-\x21\x23-\x5B\x5D-\x7E]+$/)
    })
  }
})

test('a request for more than the app may ever ask is refused, and so is one without ACCOUNT_BASIC', async () => {
  const beyond = { resourceType: 'ACCOUNT', dataClusters: ['ACCOUNT_BASIC', 'INVESTMENTS'] }
  for (const [resources, why] of [
    [[beyond], /may not ask for INVESTMENTS/],
    [[customer], /must contain ACCOUNT_BASIC/],
  ] as const) {
    const [error, description] = await refusalOf({ authorization_details: detailsOf({ ...request, resources }) })
    assert.equal(error, 'invalid_scope')
    assert.match(description, why)
  }
})

test('an app gets no more than what it registered: by a scope alone that, and beyond it nothing', async () => {
  const register = (changes: object) =>
    server.database.transaction((tx) =>
      tx.updateTable('recipient').set(changes).where('client_id', '=', server.recipient.clientId).execute(),
    )
  await register({ duration_types: ['TIME_BOUND'], duration_days: 60, lookback_days: 20 })
  for (const [changes, why] of [
    [{ durationType: 'ONE_TIME', durationPeriod: undefined }, /may not ask for durationType ONE_TIME/],
    [{ durationPeriod: 61, lookbackPeriod: 20 }, /durationPeriod may be at most 60/],
    [{ durationPeriod: 60, lookbackPeriod: 21 }, /lookbackPeriod may be at most 20/],
  ] as const) {
    const [error, description] = await refusalOf({ authorization_details: detailsOf({ ...request, ...changes }) })
    assert.equal(error, 'invalid_authorization_details')
    assert.match(description, why)
  }
  const { answer } = await walk({ scope: 'ACCOUNT_BASIC' })
  const granted = { durationType: 'TIME_BOUND', durationPeriod: 60, lookbackPeriod: 20 }
  const resources = [{ resourceType: 'ACCOUNT', dataClusters: ['ACCOUNT_BASIC'] }]
  assert.deepEqual((await redeem(answer)).authorization_details, JSON.parse(detailsOf({ ...granted, resources })))
  await register({ duration_types: null, duration_days: null, lookback_days: null })
})
