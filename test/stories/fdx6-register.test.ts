// Apps that register themselves: what is taken and what is not, who administers what, and the end of an app.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { send, type Reply, postForm, basic, clientToken } from '../requests.ts'
import * as oauth from 'oauth4webapi'
import { admitRecipient } from '../../src/domain/registrations/admit-recipient.ts'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import type { NewClient } from '../../src/domain/clients/add-client.ts'
import { openBrowser, consent } from '../customer.ts'
import { insecure, openClient, read, type OAuthClient } from '../oauth-client.ts'
import { aRegistration, openAdministrator } from '../partner.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer
let app: OAuthClient
let partnerToken: string
before(async () => {
  server = await openTestServer()
  app = await openClient(server)
  partnerToken = await clientToken(server, server.partner, 'client:admin')
})
after(() => server[Symbol.asyncDispose]())

const PATH = '/api/fdx/6/register'

/** A registration in which everything is right, and everything is said. */
const anApp = {
  ...aRegistration,
  duration_type: ['ONE_TIME', 'TIME_BOUND'],
  duration_period: 90,
  lookback_period: 60,
  registry_references: [{ registered_entity_name: 'Harvest Inc.', registered_entity_id: '123', registry: 'ICANN' }],
  intermediaries: [{ name: 'Between Inc.', uri: 'https://between.example/', contacts: ['hello@between.example'] }],
}

type Registered = typeof anApp & {
  readonly client_id: string
  readonly client_secret: string
  readonly registration_client_uri: string
  readonly registration_access_token: string
}

function call(token: string, method: string, address = PATH, body?: unknown): Promise<Reply> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  return send(server, address, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) })
}

async function register(changes: object = {}): Promise<Registered> {
  const { status, text, body } = await call(partnerToken, 'POST', PATH, { ...anApp, ...changes })
  assert.equal(status, 201, text)
  return body as unknown as Registered
}

const credentialsOf = ({ client_id: clientId, client_secret: clientSecret }: Registered): NewClient => ({
  clientId,
  clientSecret,
})

function assertRefused({ status, body, text }: Reply, error: string, why: RegExp): void {
  assert.deepEqual([status, body['error']], [400, error], text)
  assert.match(String(body['error_description']), why)
}

test('a library registers an app with a partner’s token, and everything that was said comes back', async () => {
  const options = { ...insecure, initialAccessToken: partnerToken }
  const response = await oauth.dynamicClientRegistrationRequest(app.as, anApp, options)
  const made = (await oauth.processDynamicClientRegistrationResponse(response)) as unknown as Registered
  const { client_id: clientId, client_secret: clientSecret, registration_access_token: token, ...rest } = made
  assert.match(clientId, /^dc-[a-z0-9]{25}$/)
  assert.match(clientSecret, /^[\w-]{43}$/)
  assert.match(token, /^[\w-]{43}$/)
  assert.deepEqual(rest, {
    ...anApp,
    grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
    response_types: ['code'],
    token_endpoint_auth_method: 'client_secret_basic',
    subject_type: 'pairwise',
    id_token_signed_response_alg: 'ES256',
    status: 'APPROVED',
    client_id_issued_at: server.clock.now().epochMilliseconds / 1000,
    client_secret_expires_at: 0,
    registration_client_uri: `${server.issuer}${PATH}/${clientId}`,
  })
  const shown = await call(token, 'GET', `${PATH}/${clientId}`)
  const { client_secret: _secret, ...kept } = made
  delete (kept as { client_secret_expires_at?: number }).client_secret_expires_at
  assert.deepEqual([shown.status, shown.body], [200, kept])
  const stored = await server.database.run('select 1 from recipient where registration_token_hash = $1', [token])
  assert.equal(stored.length, 0, 'only its hash is kept')
})

test('what the standard does not ask for may be left out, and what nobody knows is passed over', async () => {
  const { client_name, description, redirect_uris, logo_uri, client_uri, contacts, scope } = anApp
  const { body, status, text } = await call(partnerToken, 'POST', PATH, {
    client_name,
    description,
    redirect_uris,
    logo_uri,
    client_uri,
    contacts,
    scope: `openid offline_access email ${scope}`,
    token_endpoint_auth_method: 'client_secret_post',
    subject_type: 'pairwise',
    id_token_signed_response_alg: 'ES256',
    software_version: '7',
  })
  assert.equal(status, 201, text)
  const made = body as unknown as Registered & { token_endpoint_auth_method: string }
  assert.deepEqual([made.tos_uri, made.country, made.scope], [anApp.client_uri, 'CA', scope])
  assert.equal(made.token_endpoint_auth_method, 'client_secret_post')
  for (const name of ['duration_type', 'lookback_period', 'software_version']) assert.ok(!(name in made), name)
})

test('an app that registered asks its partner for banks, and gets no more than it registered', async () => {
  const made = await register()
  const credentials = credentialsOf(made)
  const own = await openClient(server, credentials)
  const url = own.authorizeUrl({ scope: 'ACCOUNT_BASIC', redirect_uri: anApp.redirect_uris[0] })
  const closed = await send(server, url.href)
  assert.match(closed.headers.get('location') ?? '', /error=unauthorized_client/)

  await act(server.stage, bySystem('test'), (act) => admitRecipient(act, made.client_id, 1000))
  const { searchParams } = await consent(openBrowser(server.issuer), url)
  const fields = {
    grant_type: 'authorization_code',
    code: searchParams.get('code') ?? '',
    redirect_uri: anApp.redirect_uris[0]!,
  }
  const { body } = await postForm(server, '/api/v1/token', fields, credentials)
  const [details] = body['authorization_details'] as { consentRequest: object }[]
  assert.deepEqual(details?.consentRequest, {
    durationType: 'TIME_BOUND',
    durationPeriod: 90,
    lookbackPeriod: 60,
    resources: [{ resourceType: 'ACCOUNT', dataClusters: ['ACCOUNT_BASIC'] }],
  })
  assert.equal((await read(server, String(body['access_token']), '/api/fdx/5/accounts')).status, 200)
})

const wrong: readonly (readonly [what: string, change: object, error: string, why: RegExp])[] = [
  ['no name', { client_name: undefined }, 'invalid_client_metadata', /client_name: is missing/],
  [
    'a disguised name',
    { client_name: 'H\u0430rvest' },
    'invalid_client_metadata',
    /client_name: must be in one script/,
  ],
  ['no scope', { scope: undefined }, 'invalid_client_metadata', /scope/],
  ['an unknown scope', { scope: 'ACCOUNT_BASIC X' }, 'invalid_client_metadata', /there is no scope X/],
  ['contacts as objects', { contacts: [{}] }, 'invalid_client_metadata', /contacts.0: must be an e-mail address/],
  ['no redirect URI', { redirect_uris: [] }, 'invalid_redirect_uri', /must name at least one/],
  ['10,000 redirect URIs', { redirect_uris: manyUris() }, 'invalid_redirect_uri', /must name at most 20/],
  ['http', { redirect_uris: ['http://10.0.0.1/'] }, 'invalid_redirect_uri', /must begin with https/],
  ['a logo inside', { logo_uri: 'http://169.254.169.254/' }, 'invalid_client_metadata', /logo_uri: must begin with/],
  ['a file for terms', { tos_uri: 'file:///etc/passwd' }, 'invalid_client_metadata', /tos_uri: must begin with/],
  ['no duration_period', { duration_period: undefined }, 'invalid_client_metadata', /duration_period: is missing/],
  ['an unknown duration', { duration_type: ['EVER'] }, 'invalid_client_metadata', /duration_type.0: must be ONE_TIME/],
  ['a lookback of ages', { lookback_period: 1e9 }, 'invalid_client_metadata', /lookback_period: must be at most 3650/],
  ['an unknown registry', { registry_references: [{ registry: 'X' }] }, 'invalid_client_metadata', /must be FDX or/],
  ['a bad intermediary', { intermediaries: [{ uri: 'http://x/' }] }, 'invalid_client_metadata', /intermediaries.0.uri/],
  ['implicit', { grant_types: ['implicit'] }, 'invalid_client_metadata', /grant_types.0: must be authorization_code/],
  ['a token response', { response_types: ['token'] }, 'invalid_client_metadata', /response_types.0: must be code/],
  ['a public subject', { subject_type: 'public' }, 'invalid_client_metadata', /subject_type: must be pairwise/],
  [
    'an id_token by RS256',
    { id_token_signed_response_alg: 'RS256' },
    'invalid_client_metadata',
    /id_token_signed_response_alg: must be ES256/,
  ],
  [
    'no secret',
    { token_endpoint_auth_method: 'none' },
    'invalid_client_metadata',
    /token_endpoint_auth_method: must be/,
  ],
]

function manyUris(): readonly string[] {
  return Array.from({ length: 10_000 }, (_, index) => `https://a.example/${index}`)
}

test('what is wrong is refused in the words of RFC 7591, each with its reason', async (t) => {
  for (const [what, change, error, why] of wrong) {
    await t.test(what, async () => {
      assertRefused(await call(partnerToken, 'POST', PATH, { ...anApp, ...change }), error, why)
    })
  }
})

test('nobody registers an app without the token of a partner', async () => {
  const tokens = ['x', (await register()).registration_access_token]
  for (const token of tokens) {
    const { status, headers, body } = await call(token, 'POST', PATH, anApp)
    assert.deepEqual([status, body['error']], [401, 'invalid_token'])
    assert.match(headers.get('www-authenticate') ?? '', /^Bearer /)
  }
  const recipient = await call(await clientToken(server, server.recipient), 'POST', PATH, anApp)
  assertRefused(recipient, 'unauthorized_client', /partner/)
})

test('the token of a registration opens its own address and no other, and a wrong one says nothing', async () => {
  const [one, other] = [await register(), await register()]
  const replies = await Promise.all([
    call(one.registration_access_token, 'GET', `${PATH}/${other.client_id}`),
    call(one.registration_access_token, 'GET', `${PATH}/dc-unknown`),
    call(one.registration_access_token, 'DELETE', `${PATH}/${server.recipient.clientId}`),
    call('x', 'GET', `${PATH}/${one.client_id}`),
    call(partnerToken, 'GET', `${PATH}/${one.client_id}`),
  ])
  for (const { status, text } of replies) {
    assert.equal(status, 401)
    assert.equal(text, replies[0]?.text)
  }
})

test('a change replaces everything that may change; the name stays and the scope does not grow', async () => {
  const { client_id, registration_access_token: token, client_secret } = await register()
  const address = `${PATH}/${client_id}`
  const wanted = { ...anApp, client_id, redirect_uris: ['https://harvest.example/new'], scope: 'ACCOUNT_BASIC' }
  const changed = await call(token, 'PUT', address, { ...wanted, client_secret })
  assert.equal(changed.status, 200, changed.text)
  assert.deepEqual((await call(token, 'GET', address)).body, changed.body)
  const { redirect_uris, scope } = changed.body as unknown as Registered
  assert.deepEqual([redirect_uris, scope], [wanted.redirect_uris, 'ACCOUNT_BASIC'])
  for (const [change, error, why] of [
    [{ client_name: 'Maple Bank' }, 'invalid_client_metadata', /client_name: cannot be changed/],
    [{ scope: anApp.scope }, 'invalid_client_metadata', /scope: may not grow by TRANSACTIONS/],
    [{ duration_period: 91 }, 'invalid_client_metadata', /duration_period: may not grow beyond 90/],
    [{ lookback_period: 61 }, 'invalid_client_metadata', /lookback_period: may not grow beyond 60/],
    [{ duration_type: ['PERSISTENT'] }, 'invalid_client_metadata', /duration_type: may not grow by PERSISTENT/],
    [{ redirect_uris: ['https://a.example/?code=1'] }, 'invalid_redirect_uri', /no parameter code of its own/],
    [{ client_id: 'dc-another' }, 'invalid_client_metadata', /client_id: must be the one of the address/],
    [{ client_id: undefined }, 'invalid_client_metadata', /client_id: is missing/],
    [{ client_secret: 'wrong' }, 'invalid_client', /secret is wrong/],
    [{ registration_access_token: token }, 'invalid_client_metadata', /registration_access_token: must not be sent/],
    [{ redirect_uris: ['ftp://x/'] }, 'invalid_redirect_uri', /redirect_uris.0/],
  ] as const) {
    assertRefused(await call(token, 'PUT', address, { ...wanted, ...change }), error, why)
  }
  assert.deepEqual((await call(token, 'GET', address)).body, changed.body)
})

test('what a change leaves out stays as it was approved, and a limit is never lifted by it', async () => {
  const made = await register({ country: 'US' })
  const { client_id, registration_access_token: token } = made
  await act(server.stage, bySystem('test'), (act) => admitRecipient(act, client_id, 1000))
  const address = `${PATH}/${client_id}`
  const { client_name, description, redirect_uris, logo_uri, client_uri, contacts } = anApp
  const least = {
    client_id,
    client_name,
    description,
    redirect_uris,
    logo_uri,
    client_uri,
    contacts,
    scope: 'ACCOUNT_BASIC',
  }
  const changed = await call(token, 'PUT', address, least)
  assert.equal(changed.status, 200, changed.text)
  const { scope: _scope, ...kept } = anApp
  assert.partialDeepStrictEqual(changed.body, { ...kept, country: 'US' })
  assert.deepEqual((await call(token, 'GET', address)).body, changed.body)
  const narrower = { ...least, duration_type: ['ONE_TIME'], duration_period: 30, lookback_period: 7 }
  assert.partialDeepStrictEqual((await call(token, 'PUT', address, narrower)).body, narrower)
  for (const wider of [
    { duration_type: ['TIME_BOUND'], duration_period: 30 },
    { duration_period: 31 },
    { lookback_period: 8 },
  ]) {
    assertRefused(await call(token, 'PUT', address, { ...least, ...wider }), 'invalid_client_metadata', /may not grow/)
  }
  assert.partialDeepStrictEqual((await call(token, 'GET', address)).body, narrower)
})

test('an app that ends stops at once with everything that was its own, and nobody else’s', async () => {
  const made = await register()
  const { client_id: clientId, registration_access_token: token } = made
  await act(server.stage, bySystem('test'), (act) => admitRecipient(act, clientId, 1000))
  const partner = await openAdministrator(server)
  await partner.post(`/api/v1/recipients/providers/requests/${clientId}/1001`)
  const own = await openClient(server, credentialsOf(made))
  const url = own.authorizeUrl({ scope: 'ACCOUNT_BASIC', redirect_uri: anApp.redirect_uris[0] })
  const { searchParams } = await consent(openBrowser(server.issuer), url)
  const redemption = { code: searchParams.get('code') ?? '', redirect_uri: anApp.redirect_uris[0]! }
  const fields = { grant_type: 'authorization_code', ...redemption }
  const { body } = await postForm(server, '/api/v1/token', fields, credentialsOf(made))
  const bystander = await app.connect()

  const ended = await call(token, 'DELETE', `${PATH}/${clientId}`)
  assert.deepEqual([ended.status, ended.text], [204, ''])
  assert.equal((await read(server, String(body['access_token']), '/api/fdx/5/accounts')).status, 401)
  const refresh = { grant_type: 'refresh_token', refresh_token: String(body['refresh_token']) }
  for (const grant of [refresh, { grant_type: 'client_credentials' }]) {
    assertRefused(await postForm(server, '/api/v1/token', grant, credentialsOf(made)), 'invalid_client', /unknown/)
  }
  assert.equal((await send(server, url.href)).status, 400)
  for (const method of ['GET', 'DELETE']) assert.equal((await call(token, method, `${PATH}/${clientId}`)).status, 401)
  assert.equal((await partner.get(`/api/v1/recipients/${clientId}`)).status, 404)
  const again = await partner.post(`/api/v1/recipients/providers/requests/${clientId}/1000`)
  assert.equal(again.status, 404)

  const [row] = await server.database.run<Record<string, unknown>>(
    `select c.status,
       (select array_agg(r.status order by r.provider_id) from registration r where r.client_id = c.client_id)
         as registrations,
       (select string_agg(ended_because, ',') from consent where client_id = c.client_id) as consents,
       (select count(*) from client_secret s where s.client_id = c.client_id and s.ended_at is null) as secrets
     from client c where client_id = $1`,
    [clientId],
  )
  assert.deepEqual(row, {
    status: 'ENDED',
    registrations: ['SUSPENDED', 'REJECTED'],
    consents: 'recipient',
    secrets: 0,
  })
  assert.equal((await read(server, await app.refresh(bystander.refreshToken))).status, 200)
  const entry = await server.database.read
    .selectFrom('journal_entry')
    .select(['actor_kind', 'actor_id'])
    .where('action', '=', 'end-client')
    .executeTakeFirstOrThrow()
  assert.deepEqual([entry.actor_kind, entry.actor_id], ['client', clientId])
})

test('of two ends at the same moment one ends the app, and the other finds nothing', async () => {
  const { client_id: clientId, registration_access_token: token, client_secret: secret } = await register()
  const replies = await Promise.all([1, 2, 3].map(() => call(token, 'DELETE', `${PATH}/${clientId}`)))
  assert.deepEqual(replies.map(({ status }) => status).toSorted(), [204, 401, 401])
  const headers = { authorization: basic({ clientId, clientSecret: secret }) }
  assert.equal((await send(server, '/api/v1/introspect', { method: 'POST', headers })).status, 400)
})
