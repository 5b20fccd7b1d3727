// The token endpoint: who is let in, what it answers to the letter, and how it refuses everything else.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { send, type Reply, postForm, basic } from '../requests.ts'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import * as oauth from 'oauth4webapi'
import * as openid from 'openid-client'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { replaceSecret } from '../../src/domain/clients/replace-secret.ts'
import { dataClusters } from '../../src/fdx/cluster.ts'
import { consent, openBrowser } from '../customer.ts'
import { insecure, newCode, openClient, read, type OAuthClient } from '../oauth-client.ts'
import { openTestServer, REDIRECT_URI, type TestServer } from '../server.ts'

let server: TestServer
let app: OAuthClient
let otherApp: OAuthClient

before(async () => {
  server = await openTestServer()
  app = await openClient(server)
  otherApp = await openClient(server, server.otherRecipient)
})
after(() => server[Symbol.asyncDispose]())

const TOKEN = '/api/v1/token'
const CC = { grant_type: 'client_credentials' }

function postJson(body: unknown, headers: Record<string, string> = {}): Promise<Reply> {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return send(server, TOKEN, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: text,
  })
}

function assertError(reply: Reply, error: string): void {
  assert.deepEqual([reply.status, reply.body['error']], [400, error], reply.text)
  assert.deepEqual(Object.keys(reply.body), ['error', 'error_description'])
  assertNotStored(reply)
  assert.doesNotMatch(reply.text, new RegExp(server.recipient.clientSecret))
}

function assertNotStored({ headers }: Reply): void {
  assert.equal(headers.get('cache-control'), 'no-store')
  assert.equal(headers.get('pragma'), 'no-cache')
}

/** The credentials in the body. */
function inBody({ clientId, clientSecret } = server.recipient): { client_id: string; client_secret: string } {
  return { client_id: clientId, client_secret: clientSecret }
}

test('openid-client connects, refreshes and gets exactly the documented members', async () => {
  const { clientId, clientSecret } = server.recipient
  const configuration = await openid.discovery(
    new URL(server.issuer),
    clientId,
    {},
    openid.ClientSecretPost(clientSecret),
    {
      algorithm: 'oauth2',
      execute: [openid.allowInsecureRequests],
    },
  )
  const verifier = openid.randomPKCECodeVerifier()
  const url = openid.buildAuthorizationUrl(configuration, {
    redirect_uri: REDIRECT_URI,
    scope: dataClusters.join(' '),
    state: 'story',
    provider_id: '1000',
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  const answer = await consent(openBrowser(server.issuer), url)
  const checks = { pkceCodeVerifier: verifier, expectedState: 'story' }
  const tokens = await openid.authorizationCodeGrant(configuration, answer, checks)
  assert.equal((await read(server, tokens.access_token)).status, 200)
  const refreshed = await openid.refreshTokenGrant(configuration, tokens.refresh_token ?? '')
  assert.equal((await read(server, refreshed.access_token)).status, 200)
})

test('every grant answers with its documented members, the same for Basic and body, form and JSON, and none is stored', async () => {
  const members = ['access_token', 'expires_in', 'scope', 'token_type']
  const { refreshToken } = await app.connect()
  const grants: readonly [() => Promise<Record<string, string>>, readonly string[]][] = [
    [async () => CC, members],
    [async () => ({ grant_type: 'refresh_token', refresh_token: refreshToken }), members],
    [
      async () => ({ grant_type: 'authorization_code', code: await newCode(server, app), redirect_uri: REDIRECT_URI }),
      [...members, 'refresh_token'].toSorted(),
    ],
  ]
  for (const [fields, expected] of grants) {
    const replies = [
      await postForm(server, TOKEN, await fields(), server.recipient),
      await postForm(server, TOKEN, { ...(await fields()), ...inBody() }),
      await postJson(await fields(), { authorization: basic(server.recipient) }),
      await postJson({ ...(await fields()), ...inBody() }),
    ]
    for (const reply of replies) {
      assert.equal(reply.status, 200, reply.text)
      assert.deepEqual(Object.keys(reply.body).toSorted(), expected)
      assert.deepEqual([reply.body['token_type'], reply.body['expires_in']], ['Bearer', 300])
      assert.equal(reply.body['scope'], decodeJwt(String(reply.body['access_token']))['scope'])
      assertNotStored(reply)
    }
  }
})

test('an access token claims exactly what is documented, and lives 300 s', async () => {
  const { accessToken } = await app.connect()
  const claims = decodeJwt(accessToken)
  const names = ['aud', 'client_id', 'exp', 'fdxConsentId', 'iat', 'iss', 'jti', 'provider_id', 'scope', 'sub']
  assert.deepEqual(Object.keys(claims).toSorted(), names)
  assert.equal(claims.exp! - claims.iat!, 300)
  assert.equal(claims.iat, Math.floor(server.clock.now().epochMilliseconds / 1000))
  const { clientId } = server.recipient
  assert.deepEqual([claims.iss, claims['client_id'], claims['provider_id']], [server.issuer, clientId, 1000])
  assert.deepEqual(String(claims['scope']).split(' ').toSorted(), [...dataClusters].toSorted())
  const { kid, ...header } = decodeProtectedHeader(accessToken)
  assert.deepEqual(header, { alg: 'ES256', typ: 'at+jwt' })
  assert.ok(kid)
})

test('a library that knows RFC 9068 accepts an access token of ours', async () => {
  await using server = await openTestServer()
  const app = await openClient(server)
  // The library looks at the machine's clock.
  const ahead = Temporal.Now.instant().since(server.clock.now()).total('seconds')
  server.clock.advance({ seconds: Math.trunc(ahead) })
  const { accessToken } = await app.connect()
  const request = new Request(`${server.issuer}/api/fdx/5/accounts`, {
    headers: { authorization: `Bearer ${accessToken}` },
  })
  const claims = await oauth.validateJwtAccessToken(app.as, request, `${server.issuer}/api/fdx`, insecure)
  assert.equal(claims.client_id, server.recipient.clientId)
})

test('a subject is the same in every consent of a customer to one app, and different for another app', async () => {
  const subjectIn = (token: string): unknown => decodeJwt(token).sub
  const first = subjectIn((await app.connect()).accessToken)
  const again = subjectIn((await app.connect()).accessToken)
  const elsewhere = subjectIn((await otherApp.connect()).accessToken)
  assert.equal(again, first)
  assert.notEqual(elsewhere, first)
  assert.doesNotMatch(String(first), /maple|greatday|customer_/)
  // No client can be given an id that is taken for a customer's.
  assert.match(String(first), /^sub-[\w-]{43}$/)
  for (const { clientId } of [server.recipient, server.partner]) assert.match(clientId, /^(dc|partner)-[a-z0-9]{25}$/)
})

test('a partner gets client:admin and nothing else, a recipient client:providers, asked or not', async () => {
  const admin = await postForm(server, TOKEN, { ...CC, scope: 'client:admin' }, server.partner)
  const claims = decodeJwt(String(admin.body['access_token']))
  assert.deepEqual([claims['scope'], claims.sub], ['client:admin', server.partner.clientId])
  for (const asked of [{}, { scope: 'client:providers' }]) {
    const plain = await postForm(server, TOKEN, { ...CC, ...asked }, server.recipient)
    assert.equal(decodeJwt(String(plain.body['access_token']))['scope'], 'client:providers')
  }
  for (const scope of [undefined, '', 'client:read', 'client:admin ACCOUNT_BASIC', 'client:providers']) {
    assertError(
      await postForm(server, TOKEN, { ...CC, ...(scope !== undefined && { scope }) }, server.partner),
      'invalid_scope',
    )
  }
  for (const scope of ['client:admin', 'ACCOUNT_BASIC', 'x', '  ']) {
    assertError(await postForm(server, TOKEN, { ...CC, scope }, server.recipient), 'invalid_scope')
  }
})

test('a wrong secret, an unknown client and a suspended one get the same bytes', async () => {
  const set = (status: string) =>
    server.database.transaction((tx) =>
      tx.updateTable('client').set({ status }).where('client_id', '=', server.otherRecipient.clientId).execute(),
    )
  await set('SUSPENDED')
  const { clientId } = server.recipient
  const texts = new Set<string>()
  for (const credentials of [
    { clientId, clientSecret: 'wrong' },
    { clientId, clientSecret: server.recipient.clientSecret.toUpperCase() },
    { clientId, clientSecret: server.partner.clientSecret },
    { clientId: 'dc-unknown', clientSecret: 'wrong' },
    { clientId: 'dc-unknown', clientSecret: server.recipient.clientSecret },
    server.otherRecipient,
  ]) {
    for (const reply of [
      await postForm(server, TOKEN, CC, credentials),
      await postForm(server, TOKEN, { ...CC, ...inBody(credentials) }),
    ]) {
      assertError(reply, 'invalid_client')
      texts.add(reply.text)
    }
  }
  await set('ACTIVE')
  assert.equal(texts.size, 1)
  assert.equal((await postForm(server, TOKEN, CC, server.otherRecipient)).status, 200)
})

test('a client authenticates in one way, and in that one well-formed', async () => {
  assertError(await postForm(server, TOKEN, CC), 'invalid_client')
  assertError(await postForm(server, TOKEN, { ...CC, client_id: server.recipient.clientId }), 'invalid_client')
  assertError(await postForm(server, TOKEN, { ...CC, ...inBody() }, server.recipient), 'invalid_request')
  const misnamed = { ...CC, client_id: server.otherRecipient.clientId }
  assertError(await postForm(server, TOKEN, misnamed, server.recipient), 'invalid_request')
  const named = { ...CC, client_id: server.recipient.clientId, client_secret: '' }
  assert.equal((await postForm(server, TOKEN, named, server.recipient)).status, 200)
  const { clientId, clientSecret } = server.recipient
  const right = basic(server.recipient).slice('Basic '.length)
  for (const authorization of [
    'Basic',
    'Basic ',
    `Basic ${right}=`,
    `Basic ${right.replace(/=*$/, '')}!`,
    `Basic  ${right}`,
    `Basic ${right} ${right}`,
    `Bearer ${right}`,
    right,
    `Basic ${Buffer.from(clientId).toString('base64')}`,
    `Basic ${Buffer.from(`:${clientSecret}`).toString('base64')}`,
    `Basic ${Buffer.from(`${clientId}:${clientSecret}%`).toString('base64')}`,
    `Basic ${Buffer.from(`${clientId}:${clientSecret}%00`).toString('base64')}`,
    `Basic ${Buffer.from(`${clientId}:${clientSecret}\n`).toString('base64')}`,
    `Basic ${Buffer.from([0xff, 0x3a, 0x61]).toString('base64')}`,
  ]) {
    assertError(await postJson(CC, { authorization }), 'invalid_client')
  }
  const encoded = `${clientId.replace('-', '%2D')}:${clientSecret}`
  const authorization = `bAsIc ${Buffer.from(encoded).toString('base64')}`
  assert.equal((await postJson(CC, { authorization })).status, 200)
})

test('a token request in ASCII is read whatever its charset calls that; another encoding is refused', async () => {
  const authorization = basic(server.recipient)
  const post = (type: string, body: string | Uint8Array<ArrayBuffer>, more: Record<string, string> = {}) =>
    send(server, TOKEN, { method: 'POST', headers: { authorization, 'content-type': type, ...more }, body })
  const form = 'application/x-www-form-urlencoded'
  const valid = 'grant_type=client_credentials'
  for (const charset of ['utf-8', 'utf8', 'UTF-8', '"utf-8"', 'us-ascii', 'US-ASCII', 'ISO-8859-1', 'iso-8859-1']) {
    assert.equal((await post(`${form};charset=${charset}`, valid)).status, 200, charset)
    assert.equal((await post(`application/json; charset=${charset}`, JSON.stringify(CC))).status, 200, charset)
  }
  assert.equal((await post(form, valid, { 'content-encoding': 'identity' })).status, 200)
  const accented = `${valid}&x=é`
  assert.equal((await post(`${form};charset=utf8`, accented)).status, 200)
  for (const charset of ['ISO-8859-1', 'us-ascii']) {
    assertError(await post(`${form};charset=${charset}`, Buffer.from(accented, 'latin1')), 'invalid_request')
  }
  for (const charset of ['utf-16', 'windows-1252', 'x']) {
    assertError(await post(`${form};charset=${charset}`, valid), 'invalid_request')
  }
})

test('a body that is too large, of another type, or no plain set of texts is an invalid request', async () => {
  const authorization = basic(server.recipient)
  const form = { authorization, 'content-type': 'application/x-www-form-urlencoded' }
  const post = (headers: Record<string, string>, body: string | Uint8Array<ArrayBuffer>) =>
    send(server, TOKEN, { method: 'POST', headers, body })
  const valid = 'grant_type=client_credentials'
  for (const type of [
    'text/plain',
    'multipart/form-data',
    'application/jsonp',
    'nonsense',
    'application/json; charset=latin1',
  ]) {
    assertError(await post({ authorization, 'content-type': type }, valid), 'invalid_request')
  }
  assertError(await post({ ...form, 'content-encoding': 'gzip' }, valid), 'invalid_request')
  assertError(await post(form, `${valid}&x=${'x'.repeat(16_384)}`), 'invalid_request')
  assertError(await post(form, `${valid}&scope=${'x'.repeat(5000)}`), 'invalid_request')
  for (const repeated of ['grant_type=client_credentials', 'scope=&scope=', 'client_id=a&client_id=a', 'x=1&x=1']) {
    assertError(await post(form, `${valid}&${repeated}`), 'invalid_request')
  }
  for (const text of ['%', 'scope=%FF', 'scope=%00', 'client_id=%00&client_secret=%00']) {
    assertError(await post(form, `${valid}&${text}`), 'invalid_request')
  }
  assertError(await post(form, new Uint8Array([0xff, 0xfe])), 'invalid_request')
  for (const body of [
    '',
    '{',
    '[]',
    '[{"grant_type":"client_credentials"}]',
    'null',
    '"text"',
    '1',
    '{"grant_type":"\\u0000"}',
  ]) {
    assertError(await postJson(body, { authorization }), 'invalid_request')
  }
  for (const value of [1, true, null, ['client_credentials'], { a: 1 }]) {
    for (const name of ['grant_type', 'scope', 'client_id', 'client_secret', 'code', 'refresh_token']) {
      assertError(await postJson({ ...CC, [name]: value }, { authorization }), 'invalid_request')
    }
    for (const name of ['client_id', 'client_secret']) {
      assertError(await postJson({ ...CC, ...inBody(), [name]: value }), 'invalid_request')
    }
  }
  assert.equal((await postJson({ ...CC, extra: 1, __proto__: null }, { authorization })).status, 200)
})

test('a grant is known, allowed to the client, and complete', async () => {
  const ask = (fields: Record<string, string>, credentials = server.recipient) =>
    postForm(server, TOKEN, fields, credentials)
  for (const type of [
    'password',
    'implicit',
    'urn:ietf:params:oauth:grant-type:device_code',
    'urn:ietf:params:oauth:grant-type:token-exchange',
    'urn:ietf:params:oauth:grant-type:jwt-bearer',
    'Client_Credentials',
    '__proto__',
  ]) {
    assertError(await ask({ grant_type: type }), 'unsupported_grant_type')
  }
  for (const fields of [{ grant_type: '' }, {}]) assertError(await ask(fields), 'invalid_request')
  for (const type of ['authorization_code', 'refresh_token']) {
    assertError(await ask({ grant_type: type }, server.partner), 'unauthorized_client')
    assertError(await ask({ grant_type: type }), 'invalid_request')
  }
  assertError(await ask({ grant_type: 'authorization_code', code: 'x' }), 'invalid_request')
  assertError(await ask({ grant_type: 'authorization_code', redirect_uri: REDIRECT_URI }), 'invalid_request')
  assertError(await ask({ grant_type: 'authorization_code', code: 'x', redirect_uri: REDIRECT_URI }), 'invalid_grant')
  assertError(await ask({ grant_type: 'refresh_token', refresh_token: 'x' }), 'invalid_grant')
})

test('credentials in the address are not looked at, and only POST is taken', async () => {
  const query = new URLSearchParams({ ...CC, ...inBody() }).toString()
  assertError(await postForm(server, `${TOKEN}?${query}`, CC), 'invalid_client')
  for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS']) {
    const reply = await send(server, `${TOKEN}?${query}`, { method })
    assert.deepEqual([reply.status, reply.headers.get('allow')], [405, 'POST'])
    assertNotStored(reply)
  }
})

test('what nobody foresaw is a server_error, and a database that is in trouble is not told of', async () => {
  const rename = (from: string, to: string) => server.database.run(`alter table ${from} rename to ${to}`, [])
  await rename('client_secret', 'client_secret_away')
  const { status, headers, text, body } = await postForm(server, TOKEN, CC, server.recipient)
  await rename('client_secret_away', 'client_secret')
  assert.deepEqual([status, body['error']], [500, 'server_error'])
  assert.deepEqual(Object.keys(body), ['error', 'error_description'])
  assert.equal(headers.get('cache-control'), 'no-store')
  assert.doesNotMatch(text, /client_secret|relation|select|\.ts|stack/i)
  assert.equal((await postForm(server, TOKEN, CC, server.recipient)).status, 200)
})

test('a replaced secret is dead at once', async () => {
  const fields = { ...CC, scope: 'client:admin' }
  const { clientSecret } = await act(server.stage, bySystem('test'), (act) =>
    replaceSecret(act, server.partner.clientId),
  )
  assertError(await postForm(server, TOKEN, fields, server.partner), 'invalid_client')
  const { status } = await postForm(server, TOKEN, fields, { ...server.partner, clientSecret })
  assert.equal(status, 200)
})
