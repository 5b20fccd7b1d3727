// Sign-in at an OpenID provider that we did not write, with each way in which a client proves who it is.

import assert from 'node:assert/strict'
import { createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto'
import { createServer as createPlain } from 'node:http'
import { createServer as createSecure } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { test } from 'node:test'
import { Provider, type ClientMetadata, type Configuration } from 'oidc-provider'
import { Agent, fetch } from 'undici'
import { z } from 'zod'
import { openBankHttp } from '../../src/connectors/http/bank-http.ts'
import { openIdChecks } from '../../src/connectors/openid/openid-checks.ts'
import { openOpenId, type OpenId, type OpenIdTokens } from '../../src/connectors/openid/open-openid.ts'
import { addressesIn, openIdSettings } from '../../src/connectors/openid/openid-settings.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { Problem } from '../../src/platform/problem.ts'
import { makeCertificate } from '../certificate.ts'
import { aCall } from '../sandbox-bank.ts'

const RETURN = 'https://portage.example/banks/7/return'
const SECRET = 'a-secret-of-thirty-two-characters-at-least'

const clientKey = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const providerKey = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const [serverTls, clientTls] = [makeCertificate('localhost'), makeCertificate('portage')]

type Way = {
  readonly clientAuth: string
  readonly client?: Partial<ClientMetadata>
  readonly secrets: Readonly<Record<string, string>>
  readonly tls?: true
}

const jwk = { ...clientKey.publicKey.export({ format: 'jwk' }), kid: 'ours', use: 'sig', alg: 'ES256' }

const certified = {
  ...createPublicKey(clientTls.cert).export({ format: 'jwk' }),
  x5c: [new X509Certificate(clientTls.cert).raw.toString('base64')],
}

const ways: readonly Way[] = [
  { clientAuth: 'client_secret_basic', client: { client_secret: SECRET }, secrets: { clientSecret: SECRET } },
  { clientAuth: 'client_secret_post', client: { client_secret: SECRET }, secrets: { clientSecret: SECRET } },
  {
    clientAuth: 'private_key_jwt',
    client: { jwks: { keys: [jwk] }, token_endpoint_auth_signing_alg: 'ES256' },
    secrets: { privateKey: clientKey.privateKey.export({ type: 'pkcs8', format: 'pem' }) },
  },
  {
    clientAuth: 'self_signed_tls_client_auth',
    client: { jwks: { keys: [certified] } },
    secrets: { tlsCertificate: clientTls.cert, tlsKey: clientTls.key, tlsAuthority: serverTls.cert },
    tls: true,
  },
]

async function openProvider({ clientAuth, client, tls }: Way) {
  const answer: { provider?: Provider } = {}
  const listener = (...args: Parameters<ReturnType<Provider['callback']>>) => void answer.provider?.callback()(...args)
  const server = tls
    ? createSecure({ ...serverTls, requestCert: true, rejectUnauthorized: false }, listener)
    : createPlain(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const issuer = tls ? `https://localhost:${port}` : `http://127.0.0.1:${port}`
  const configuration: Configuration = {
    clients: [
      {
        client_id: 'portage',
        redirect_uris: [RETURN],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: clientAuth as 'none',
        id_token_signed_response_alg: 'ES256',
        ...client,
      },
    ],
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'private_key_jwt', 'self_signed_tls_client_auth'],
    jwks: { keys: [{ ...providerKey.privateKey.export({ format: 'jwk' }), kid: 'theirs', use: 'sig', alg: 'ES256' }] },
    cookies: { keys: ['a key of the test'] },
    claims: { profile: ['name'] },
    async findAccount(_ctx, id) {
      return { accountId: id, claims: async () => ({ sub: id, name: 'Ada', member_no: `member-${id}` }) }
    },
    features: {
      pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true },
      revocation: { enabled: true },
      mTLS: {
        enabled: true,
        selfSignedTlsClientAuth: true,
        getCertificate: (ctx) => (ctx.socket as TLSSocket).getPeerX509Certificate(),
      },
    },
    pkce: { required: () => true },
  }
  answer.provider = new Provider(issuer, configuration)
  return {
    issuer,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Signs in and agrees on the provider's own pages, as a browser does, and returns the query of the return address. */
async function signIn(address: string): Promise<Readonly<Record<string, string>>> {
  const dispatcher = new Agent({ connect: { ca: serverTls.cert } })
  const cookies = new Map<string, string>()
  let next: { readonly url: string; readonly body?: string } = { url: address }
  try {
    for (let steps = 0; steps < 20; steps++) {
      const cookie = cookies
        .entries()
        .map(([name, value]) => `${name}=${value}`)
        .toArray()
        .join('; ')
      const answer = await fetch(next.url, {
        dispatcher,
        redirect: 'manual',
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
        ...(next.body !== undefined && { method: 'POST', body: next.body }),
      })
      for (const line of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        cookies.set(name, value)
      }
      const location = answer.headers.get('location')
      if (location?.startsWith(RETURN)) return Object.fromEntries(new URL(location).searchParams)
      const page = await answer.text()
      if (location !== null) next = { url: new URL(location, next.url).href }
      else
        next = {
          url: next.url,
          body: page.includes('value="login"') ? 'prompt=login&login=ada&password=x' : 'prompt=consent',
        }
    }
  } finally {
    await dispatcher.close()
  }
  throw new Error('the provider never came to an end')
}

async function finish(openId: OpenId): Promise<OpenIdTokens> {
  const request = { returnUri: RETURN, state: 'a-state', language: 'en', clusters: [] } as const
  const { address, trip } = await openId.begin(request, 'openid profile offline_access', aCall)
  assert.ok(address.includes('request_uri=') && !address.includes('nonce='), 'the request is pushed')
  const answer = await signIn(address)
  return openId.finish(trip, { returnUri: RETURN, state: 'a-state', answer, granted: () => {} }, aCall)
}

for (const way of ways) {
  test(`a customer signs in at an OpenID provider to which Portage is known by ${way.clientAuth}`, async () => {
    await using provider = await openProvider(way)
    const { issuer } = provider
    const settings = z.strictObject(openIdSettings).parse({
      issuer,
      clientId: 'portage',
      clientAuth: way.clientAuth,
      authorizeParameters: { prompt: 'consent' },
      customerIdClaim: 'name',
      ...(way.clientAuth === 'private_key_jwt' && { keyId: 'ours' }),
    })
    const { tlsCertificate: certificate, tlsKey: key, tlsAuthority: authority } = way.secrets
    const http = openBankHttp(
      { allowsLoopback: true },
      { addresses: addressesIn(settings), tls: { certificate, key, authority } },
    )
    const policy = {
      run: <T>({ signal }: { signal: AbortSignal }, attempt: (signal: AbortSignal) => Promise<T>) => attempt(signal),
    }
    try {
      const openId = openOpenId({ http, policy, clock: systemClock, settings, secrets: way.secrets })
      const tokens = await finish(openId)
      assert.equal(tokens.claims['sub'], 'ada')
      assert.equal(tokens.claims['name'], 'Ada', 'from userinfo')
      const renewed = await openId.renew(tokens.refreshToken ?? '', aCall)
      assert.notEqual(renewed.accessToken, tokens.accessToken)
      const last = renewed.refreshToken ?? tokens.refreshToken ?? ''
      await openId.revoke(last, aCall)
      await assert.rejects(
        openId.renew(last, aCall),
        (error) => error instanceof Problem && error.code === 'bank_grant_ended',
      )
      for (const { name, run } of openIdChecks({ openId, http, clock: systemClock })) {
        const { outcome, came } = await run(aCall)
        assert.equal(outcome, 'passed', `${name}: ${came.en}`)
      }
    } finally {
      await http.close()
    }
  })
}
