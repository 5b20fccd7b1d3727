// The access token at FDX: only one that this server signed, for FDX, in the header, and not yet over, opens anything.

import assert from 'node:assert/strict'
import { createPublicKey, type KeyObject } from 'node:crypto'
import test, { after, before } from 'node:test'
import { send, type Reply, postForm } from '../requests.ts'
import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { signToken } from '../../src/domain/tokens/json-web-token.ts'
import { openKeyRing, type KeyRing } from '../../src/domain/keys/key-ring.ts'
import { openClient, read, type OAuthClient } from '../oauth-client.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer
let app: OAuthClient
let ring: KeyRing
let accessToken: string

before(async () => {
  server = await openTestServer()
  app = await openClient(server)
  ring = await openKeyRing(server.database, server.vault, server.clock)
  accessToken = (await app.connect()).accessToken
})
after(() => server[Symbol.asyncDispose]())

const CUSTOMER = '/api/fdx/5/customers/current'

function assertRefused({ status, headers, body, text }: Reply): void {
  assert.deepEqual([status, body['code']], [401, '602'], text)
  assert.match(headers.get('www-authenticate') ?? '', /^Bearer .*error="invalid_token"/)
  assert.equal(headers.get('cache-control'), 'no-store')
  for (const name of ['x-fapi-interaction-id', 'ob-correlation-id', 'ob-trace-id']) assert.ok(headers.get(name), name)
}

/** The token's claims, signed with its own key as the server would sign them. */
function signOurselves(changes: Record<string, unknown>): string {
  return signToken(ring, 'at+jwt', { ...decodeJwt(accessToken), ...changes })
}

function signElsewhere(key: KeyObject | Uint8Array | CryptoKey, header: Record<string, unknown>): Promise<string> {
  const protectedHeader = { ...decodeProtectedHeader(accessToken), alg: 'ES256', ...header }
  return new SignJWT(decodeJwt(accessToken)).setProtectedHeader(protectedHeader).sign(key)
}

test('the token of the story opens FDX, so that the refusals below mean something', async () => {
  assert.equal((await read(server, accessToken)).status, 200)
  assert.equal((await read(server, signOurselves({}))).status, 200)
})

test('a token that another key signed, or none, is refused', async () => {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const [jwk] = ring.published()
  const pem = createPublicKey({ key: jwk!, format: 'jwk' }).export({ type: 'spki', format: 'pem' })
  const forged = [
    new UnsecuredJWT(decodeJwt(accessToken)).encode(),
    await signElsewhere(privateKey, {}),
    await signElsewhere(privateKey, { kid: 'another' }),
    await signElsewhere(privateKey, { kid: "' or 1=1 --" }),
    await signElsewhere(privateKey, { jwk: await exportJWK(publicKey) }),
    await signElsewhere(privateKey, { jku: 'https://evil.example/jwks' }),
    await signElsewhere(Buffer.from(pem), { alg: 'HS256' }),
    await signElsewhere(Buffer.from(JSON.stringify(jwk)), { alg: 'HS256' }),
  ]
  for (const token of forged) assertRefused(await read(server, token))
})

test('a token that was changed in any of its parts is refused', async () => {
  const [head = '', body = '', signature = ''] = accessToken.split('.')
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const header = decodeProtectedHeader(accessToken)
  const changed = [
    `${head}.${encode({ ...decodeJwt(accessToken), exp: 9_999_999_999 })}.${signature}`,
    `${encode({ ...header, alg: 'none' })}.${body}.`,
    `${encode({ ...header, alg: 'none' })}.${body}.${signature}`,
    `${encode({ ...header, alg: 'HS256' })}.${body}.${signature}`,
    `${encode({ ...header, typ: 'JWT' })}.${body}.${signature}`,
    `${encode({ ...header, crit: ['x'], x: 1 })}.${body}.${signature}`,
    `${head}.${body}.${Buffer.alloc(64).toString('base64url')}`,
    `${head}.${body}.${signature.slice(0, -2)}AA`,
    // The same bytes, spelled otherwise.
    `${head}.${body}.${signature.slice(0, -1)}${{ A: 'B', Q: 'R', g: 'h', w: 'x' }[signature.at(-1)!]}`,
    `${head}.${body}`,
    `${head}..${signature}`,
    `${accessToken}.`,
    'nonsense',
  ]
  for (const token of changed) assertRefused(await read(server, token))
})

test('a token of ours with another type, issuer, audience, client or consent is refused', async () => {
  const { privateKey, kid } = ring.signing()
  const { iss, aud } = decodeJwt(accessToken)
  const tokens = [
    ...[undefined, 'JWT', 'AT+JWT', 'application/at+jwt'].map((typ) => signElsewhere(privateKey, { kid, typ })),
    signOurselves({ iss: `${iss}/` }),
    signOurselves({ iss: undefined }),
    signOurselves({ aud: iss }),
    signOurselves({ aud: [aud, 'https://other.example'] }),
    signOurselves({ client_id: server.otherRecipient.clientId }),
    signOurselves({ fdxConsentId: undefined }),
    signOurselves({ fdxConsentId: 'consent_00000000000000000000000000' }),
    signOurselves({ sub: undefined }),
    signOurselves({ exp: undefined }),
    signOurselves({ exp: '9999999999' }),
  ]
  for (const token of tokens) assertRefused(await read(server, await token))
})

test('a management token opens no FDX, and a data token no connection of another kind', async () => {
  const cc = { grant_type: 'client_credentials' }
  const plain = await postForm(server, '/api/v1/token', cc, server.recipient)
  const admin = await postForm(server, '/api/v1/token', { ...cc, scope: 'client:admin' }, server.partner)
  for (const { body } of [plain, admin]) {
    const token = String(body['access_token'])
    const opened = await read(server, token)
    assert.deepEqual([opened.status, opened.body['code']], [403, '403'])
    assert.match(opened.headers.get('www-authenticate') ?? '', /error="insufficient_scope"/)
    const headers = { authorization: `Bearer ${token}` }
    const revoked = await send(server, '/api/v1/revoke', { method: 'DELETE', headers })
    assert.deepEqual([revoked.status, revoked.body['error']], [403, 'insufficient_scope'])
  }
})

test('a token in the query or in the body is never looked at, and in the header only as Bearer', async () => {
  assertRefused(await send(server, `${CUSTOMER}?access_token=${accessToken}`))
  assertRefused(await send(server, CUSTOMER))
  for (const authorization of [
    accessToken,
    `DPoP ${accessToken}`,
    `Basic ${accessToken}`,
    `Bearer  ${accessToken}`,
    `Bearer ${accessToken} ${accessToken}`,
    `Bearer ${accessToken}, Bearer ${accessToken}`,
    'Bearer',
    `Bearer ${'x'.repeat(9000)}`,
  ]) {
    assertRefused(await send(server, CUSTOMER, { headers: { authorization } }))
  }
  assert.equal((await send(server, CUSTOMER, { headers: { authorization: `bearer ${accessToken}` } })).status, 200)
  const inBody = new URLSearchParams({ access_token: accessToken })
  const revoked = await send(server, '/api/v1/revoke', { method: 'DELETE', body: inBody })
  assert.deepEqual([revoked.status, revoked.body['error']], [400, 'invalid_token'])
})

test('a token is over after 300 s', async () => {
  const { accessToken: token } = await app.connect()
  server.clock.advance({ seconds: 299 })
  assert.equal((await read(server, token)).status, 200)
  server.clock.advance({ seconds: 1 })
  assertRefused(await read(server, token))
})
