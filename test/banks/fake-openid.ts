// OpenID of the fake bank: a provider that signs its customer in at once, rotates refresh tokens and ends a family that is reused.

import { createHash, randomBytes } from 'node:crypto'
import {
  exportJWK,
  generateKeyPair,
  jwtVerify,
  SignJWT,
  UnsecuredJWT,
  createLocalJWKSet,
  type JSONWebKeySet,
} from 'jose'
import type { FakeAnswer, Fault, IdTokenFault, Operation } from './fault.ts'

export type FakeClient = {
  readonly clientId: string
  readonly clientSecret: string
  /** The public keys with which client assertions are verified (private_key_jwt). */
  readonly jwks?: JSONWebKeySet
}

export type OpenIdRequest = {
  readonly method: string
  readonly query: URLSearchParams
  readonly body: URLSearchParams
  readonly authorization: string | undefined
  readonly fault: Fault
}

/** What the customer was signed in for. */
type Family = { readonly customerId: string; readonly scope: string; living: boolean }

type Code = { readonly parameters: URLSearchParams; readonly customerId: string }

export type FakeOpenId = {
  answer(operation: Operation, request: OpenIdRequest): Promise<FakeAnswer>
  /** Returns the customer of a living access token. */
  customerOf(authorization: string | undefined): string | undefined
  /** New keys sign from now on; the former ones are no longer at the jwks address. */
  changeKeys(): Promise<void>
  /** Ends every grant, as a customer does who stops it at the bank. */
  revokeGrants(): void
  /** Access tokens are no longer accepted; refresh tokens are. */
  expireAccessTokens(): void
  /** Whether a refresh token was sent again after it was replaced. */
  readonly reuses: number
  /** Every access, refresh and ID token, and every code. */
  readonly issued: readonly string[]
}

export type OpenIdSettings = {
  readonly issuer: () => string
  readonly client: FakeClient
  /** Who signs in next. */
  readonly signsIn: () => string
  readonly rotates: boolean
  readonly accessTokenSeconds: number
  readonly requiresPar: boolean
  readonly now: () => Temporal.Instant
}

const LEAP = 3600

class FakeOpenIdProvider implements FakeOpenId {
  reuses = 0
  readonly issued: string[] = []
  readonly #settings: OpenIdSettings
  readonly #codes = new Map<string, Code>()
  readonly #pushed = new Map<string, URLSearchParams>()
  readonly #access = new Map<string, Family>()
  readonly #refresh = new Map<string, { family: Family; used: boolean }>()
  readonly #families = new Set<Family>()
  #key!: CryptoKey
  #jwk!: Record<string, unknown>

  constructor(settings: OpenIdSettings) {
    this.#settings = settings
  }

  async changeKeys(): Promise<void> {
    const { privateKey, publicKey } = await generateKeyPair('ES256')
    this.#key = privateKey
    this.#jwk = { ...(await exportJWK(publicKey)), kid: random(), alg: 'ES256', use: 'sig' }
  }

  revokeGrants(): void {
    for (const family of this.#families) family.living = false
  }

  expireAccessTokens(): void {
    this.#access.clear()
  }

  customerOf(authorization: string | undefined): string | undefined {
    const family = this.#access.get(/^Bearer (.+)$/i.exec(authorization ?? '')?.[1] ?? '')
    return family?.living === true ? family.customerId : undefined
  }

  async answer(operation: Operation, request: OpenIdRequest): Promise<FakeAnswer> {
    const answers: Partial<Record<Operation, () => FakeAnswer | Promise<FakeAnswer>>> = {
      discovery: () => json(200, this.#metadata()),
      jwks: () => json(200, { keys: [this.#jwk] }),
      par: () => this.#push(request),
      authorize: () => this.#authorize(request),
      token: () => this.#token(request),
      revoke: () => this.#revoke(request),
      userinfo: () => this.#userinfo(request),
      logout: () => redirect(request.query.get('post_logout_redirect_uri') ?? '/'),
    }
    return (await answers[operation]?.()) ?? json(404, { error: 'not_found' })
  }

  #userinfo({ authorization }: OpenIdRequest): FakeAnswer {
    const sub = this.customerOf(authorization)
    return sub === undefined ? json(401, { error: 'invalid_token' }) : json(200, { sub, name: 'A customer' })
  }

  #metadata() {
    const issuer = this.#settings.issuer()
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      userinfo_endpoint: `${issuer}/userinfo`,
      revocation_endpoint: `${issuer}/revoke`,
      pushed_authorization_request_endpoint: `${issuer}/par`,
      require_pushed_authorization_requests: this.#settings.requiresPar,
      end_session_endpoint: `${issuer}/logout`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
      id_token_signing_alg_values_supported: ['ES256'],
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: ['ES256', 'RS256', 'PS256'],
      authorization_response_iss_parameter_supported: true,
      scopes_supported: ['openid', 'offline_access'],
      claims_supported: ['sub', 'acr', 'amr', 'auth_time'],
      acr_values_supported: ['mfa'],
      ui_locales_supported: ['en', 'fr'],
    }
  }

  async #push(request: OpenIdRequest): Promise<FakeAnswer> {
    if (!(await this.#knows(request))) return json(401, { error: 'invalid_client' })
    const uri = `urn:ietf:params:oauth:request_uri:${random()}`
    this.#pushed.set(uri, request.body)
    return json(201, { request_uri: uri, expires_in: 60 })
  }

  #authorize({ query, fault }: OpenIdRequest): FakeAnswer {
    const uri = query.get('request_uri')
    const parameters = uri === null ? query : this.#pushed.get(uri)
    if (uri !== null) this.#pushed.delete(uri)
    const back = parameters?.get('redirect_uri')
    if (!parameters || !back || parameters.get('client_id') !== this.#settings.client.clientId) {
      return json(400, { error: 'invalid_request', error_description: 'unknown client or redirect_uri' })
    }
    const address = new URL(back)
    address.searchParams.set('state', parameters.get('state') ?? '')
    address.searchParams.set('iss', this.#settings.issuer())
    if (fault.error) {
      for (const [name, value] of Object.entries(fault.error)) address.searchParams.set(name, String(value))
    } else {
      const code = random()
      this.issued.push(code)
      this.#codes.set(code, { parameters, customerId: this.#settings.signsIn() })
      address.searchParams.set('code', code)
    }
    for (const [name, value] of Object.entries(fault.members ?? {})) address.searchParams.set(name, String(value))
    return redirect(address.href)
  }

  async #token(request: OpenIdRequest): Promise<FakeAnswer> {
    if (!(await this.#knows(request))) return json(401, { error: 'invalid_client' })
    const { body, fault } = request
    if (body.get('grant_type') === 'refresh_token') return this.#renew(body, fault)
    const made = this.#codes.get(body.get('code') ?? '')
    this.#codes.delete(body.get('code') ?? '')
    if (!made) return json(400, { error: 'invalid_grant' })
    const { parameters, customerId } = made
    const challenge = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url')
    if (parameters.get('code_challenge') !== challenge)
      return json(400, { error: 'invalid_grant', error_description: 'PKCE' })
    if (parameters.get('redirect_uri') !== body.get('redirect_uri')) return json(400, { error: 'invalid_grant' })
    const family = { customerId, scope: parameters.get('scope') ?? 'openid', living: true }
    this.#families.add(family)
    const idToken = await this.#idToken(made, fault.idToken)
    this.issued.push(idToken)
    return json(200, { ...this.#tokens(family), id_token: idToken })
  }

  async #renew(body: URLSearchParams, fault: Fault): Promise<FakeAnswer> {
    const known = this.#refresh.get(body.get('refresh_token') ?? '')
    if (!known?.family.living) return json(400, { error: 'invalid_grant' })
    if (known.used) {
      this.reuses++
      known.family.living = false
      return json(400, { error: 'invalid_grant', error_description: 'The refresh token was used before.' })
    }
    const { family } = known
    // OpenID Connect Core 12.2: without a nonce.
    const made = { parameters: new URLSearchParams(), customerId: family.customerId }
    const isOpenId = family.scope.split(' ').includes('openid')
    const idToken = isOpenId ? { id_token: await this.#idToken(made, fault.idToken) } : {}
    if (!this.#settings.rotates) return json(200, { ...this.#tokens(family, false), ...idToken })
    known.used = true
    return json(200, { ...this.#tokens(family), ...idToken })
  }

  #tokens(family: Family, withRefresh = true) {
    const [access, refresh] = [random(), random()]
    this.#access.set(access, family)
    this.issued.push(access, refresh)
    if (withRefresh) this.#refresh.set(refresh, { family, used: false })
    return {
      access_token: access,
      token_type: 'Bearer',
      expires_in: this.#settings.accessTokenSeconds,
      scope: family.scope,
      ...(withRefresh && { refresh_token: refresh }),
    }
  }

  async #revoke(request: OpenIdRequest): Promise<FakeAnswer> {
    if (!(await this.#knows(request))) return json(401, { error: 'invalid_client' })
    const token = request.body.get('token') ?? ''
    const family = this.#refresh.get(token)?.family ?? this.#access.get(token)
    if (family) family.living = false
    return { status: 200, body: '' }
  }

  async #idToken({ parameters, customerId }: Code, fault: IdTokenFault | undefined): Promise<string> {
    const now = Math.floor(this.#settings.now().epochMilliseconds / 1000)
    const nonce = fault === 'otherNonce' ? random() : (parameters.get('nonce') ?? undefined)
    const offset = fault === 'expired' ? -LEAP : fault === 'future' ? LEAP : 0
    const claims = {
      iss: fault === 'wrongIssuer' ? 'https://other.example' : this.#settings.issuer(),
      aud: fault === 'wrongAudience' ? 'someone-else' : this.#settings.client.clientId,
      ...(fault !== 'noSubject' && { sub: customerId }),
      ...(fault !== 'noNonce' && nonce !== undefined && { nonce }),
      iat: now + offset,
      exp: now + 300 + offset,
      auth_time: now,
      acr: fault === 'weakAcr' ? 'password' : 'mfa',
      amr: fault === 'weakAcr' ? ['pwd'] : ['pwd', 'otp', 'mfa'],
    }
    if (fault === 'algNone') return new UnsecuredJWT(claims).encode()
    if (fault === 'hmac') {
      const secret = Buffer.from(this.#settings.client.clientSecret)
      return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(secret)
    }
    const key = fault === 'unknownKey' ? (await generateKeyPair('ES256')).privateKey : this.#key
    return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: String(this.#jwk['kid']) }).sign(key)
  }

  /** client_secret_basic, client_secret_post or private_key_jwt. */
  async #knows({ authorization, body }: OpenIdRequest): Promise<boolean> {
    const { clientId, clientSecret, jwks } = this.#settings.client
    const assertion = body.get('client_assertion')
    if (assertion !== null) {
      if (!jwks) return false
      return jwtVerify(assertion, createLocalJWKSet(jwks), { issuer: clientId, subject: clientId }).then(
        () => true,
        () => false,
      )
    }
    if (authorization === undefined)
      return body.get('client_id') === clientId && body.get('client_secret') === clientSecret
    const [id = '', secret = ''] = Buffer.from(authorization.replace(/^Basic /i, ''), 'base64')
      .toString()
      .split(':')
    // Each part is written as in a form before it is joined (RFC 6749 2.3.1).
    return formText(id) === clientId && formText(secret) === clientSecret
  }
}

export async function openFakeOpenId(settings: OpenIdSettings): Promise<FakeOpenId> {
  const provider = new FakeOpenIdProvider(settings)
  await provider.changeKeys()
  return provider
}

function json(status: number, body: object): FakeAnswer {
  return { status, headers: { 'content-type': 'application/json', 'cache-control': 'no-store' }, body }
}

function redirect(location: string): FakeAnswer {
  return { status: 302, headers: { location }, body: '' }
}

function random(): string {
  return randomBytes(18).toString('base64url')
}

function formText(written: string): string {
  return decodeURIComponent(written.replaceAll('+', ' '))
}
