// OpenID Connect: libraries that we did not write learn who signed in, from the id_token and from userinfo, and nothing more.

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import test, { after, before } from 'node:test'
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose'
import * as oauth from 'oauth4webapi'
import * as openid from 'openid-client'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { makeSigningKey } from '../../src/domain/keys/make-signing-key.ts'
import { clientToken, postForm, send, type Reply } from '../requests.ts'
import { consent, openBrowser, signIn } from '../customer.ts'
import { insecure, openClient, read, type OAuthClient } from '../oauth-client.ts'
import { openBrokenUserinfo } from '../broken-bank.ts'
import { openTestServer, REDIRECT_URI, type TestServer } from '../server.ts'

/** As Keycloak and Spring ask by default, and the one cluster that is always asked for. */
const USUAL = 'openid profile email ACCOUNT_BASIC'
const WHO = 'openid offline_access ACCOUNT_BASIC CUSTOMER_CONTACT CUSTOMER_PERSONAL'
const USERINFO = '/api/v1/userinfo'
const NO_STATE = { state: 'a story' }

let server: TestServer
let app: OAuthClient

before(async () => {
  server = await openTestServer()
  app = await openClient(server)
})
after(() => server[Symbol.asyncDispose]())

/** Seconds: the libraries look at the machine's clock. */
function skew(): number {
  return Math.trunc(server.clock.now().since(Temporal.Now.instant()).total('seconds'))
}

/** The customer walks the pages; returns what the token endpoint answers. */
async function connect(changes: Record<string, string | undefined> = {}): Promise<Reply> {
  const answer = await consent(openBrowser(server.issuer), app.authorizeUrl({ scope: WHO, ...changes }))
  const code = answer.searchParams.get('code')
  assert.ok(code, answer.href)
  return redeem(code)
}

function redeem(code: string): Promise<Reply> {
  const fields = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI }
  return postForm(server, '/api/v1/token', fields, server.recipient)
}

function userinfo(token: unknown, init: RequestInit = {}): Promise<Reply> {
  return send(server, USERINFO, { ...init, headers: { authorization: `Bearer ${String(token)}`, ...init.headers } })
}

function errorOf({ status, headers }: Reply): string | null {
  assert.equal(status, 302)
  return new URL(headers.get('location') ?? '').searchParams.get('error')
}

test('openid-client finds the server by OpenID discovery, checks the id_token, and reads userinfo', async () => {
  const { clientId, clientSecret } = server.recipient
  const execute = [openid.allowInsecureRequests]
  const metadata = { client_secret: clientSecret, [openid.clockSkew]: skew() }
  const configuration = await openid.discovery(new URL(server.issuer), clientId, metadata, undefined, { execute })
  const [nonce, verifier] = [openid.randomNonce(), openid.randomPKCECodeVerifier()]
  const url = openid.buildAuthorizationUrl(configuration, {
    ...NO_STATE,
    redirect_uri: REDIRECT_URI,
    scope: `${WHO} profile email address phone`,
    provider_id: '1000',
    nonce,
    max_age: '600',
    prompt: 'login consent',
    display: 'page',
    login_hint: 'greatday_nomfa',
    acr_values: 'urn:example:high',
    claims: '{"userinfo":{"email":null}}',
    response_mode: 'query',
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  const answer = await consent(openBrowser(server.issuer), url)
  const checks = { expectedNonce: nonce, maxAge: 600, pkceCodeVerifier: verifier, expectedState: NO_STATE.state }
  const tokens = await openid.authorizationCodeGrant(configuration, answer, checks)
  const claims = tokens.claims()
  assert.ok(claims && tokens.refresh_token)
  assert.deepEqual(
    Object.keys(claims).toSorted(),
    ['at_hash', 'aud', 'auth_time', 'exp', 'iat', 'iss', 'nonce', 'sub'],
    'and nothing that no bank told',
  )
  const info = await openid.fetchUserInfo(configuration, tokens.access_token, claims.sub)
  assert.deepEqual([info.given_name, info.family_name], ['Robin', 'Greatday'])
  const refreshed = await openid.refreshTokenGrant(configuration, tokens.refresh_token)
  const later = refreshed.claims()
  assert.deepEqual([later?.sub, later?.auth_time, later?.nonce], [claims.sub, claims.auth_time, undefined])
  assert.equal((await userinfo(refreshed.access_token)).status, 200)
})

test('openid-client connects as its guide has it: with PKCE in place of a state', async () => {
  const { clientId, clientSecret } = server.recipient
  const execute = [openid.allowInsecureRequests]
  const metadata = { client_secret: clientSecret, [openid.clockSkew]: skew() }
  const configuration = await openid.discovery(new URL(server.issuer), clientId, metadata, undefined, { execute })
  const verifier = openid.randomPKCECodeVerifier()
  const parameters = {
    redirect_uri: REDIRECT_URI,
    scope: USUAL,
    provider_id: '1000',
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }
  assert.ok(configuration.serverMetadata().supportsPKCE(), 'then it sends no state')
  const answer = await consent(openBrowser(server.issuer), openid.buildAuthorizationUrl(configuration, parameters))
  assert.equal(answer.searchParams.get('state'), null)
  const tokens = await openid.authorizationCodeGrant(configuration, answer, { pkceCodeVerifier: verifier })
  assert.ok(tokens.claims()?.sub)
})

test('an app that is admitted at one bank alone need not name it', async () => {
  const other = await openClient(server, server.otherRecipient)
  const started = await send(server, other.authorizeUrl({ scope: USUAL, provider_id: undefined }).href)
  assert.equal(started.status, 303, started.text)
  assert.equal(errorOf(await send(server, app.authorizeUrl({ provider_id: undefined }).href)), 'invalid_request')
})

test('with an id_token_hint only the customer of that id_token may answer, and of another nothing is kept', async () => {
  const { body } = await connect()
  const hint = String(body['id_token'])
  const url = app.authorizeUrl({ scope: USUAL, id_token_hint: hint })
  const again = await consent(openBrowser(server.issuer), url)
  assert.ok(again.searchParams.get('code'), again.href)
  const stranger = await signIn(openBrowser(server.issuer), url, { username: 'joint_one', password: 'Everyday' })
  assert.equal(stranger.address.searchParams.get('error'), 'login_required', stranger.address.href)
  const held = 'select 1 from authorization_request where bank_grant_sealed is not null and decided_at is not null'
  assert.equal((await server.database.run(held, [])).length, 0)
  const other = await openClient(server, server.otherRecipient)
  const written = JSON.stringify({ ...decodeJwt(hint), sub: 'sub-\0' })
  const madeUp = `e30.${Buffer.from(written).toString('base64url')}.e30`
  for (const wrong of [
    other.authorizeUrl({ id_token_hint: hint }),
    app.authorizeUrl({ id_token_hint: 'x' }),
    app.authorizeUrl({ id_token_hint: madeUp }),
  ]) {
    assert.equal(errorOf(await send(server, wrong.href)), 'invalid_request')
  }
})

test('oauth4webapi demands and checks an id_token, by the same metadata at both addresses', async () => {
  const issuer = new URL(server.issuer)
  const found = await oauth.discoveryRequest(issuer, { algorithm: 'oidc', ...insecure })
  const as = await oauth.processDiscoveryResponse(issuer, found)
  assert.deepEqual(as, app.as)
  const client = { client_id: server.recipient.clientId, [oauth.clockSkew]: skew() }
  const secret = oauth.ClientSecretBasic(server.recipient.clientSecret)
  const nonce = oauth.generateRandomNonce()
  const answer = await consent(openBrowser(server.issuer), app.authorizeUrl({ scope: USUAL, nonce }))
  const parameters = oauth.validateAuthResponse(as, client, answer, 'a state')
  const sent = await oauth.authorizationCodeGrantRequest(
    as,
    client,
    secret,
    parameters,
    REDIRECT_URI,
    oauth.nopkce,
    insecure,
  )
  const checks = { expectedNonce: nonce, requireIdToken: true }
  const tokens = await oauth.processAuthorizationCodeResponse(as, client, sent, checks)
  const sub = oauth.getValidatedIdTokenClaims(tokens)?.sub ?? ''
  const response = await oauth.userInfoRequest(as, client, tokens.access_token, insecure)
  const info = await oauth.processUserInfoResponse(as, client, sub, response)
  assert.deepEqual(info, { sub }, 'profile and email open nothing that no cluster opens')
  assert.deepEqual([tokens.scope, decodeJwt(tokens.access_token)['scope']], ['ACCOUNT_BASIC openid', tokens.scope])
})

test('an id_token is verified with jose alone, and agrees with the access token and its introspection', async () => {
  const before = Math.floor(server.clock.now().epochMilliseconds / 1000)
  const browser = openBrowser(server.issuer)
  const accounts = await signIn(browser, app.authorizeUrl({ scope: WHO, nonce: 'é€ 1' }))
  server.clock.advance({ seconds: 100 })
  const review = await browser.submit(accounts, { decision: 'all' })
  const { address } = await browser.submit(review, { decision: 'allow' })
  const { body } = await redeem(address.searchParams.get('code') ?? '')
  const keys = createRemoteJWKSet(new URL('/jwks', server.issuer))
  const { issuer } = server
  const clockTolerance = Math.abs(skew()) + 60
  const expected = { issuer, audience: server.recipient.clientId, algorithms: ['ES256'], clockTolerance }
  const { payload, protectedHeader } = await jwtVerify(String(body['id_token']), keys, expected)
  assert.equal(protectedHeader.typ, 'JWT')
  assert.deepEqual([payload['nonce'], payload['auth_time'], payload.iat], ['é€ 1', before, before + 100])
  assert.equal(payload.exp, payload.iat! + 300)
  const hash = createHash('sha256').update(String(body['access_token'])).digest()
  assert.equal(payload['at_hash'], hash.subarray(0, 16).toString('base64url'))
  const introspected = await app.introspect(String(body['refresh_token']))
  assert.deepEqual([decodeJwt(String(body['access_token'])).sub, introspected.sub], [payload.sub, payload.sub])
  assert.equal(introspected.scope, 'ACCOUNT_BASIC CUSTOMER_CONTACT CUSTOMER_PERSONAL openid offline_access')
})

test('without openid there is no id_token, and userinfo says which scope is missing', async () => {
  const { body } = await connect({ scope: 'ACCOUNT_BASIC CUSTOMER_CONTACT email', nonce: 'n' })
  assert.equal(body['id_token'], undefined)
  const { status, headers, body: error } = await userinfo(body['access_token'])
  assert.deepEqual([status, error['error']], [403, 'insufficient_scope'])
  assert.match(headers.get('www-authenticate') ?? '', /^Bearer .*error="insufficient_scope", scope="openid"$/)
})

test('userinfo says what the clusters open, and each read of the bank is in the journal', async () => {
  const reads = async (): Promise<number> => {
    const { rows } = await server.database.read
      .selectFrom('journal_entry')
      .select(({ fn }) => fn.countAll<string>().as('rows'))
      .where('action', '=', 'read-customer')
      .executeTakeFirstOrThrow()
    return Number(rows)
  }
  const { body } = await connect()
  const token = body['access_token']
  const before = await reads()
  const { body: all, headers } = await userinfo(token)
  assert.equal(await reads(), before + 1)
  assert.equal(headers.get('cache-control'), 'no-store')
  const names = ['address', 'birthdate', 'email', 'family_name', 'given_name', 'name', 'phone_number', 'sub']
  assert.deepEqual(Object.keys(all).toSorted(), names)
  assert.match(String(all['phone_number']), /^\+1\d{10}$/)
  assert.match(String(all['birthdate']), /^\d{4}-\d\d-\d\d$/)
  assert.equal(all['name'], 'Robin Greatday')
  assert.equal((all['address'] as Record<string, string>)['country'], 'CA')
  const less = { grant_type: 'refresh_token', refresh_token: String(body['refresh_token']) }
  const scopes: readonly [scope: string, claims: readonly string[] | number][] = [
    ['ACCOUNT_BASIC CUSTOMER_PERSONAL openid', ['birthdate', 'sub']],
    ['ACCOUNT_BASIC openid email', ['sub']],
    ['ACCOUNT_BASIC CUSTOMER_CONTACT', 403],
  ]
  for (const [scope, expected] of scopes) {
    const narrowed = await postForm(server, '/api/v1/token', { ...less, scope }, server.recipient)
    const reply = await userinfo(narrowed.body['access_token'])
    assert.deepEqual(reply.status === 200 ? Object.keys(reply.body).toSorted() : reply.status, expected, scope)
    assert.equal('id_token' in narrowed.body, scope.includes('openid'), scope)
  }
  const wider = await postForm(server, '/api/v1/token', { ...less, scope: 'ACCOUNT_BASIC BILLS' }, server.recipient)
  assert.equal(wider.body['error'], 'invalid_scope')
})

test('userinfo takes GET and POST, and a token in the header alone', async () => {
  const { body } = await connect()
  const token = String(body['access_token'])
  const form = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } }
  for (const init of [{}, { method: 'POST' }, { ...form, body: '' }]) {
    assert.equal((await userinfo(token, init)).body['sub'], decodeJwt(token).sub)
  }
  for (const reply of [
    await send(server, USERINFO),
    await send(server, `${USERINFO}?access_token=${token}`),
    await postForm(server, USERINFO, { access_token: token }),
  ]) {
    assert.deepEqual([reply.status, reply.body['error']], [401, 'invalid_token'])
    assert.equal(reply.headers.get('www-authenticate'), 'Bearer realm="userinfo"')
  }
})

test('an id_token opens nothing, is no token to introspect or revoke, and no other kind of token opens userinfo', async () => {
  const { body } = await connect()
  const idToken = String(body['id_token'])
  assert.equal((await read(server, idToken)).status, 401)
  const refused = await userinfo(idToken)
  assert.equal(refused.status, 401)
  assert.match(refused.headers.get('www-authenticate') ?? '', /error="invalid_token"/)
  assert.equal((await userinfo(body['refresh_token'])).status, 401)
  const own = await userinfo(await clientToken(server, server.recipient))
  assert.deepEqual([own.status, own.body['error']], [403, 'insufficient_scope'])
  assert.deepEqual(await app.introspect(idToken), { active: false })
  await app.revoke(idToken)
  assert.equal((await userinfo(body['access_token'])).status, 200)
})

test('after the connection ends userinfo is 401, and a code that is used twice ends what it gave', async () => {
  const { body } = await connect()
  await app.revoke(String(body['refresh_token']))
  assert.equal((await userinfo(body['access_token'])).status, 401)

  const answer = await consent(openBrowser(server.issuer), app.authorizeUrl({ scope: WHO }))
  const code = answer.searchParams.get('code') ?? ''
  const replies = await Promise.all(Array.from({ length: 8 }, () => redeem(code)))
  const given = replies.filter(({ status }) => status === 200)
  assert.equal(given.length, 1)
  assert.ok(replies.every(({ status, body }) => status === 200 || body['id_token'] === undefined))
  assert.equal((await userinfo(given[0]?.body['access_token'])).status, 401)
})

test('a key that begins to sign between the consent and the redemption signs both tokens', async () => {
  const answer = await consent(openBrowser(server.issuer), app.authorizeUrl({ scope: USUAL }))
  const next = await act(server.stage, bySystem('test'), (act) => makeSigningKey(act, server.vault, act.at))
  server.clock.advance({ seconds: 2 })
  const { body } = await redeem(answer.searchParams.get('code') ?? '')
  const kids = [body['id_token'], body['access_token']].map((token) => decodeProtectedHeader(String(token)).kid)
  assert.deepEqual(kids, [next, next])
  const { keys } = (await send(server, '/jwks')).body as { keys: { kid: string }[] }
  assert.ok(keys.some(({ kid }) => kid === next))
})

test('a nonce that is too long is an invalid request, and one that is not is kept to the letter', async () => {
  const ask = (nonce: string, scope = USUAL): Promise<Reply> => send(server, app.authorizeUrl({ scope, nonce }).href)
  assert.equal(errorOf(await ask('é'.repeat(513))), 'invalid_request')
  assert.equal((await ask('é'.repeat(512))).status, 303)
  assert.equal((await ask('é'.repeat(600), 'ACCOUNT_BASIC')).status, 303, 'without openid it means nothing')
})

test('prompt=none is answered with login_required, what asks for more of the sign-in is met', async () => {
  const ask = (changes: Record<string, string>): Promise<Reply> => send(server, app.authorizeUrl(changes).href)
  assert.equal(errorOf(await ask({ prompt: 'none' })), 'login_required')
  assert.equal(errorOf(await ask({ prompt: 'none login' })), 'invalid_request')
  assert.equal(errorOf(await ask({ prompt: 'none', scope: 'openid' })), 'invalid_scope', 'what is wrong comes first')
  assert.equal(errorOf(await ask({ max_age: 'soon' })), 'invalid_request')
  for (const prompt of ['login', 'consent', 'select_account', 'login consent', 'create']) {
    assert.equal((await ask({ prompt, max_age: '0', scope: USUAL })).status, 303, prompt)
  }
})

test('a consent for one time has an id_token and no offline_access, also where authorization_details name the clusters', async () => {
  const consentRequest = {
    durationType: 'ONE_TIME',
    resources: [{ resourceType: 'ACCOUNT', dataClusters: ['ACCOUNT_BASIC'] }],
  }
  const details = JSON.stringify([{ type: 'fdx_v1.0', consentRequest }])
  const { body, text } = await connect({ scope: 'openid offline_access', authorization_details: details })
  assert.ok(body['id_token'], text)
  assert.equal(body['refresh_token'], undefined)
  assert.equal(decodeJwt(String(body['access_token']))['scope'], 'ACCOUNT_BASIC openid')
})

test('while the bank is down userinfo is a temporary error, and nothing is made up', async () => {
  await using broken = await openBrokenUserinfo(server)
  const { body } = await connect()
  const headers = { authorization: `Bearer ${String(body['access_token'])}` }
  const reply = await send(broken, USERINFO, { headers })
  assert.deepEqual([reply.status, reply.body['error']], [503, 'temporarily_unavailable'])
  assert.ok(Number(reply.headers.get('retry-after')) > 0)
})

test('the parameters may come as a form, from another site, and start the same authorization', async () => {
  const query = app.authorizeUrl({ scope: USUAL }).searchParams
  const origin = { origin: 'https://app.example', 'content-type': 'application/x-www-form-urlencoded' }
  const post = (body: URLSearchParams, address = '/api/v1/authorize'): Promise<Reply> =>
    send(server, address, { method: 'POST', headers: origin, body: body.toString() })
  const started = await post(query)
  assert.equal(started.status, 303, started.text)
  assert.match(started.headers.get('location') ?? '', /\/authorizations\//)
  const named = '/api/v1/authorize?provider_id=1000'
  assert.equal(errorOf(await post(query, named)), 'invalid_request', 'the bank is named twice')
  query.delete('provider_id')
  assert.match((await post(query, named)).headers.get('location') ?? '', /\/authorizations\//)
  query.set('provider_id', '1000')
  query.set('constructor', 'ignored, as every unknown parameter is')
  assert.equal((await post(query)).status, 303)
  query.append('scope', 'openid')
  assert.equal(errorOf(await post(query)), 'invalid_request')
  query.append('client_id', 'dc-x')
  const page = await post(query)
  assert.deepEqual([page.status, page.headers.get('location')], [400, null])
})

test('the review says that the app will recognize the customer, and says it to nobody else', async () => {
  for (const [scope, says] of [
    [USUAL, true],
    ['ACCOUNT_BASIC', false],
  ] as const) {
    const browser = openBrowser(server.issuer)
    const accounts = await signIn(browser, app.authorizeUrl({ scope }))
    const { text } = await browser.submit(accounts, { decision: 'all' })
    assert.equal(/receives an identifier|also receives/.test(text), says, scope)
  }
})

test('an id_token is for the app whose customer signed in, and its subject is of that app alone', async () => {
  const other = await openClient(server, server.otherRecipient)
  const answer = await consent(openBrowser(server.issuer), other.authorizeUrl({ scope: USUAL, nonce: 'n' }))
  const fields = {
    grant_type: 'authorization_code',
    code: answer.searchParams.get('code') ?? '',
    redirect_uri: other.redirectUri,
  }
  assert.equal((await postForm(server, '/api/v1/token', fields, server.recipient)).body['error'], 'invalid_grant')
  const { body } = await postForm(server, '/api/v1/token', fields, server.otherRecipient)
  const { body: mine } = await connect({ nonce: 'n' })
  const [theirs, ours] = [body, mine].map((one) => decodeJwt(String(one['id_token'])))
  assert.notEqual(theirs?.sub, ours?.sub)
  assert.equal(theirs?.aud, server.otherRecipient.clientId)
})
