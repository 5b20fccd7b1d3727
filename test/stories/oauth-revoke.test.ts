// Ending and examining tokens, and what the server says of itself: revoke, introspect, metadata, keys.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { send, type Reply, postForm, clientToken } from '../requests.ts'
import { decodeJwt } from 'jose'
import type { NewClient } from '../../src/domain/clients/add-client.ts'
import { dataClusters } from '../../src/fdx/cluster.ts'
import { newCode, openClient, read, refused, type OAuthClient } from '../oauth-client.ts'
import { countLivingGrants, releaseGrants } from '../release.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer
let app: OAuthClient
let otherApp: OAuthClient

before(async () => {
  server = await openTestServer()
  app = await openClient(server)
  otherApp = await openClient(server, server.otherRecipient)
})
after(() => server[Symbol.asyncDispose]())

const REVOKE = '/api/v1/revoke'
const INTROSPECT = '/api/v1/introspect'

function revokeWith(accessToken: string): Promise<Reply> {
  return send(server, REVOKE, { method: 'DELETE', headers: { authorization: `Bearer ${accessToken}` } })
}

async function assertDead({ accessToken, refreshToken }: { accessToken: string; refreshToken: string }): Promise<void> {
  assert.equal((await read(server, accessToken)).status, 401)
  await assert.rejects(app.refresh(refreshToken), refused('invalid_grant'))
  for (const token of [accessToken, refreshToken]) assert.deepEqual(await app.introspect(token), { active: false })
}

test('DELETE with the access token ends the whole connection, once, and tells the bank', async () => {
  const tokens = await app.connect()
  const first = await revokeWith(tokens.accessToken)
  assert.deepEqual([first.status, first.text], [204, ''])
  const second = await revokeWith(tokens.accessToken)
  assert.deepEqual([second.status, second.body['error']], [400, 'invalid_token'])
  await assertDead(tokens)
  await releaseGrants(server)
  assert.equal(await countLivingGrants(server), 0)
  const kept = await server.database.run('select 1 from consent where bank_grant_sealed is not null', [])
  assert.equal(kept.length, 0)
})

test('revoking either token by RFC 7009 ends the whole connection, and again is no error', async () => {
  for (const which of ['accessToken', 'refreshToken'] as const) {
    const tokens = await app.connect()
    await app.revoke(tokens[which])
    await assertDead(tokens)
    await app.revoke(tokens[which])
  }
})

test('a refresh token that idled too long can still be revoked, and the consent ends', async () => {
  const { refreshToken } = await app.redeem(await newCode(server, app))
  server.clock.advance({ days: 31 })
  await app.revoke(refreshToken)
  const living = await server.database.run('select 1 from consent where ended_at is null', [])
  assert.equal(living.length, 0)
})

test("an unknown token is no error, and another app's token stays alive", async () => {
  const { accessToken, refreshToken } = await app.redeem(await newCode(server, app))
  for (const token of [accessToken, refreshToken, 'unknown', `${accessToken}x`, '\u{1F600}'])
    await otherApp.revoke(token)
  assert.equal((await read(server, await app.refresh(refreshToken))).status, 200)
  assert.equal((await read(server, accessToken)).status, 200)
})

test('a token_type_hint is a hint, whatever it says', async () => {
  for (const hint of ['access_token', 'refresh_token', 'nonsense']) {
    const tokens = await app.redeem(await newCode(server, app))
    const fields = { token: tokens.refreshToken, token_type_hint: hint }
    const { status, text } = await postForm(server, REVOKE, fields, app.credentials)
    assert.deepEqual([status, text], [200, ''])
    await assertDead(tokens)
  }
})

test('introspection says what an own token is worth, and of every other one only that it is not active', async () => {
  const { accessToken, refreshToken } = await app.redeem(await newCode(server, app))
  const { sub, fdxConsentId } = decodeJwt(accessToken)
  for (const token of [accessToken, refreshToken]) {
    const { scope, ...answer } = await app.introspect(token)
    assert.deepEqual(scope?.split(' ').toSorted(), [...dataClusters].toSorted())
    assert.deepEqual(answer, {
      active: true,
      client_id: app.credentials.clientId,
      sub,
      iss: server.issuer,
      provider_id: 1000,
      fdxConsentId,
    })
    assert.deepEqual(await otherApp.introspect(token), { active: false })
  }
  assert.deepEqual(await app.introspect('unknown'), { active: false })
  server.clock.advance({ seconds: 300 })
  assert.deepEqual(await app.introspect(accessToken), { active: false })
  await app.revoke(refreshToken)
  assert.deepEqual(await app.introspect(refreshToken), { active: false })
})

test('a token that a client got for itself is active for that client, as long as it lives', async () => {
  const introspect = async (token: string, credentials: NewClient) =>
    (await postForm(server, INTROSPECT, { token }, credentials)).body
  const { recipient, partner } = server
  const admin = await clientToken(server, partner, 'client:admin')
  const plain = await clientToken(server, recipient)
  const about = ({ clientId }: NewClient) => ({ active: true, client_id: clientId, iss: server.issuer, sub: clientId })
  assert.deepEqual(await introspect(admin, partner), { ...about(partner), scope: 'client:admin' })
  assert.deepEqual(await introspect(plain, recipient), { ...about(recipient), scope: 'client:providers' })
  assert.deepEqual(await introspect(admin, recipient), { active: false })
  server.clock.advance({ seconds: 300 })
  assert.deepEqual(await introspect(admin, partner), { active: false })
})

test('nobody revokes or introspects without authenticating, or without a token', async () => {
  const { refreshToken: token } = await app.redeem(await newCode(server, app))
  for (const path of [REVOKE, INTROSPECT]) {
    const wrong = { clientId: app.credentials.clientId, clientSecret: 'wrong' }
    for (const reply of [await postForm(server, path, { token }), await postForm(server, path, { token }, wrong)]) {
      assert.deepEqual([reply.status, reply.body['error']], [400, 'invalid_client'])
    }
    for (const fields of [{}, { token: '' }, { token: 'x'.repeat(9000) }]) {
      const reply = await postForm(server, path, fields, app.credentials)
      assert.deepEqual([reply.status, reply.body['error']], [400, 'invalid_request'])
    }
  }
  await app.refresh(token)
})

const CLAIMS =
  'sub name given_name middle_name family_name email phone_number address birthdate iss aud exp iat auth_time nonce at_hash'

test('the metadata is complete, and every address in it answers', async () => {
  const { body, headers } = await send(server, '/.well-known/oauth-authorization-server')
  const at = (path: string): string => `${server.issuer}${path}`
  const authentication = ['client_secret_basic', 'client_secret_post']
  assert.deepEqual(body, {
    issuer: server.issuer,
    authorization_endpoint: at('/api/v1/authorize'),
    token_endpoint: at('/api/v1/token'),
    revocation_endpoint: at(REVOKE),
    introspection_endpoint: at(INTROSPECT),
    userinfo_endpoint: at('/api/v1/userinfo'),
    registration_endpoint: at('/api/fdx/6/register'),
    jwks_uri: at('/jwks'),
    scopes_supported: [...dataClusters, 'openid', 'offline_access', 'client:admin', 'client:providers'],
    authorization_details_types_supported: ['fdx_v1.0'],
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['client_credentials', 'authorization_code', 'refresh_token'],
    token_endpoint_auth_methods_supported: authentication,
    revocation_endpoint_auth_methods_supported: authentication,
    introspection_endpoint_auth_methods_supported: authentication,
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
    ui_locales_supported: ['en', 'fr'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['ES256'],
    claims_supported: CLAIMS.split(' '),
    prompt_values_supported: ['none', 'login', 'consent', 'select_account'],
    claims_parameter_supported: false,
    request_parameter_supported: false,
    request_uri_parameter_supported: false,
  })
  assert.match(headers.get('cache-control') ?? '', /max-age=\d+/)
  for (const [name, value] of Object.entries(body)) {
    if (!/_(endpoint|uri)$/.test(name)) continue
    const { status, headers } = await send(server, String(value), { method: 'PATCH' })
    assert.equal(status, 405, name)
    assert.match(headers.get('allow') ?? '', /^(GET|GET, HEAD|GET, POST|GET, HEAD, POST|POST|DELETE, POST)$/, name)
  }
})

test('the published keys are public halves only, each with its id and use', async () => {
  const { body } = await send(server, '/jwks')
  const keys = body['keys'] as Record<string, unknown>[]
  assert.equal(keys.length, 1)
  for (const { kid, x, y, ...rest } of keys) {
    assert.deepEqual(rest, { kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig' })
    for (const text of [kid, x, y]) assert.match(String(text), /^[\w-]{43}$/)
  }
})
