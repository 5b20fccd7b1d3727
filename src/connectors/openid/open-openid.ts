// OpenID: the sign-in of a bank's customers by OpenID Connect, and the tokens that it gives and renews.

import * as oidc from 'openid-client'
import { z } from 'zod'
import type { BankCall, BankReturn, Departure, SignInRequest } from '../../domain/retrieval/connector.ts'
import { systemClock, type Clock } from '../../platform/clock.ts'
import { Problem } from '../../platform/problem.ts'
import { bankFetch } from '../http/bank-fetch.ts'
import type { BankHttp } from '../http/bank-http.ts'
import type { BankPolicy } from '../trouble/bank-policy.ts'
import { clientAuthOf, demandSecrets } from './client-auth.ts'
import type { OpenIdSettings } from './openid-settings.ts'
import { FAILED, troubleOfSignIn } from './sign-in-trouble.ts'

export type OpenIdParts = {
  readonly http: BankHttp
  readonly policy: BankPolicy
  readonly clock: Clock
  readonly settings: OpenIdSettings
  readonly secrets: Readonly<Record<string, string>>
}

/** What the token endpoint gave. */
export type OpenIdTokens = {
  readonly accessToken: string
  readonly refreshToken?: string
  /** Absent if the bank does not say it. */
  readonly expiresAt?: Temporal.Instant
  readonly idToken?: string
  /** Of the ID token, validated. */
  readonly claims: Readonly<Record<string, unknown>>
  /** Every member of the answer. */
  readonly members: Readonly<Record<string, unknown>>
}

export type OpenId = {
  /** @param scope the values of the request's scope, separated by spaces. */
  begin(request: SignInRequest, scope: string, call: BankCall): Promise<Departure>
  /** Throws `sign_in_failed` or `access_denied`. */
  finish(trip: string, bankReturn: BankReturn, call: BankCall): Promise<OpenIdTokens>
  /** Throws `bank_grant_ended` if the bank no longer takes the token. */
  renew(refreshToken: string, call: BankCall): Promise<OpenIdTokens>
  /** Whether the bank announces where tokens are revoked (RFC 7009). */
  canRevoke(call: BankCall): Promise<boolean>
  /** Returns when the bank has confirmed it. */
  revoke(token: string, call: BankCall): Promise<void>
  /** What discovery and the keys are, for a check. Throws what is wrong with them. */
  metadata(call: BankCall): Promise<oidc.ServerMetadata>
  /** The end of the customer's session at the bank, once discovery has been read. */
  logoutAddress(hint: string | undefined, returnUri: string): string | undefined
}

/** Milliseconds after which the discovery document is read again. */
const METADATA_LIFE = 3_600_000
/** Seconds. Clocks of banks differ so much from ours. */
const CLOCK_TOLERANCE = 60

/** Throws `invalid_request` if a secret is missing. */
export function openOpenId(parts: OpenIdParts): OpenId {
  const { settings, secrets } = parts
  demandSecrets(settings, secrets)
  const { known, metadataFor, run } = openCalls(parts)
  return {
    begin: (request, scope, call) =>
      run('authorize', call, (configuration) => beginTrip(settings, configuration, { request, scope })),
    async finish(trip, bankReturn, call) {
      const found = demandTrip(trip)
      const tokens = await run('token', call, (configuration) =>
        redeem(parts, configuration, { trip: found, bankReturn }),
      ).catch(asSignIn)
      demandStrength(settings, tokens.claims)
      return tokens
    },
    renew: (refreshToken, call) =>
      run('token', call, async (configuration) =>
        tokensOf(parts, await oidc.refreshTokenGrant(configuration, refreshToken)),
      ),
    canRevoke: async (call) => (await metadataFor(call)).revocation_endpoint !== undefined,
    revoke: (token, call) => run('revoke', call, (configuration) => oidc.tokenRevocation(configuration, token)),
    metadata: metadataFor,
    logoutAddress(hint, returnUri) {
      const endpoint = known()?.end_session_endpoint
      if (endpoint === undefined) return undefined
      const address = new URL(endpoint)
      if (hint !== undefined) address.searchParams.set('id_token_hint', hint)
      address.searchParams.set('client_id', settings.clientId)
      address.searchParams.set('post_logout_redirect_uri', returnUri)
      return address.href
    },
  }
}

/** The calls of one provider, with the metadata and keys that they have in common. */
function openCalls(parts: OpenIdParts) {
  const { settings, secrets, clock, policy } = parts
  let kept: { readonly metadata: oidc.ServerMetadata; readonly at: number } | undefined
  let keys: ReturnType<typeof oidc.getJwksCache>

  async function metadataFor(call: BankCall): Promise<oidc.ServerMetadata> {
    const now = clock.now().epochMilliseconds
    if (kept && now - kept.at < METADATA_LIFE) return kept.metadata
    try {
      const metadata = await discover(parts, call)
      kept = { metadata, at: now }
      return metadata
    } catch (error) {
      throw troubleOfSignIn(error, clock.now())
    }
  }

  /** One for each call, because each has its own signal. */
  async function configurationFor(call: BankCall): Promise<oidc.Configuration> {
    const configuration = new oidc.Configuration(
      await metadataFor(call),
      settings.clientId,
      { [oidc.clockTolerance]: CLOCK_TOLERANCE, [oidc.clockSkew]: skewOf(clock) },
      await clientAuthOf(settings, secrets),
    )
    configuration[oidc.customFetch] = fetchFor(parts, call)
    if (isPlain(settings.issuer)) oidc.allowInsecureRequests(configuration)
    if (keys) oidc.setJwksCache(configuration, keys)
    return configuration
  }

  /** The calls of a sign-in and of a renewal change something: they are never sent twice. */
  function run<T>(
    operation: string,
    call: BankCall,
    carryOut: (configuration: oidc.Configuration) => Promise<T>,
  ): Promise<T> {
    const { signal, requestId } = call
    return policy.run({ operation, repeatable: false, signal, requestId }, async (within) => {
      try {
        const configuration = await configurationFor({ ...call, signal: within })
        const result = await carryOut(configuration)
        keys = oidc.getJwksCache(configuration) ?? keys
        return result
      } catch (error) {
        throw troubleOfSignIn(error, clock.now())
      }
    })
  }

  return { known: () => kept?.metadata, metadataFor, run }
}

/** Seconds by which our clock is ahead of the one that the library reads. */
function skewOf(clock: Clock): number {
  return Math.round((clock.now().epochMilliseconds - systemClock.now().epochMilliseconds) / 1000)
}

function isPlain(address: string): boolean {
  return address.startsWith('http:')
}

/** The library compares the issuer with the one of the settings (OpenID Connect Discovery 4.3). */
async function discover(parts: OpenIdParts, call: BankCall): Promise<oidc.ServerMetadata> {
  const { settings, secrets, http } = parts
  const auth = await clientAuthOf(settings, secrets)
  const configuration = await oidc.discovery(new URL(settings.issuer), settings.clientId, {}, auth, {
    [oidc.customFetch]: fetchFor(parts, call),
    ...(isPlain(settings.issuer) && { execute: [oidc.allowInsecureRequests] }),
  })
  const metadata = configuration.serverMetadata()
  for (const name of ENDPOINTS) {
    const address = metadata[name]
    if (typeof address === 'string') http.admit(address)
  }
  return metadata
}

const ENDPOINTS = [
  'token_endpoint',
  'jwks_uri',
  'pushed_authorization_request_endpoint',
  'revocation_endpoint',
  'userinfo_endpoint',
] as const

/** Some banks answer 200 with the body of an error (RFC 6749 5.2 demands 400). */
function fetchFor({ http }: OpenIdParts, call: BankCall): oidc.CustomFetch {
  const fetch = bankFetch(http, call)
  return async (address, options) => {
    const answer = await fetch(address, options)
    if (options.method !== 'POST' || answer.status !== 200) return answer
    const text = await answer.clone().text()
    const isError = /"error"\s*:/.test(text) && !/"(access_token|request_uri)"\s*:/.test(text)
    return isError ? new Response(text, { status: 400, headers: answer.headers }) : answer
  }
}

const tripShape = z.object({ verifier: z.string(), nonce: z.string(), returnUri: z.string(), scope: z.string() })

type Trip = z.infer<typeof tripShape>

async function beginTrip(
  settings: OpenIdSettings,
  configuration: oidc.Configuration,
  { request, scope }: { readonly request: SignInRequest; readonly scope: string },
): Promise<Departure> {
  const trip: Trip = {
    verifier: oidc.randomPKCECodeVerifier(),
    nonce: oidc.randomNonce(),
    returnUri: request.returnUri,
    scope,
  }
  const parameters = {
    ...settings.authorizeParameters,
    redirect_uri: request.returnUri,
    scope,
    state: request.state,
    nonce: trip.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(trip.verifier),
    code_challenge_method: 'S256',
    ui_locales: request.language === 'fr' ? 'fr en' : 'en fr',
    ...(settings.acrValues !== undefined && { acr_values: settings.acrValues }),
    ...(settings.maxAge !== undefined && { max_age: String(settings.maxAge) }),
  }
  const pushes = configuration.serverMetadata().pushed_authorization_request_endpoint !== undefined
  const address = pushes
    ? await oidc.buildAuthorizationUrlWithPAR(configuration, parameters)
    : oidc.buildAuthorizationUrl(configuration, parameters)
  return { address: address.href, trip: JSON.stringify(trip) }
}

function demandTrip(text: string): Trip {
  const trip = tripShape.safeParse(JSON.parse(text))
  if (!trip.success) throw new Problem('sign_in_failed', FAILED)
  return trip.data
}

/** The library checks state, issuer (RFC 9207), nonce, signature, audience and times. */
async function redeem(
  parts: OpenIdParts,
  configuration: oidc.Configuration,
  { trip, bankReturn }: { readonly trip: Trip; readonly bankReturn: BankReturn },
): Promise<OpenIdTokens> {
  const current = new URL(trip.returnUri)
  for (const [name, value] of Object.entries(bankReturn.answer)) current.searchParams.set(name, value)
  const isOpenId = trip.scope.split(' ').includes('openid')
  const { maxAge } = parts.settings
  const answer = await oidc.authorizationCodeGrant(configuration, current, {
    expectedState: bankReturn.state,
    pkceCodeVerifier: trip.verifier,
    ...(isOpenId && { expectedNonce: trip.nonce, idTokenExpected: true }),
    ...(isOpenId && maxAge !== undefined && { maxAge }),
  })
  return tokensOf(parts, answer)
}

function tokensOf({ clock }: OpenIdParts, answer: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers) {
  const { access_token: accessToken, refresh_token: refreshToken, id_token: idToken, expires_in: seconds } = answer
  const tokens: OpenIdTokens = {
    accessToken,
    ...(refreshToken !== undefined && { refreshToken }),
    ...(idToken !== undefined && { idToken }),
    ...(seconds !== undefined && { expiresAt: clock.now().add({ seconds: Math.trunc(seconds) }) }),
    claims: answer.claims() ?? {},
    members: { ...answer },
  }
  return tokens
}

/** A code that the bank does not take is no grant that has ended. */
function asSignIn(error: unknown): never {
  if (!(error instanceof Problem) || error.code !== 'bank_grant_ended') throw error
  throw new Problem('sign_in_failed', FAILED, { cause: error })
}

/** Throws `sign_in_failed` for a sign-in that is weaker than the bank's settings demand. */
function demandStrength({ demandedAcr, demandedAmr }: OpenIdSettings, { acr, amr }: OpenIdTokens['claims']): void {
  const methods = Array.isArray(amr) ? amr : []
  const isStrong =
    (demandedAcr.length === 0 || demandedAcr.includes(String(acr))) &&
    demandedAmr.every((method) => methods.includes(method))
  if (isStrong) return
  const detail = 'The bank signed you in with less than this server demands of it. Sign in again with a second factor.'
  throw new Problem('sign_in_failed', detail)
}
