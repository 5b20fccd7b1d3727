// OpenID: the sign-in of a bank's customers by OpenID Connect, and the tokens that it gives and renews.

import * as oidc from 'openid-client'
import type { BankCall, BankReturn, Departure, SignInRequest } from '../../domain/retrieval/connector.ts'
import { systemClock, type Clock } from '../../platform/clock.ts'
import { Problem } from '../../platform/problem.ts'
import { bankFetch } from '../http/bank-fetch.ts'
import type { BankHttp } from '../http/bank-http.ts'
import type { BankPolicy } from '../trouble/bank-policy.ts'
import { notSent } from '../trouble/bank-trouble.ts'
import { openMetadata } from './bank-metadata.ts'
import { clientAuthOf, demandSecrets, usesCertificate } from './client-auth.ts'
import type { OpenIdSettings } from './openid-settings.ts'
import { beginTrip, demandStrength, demandTrip, lacksCustomer, redeem, type Redemption } from './sign-in-trip.ts'
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
  /** Of the ID token, validated, and of userinfo where it had to be asked. */
  readonly claims: Readonly<Record<string, unknown>>
  /** Every member of the answer. */
  readonly members: Readonly<Record<string, unknown>>
}

export type OpenId = {
  /** @param scope the values of the request's scope, separated by spaces. */
  begin(request: SignInRequest, scope: string, call: BankCall): Promise<Departure>
  /** Throws `sign_in_failed` or `access_denied`. */
  finish(trip: string, bankReturn: BankReturn, call: BankCall, redeemed?: Redeemed): Promise<OpenIdTokens>
  /** Throws `bank_grant_ended` if the bank no longer takes the token. */
  renew(refreshToken: string, call: BankCall): Promise<OpenIdTokens>
  /** Whether the bank announces where tokens are revoked (RFC 7009). */
  canRevoke(call: BankCall): Promise<boolean>
  /** Returns when the bank has confirmed it. */
  revoke(token: string, call: BankCall): Promise<void>
  /** What discovery and the settings say. Throws what is wrong with it. */
  metadata(call: BankCall): Promise<oidc.ServerMetadata>
  /** Redeems a code that nobody made. Throws unless the bank refuses the code, for which it has to recognize the client. */
  redeemNothing(returnUri: string, call: BankCall): Promise<void>
  /** The end of the customer's session at the bank, once discovery has been read or if the settings name it. */
  logoutAddress(hint: string | undefined, returnUri: string): string | undefined
}

/** Told of the tokens as soon as there are any, whatever is found wrong with the sign-in after that. */
type Redeemed = (tokens: OpenIdTokens) => void

/** Seconds. Clocks of banks differ so much from ours. */
const CLOCK_TOLERANCE = 60

/** Seconds, ten years: what is said to last longer is no moment that can be reckoned with. */
const LONGEST = 10 * 366 * 86_400

/** Throws `invalid_request` if a secret is missing or cannot be read. */
export function openOpenId(parts: OpenIdParts): OpenId {
  const { settings, secrets } = parts
  demandSecrets(settings, secrets)
  const { metadata, metadataFor, run } = openCalls(parts)
  return {
    begin: (request, scope, call) =>
      run('authorize', call, (configuration) => beginTrip(settings, configuration, { request, scope })),
    async finish(trip, bankReturn, call, onRedeemed) {
      const redemption = { trip: demandTrip(settings, trip), bankReturn }
      const redeemed = await run('token', call, (configuration) => tokensFor(parts, configuration, redemption)).catch(
        asSignIn,
      )
      onRedeemed?.(redeemed)
      demandStrength(settings, redeemed.claims)
      if (!lacksCustomer(settings, redeemed.claims) || (await metadataFor(call)).userinfo_endpoint === undefined) {
        return redeemed
      }
      return run('userinfo', call, (configuration) => withUserInfo(configuration, redeemed)).catch(asSignIn)
    },
    renew: (refreshToken, call) =>
      run('token', call, async (configuration) =>
        tokensOf(parts, await oidc.refreshTokenGrant(configuration, refreshToken)),
      ),
    canRevoke: async (call) => (await metadataFor(call)).revocation_endpoint !== undefined,
    revoke: (token, call) => run('revoke', call, (configuration) => oidc.tokenRevocation(configuration, token)),
    metadata: metadataFor,
    redeemNothing: (returnUri, call) =>
      run('token', call, async (configuration) => {
        const parameters = { code: 'portage-tries-this-bank', redirect_uri: returnUri, code_verifier: 'v'.repeat(43) }
        try {
          await oidc.genericGrantRequest(configuration, 'authorization_code', parameters)
        } catch (error) {
          // It is what was hoped for, and no trouble of the bank.
          if (error instanceof oidc.ResponseBodyError && error.error === 'invalid_grant') return
          throw error
        }
        throw new Problem('sign_in_failed', 'The bank redeemed a code that it never gave.')
      }),
    logoutAddress(hint, returnUri) {
      const endpoint = metadata.known().end_session_endpoint
      const address = URL.parse(endpoint ?? '')
      // A browser is sent there: to nothing but a web address.
      if (!address || !/^https?:$/.test(address.protocol)) return undefined
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
  const metadata = openMetadata(parts)

  async function metadataFor(call: BankCall): Promise<oidc.ServerMetadata> {
    return metadata.read(call).catch((error: unknown) => {
      throw troubleOfSignIn(error, clock.now())
    })
  }

  /** One for each call, because each has its own signal. */
  async function configurationFor(call: BankCall): Promise<oidc.Configuration> {
    const client = {
      [oidc.clockTolerance]: CLOCK_TOLERANCE,
      [oidc.clockSkew]: skewOf(clock),
      use_mtls_endpoint_aliases: usesCertificate(settings),
      ...(settings.idTokenAlgorithm !== undefined && { id_token_signed_response_alg: settings.idTokenAlgorithm }),
    }
    const auth = await clientAuthOf(settings, secrets)
    const configuration = new oidc.Configuration(await metadataFor(call), settings.clientId, client, auth)
    configuration[oidc.customFetch] = fetchFor(parts, call)
    // The signal of the call ends it.
    configuration.timeout = 0
    if (settings.issuer.startsWith('http:')) oidc.allowInsecureRequests(configuration)
    // The signature of an ID token is verified although it came by TLS: a gateway may end that before the provider.
    oidc.enableNonRepudiationChecks(configuration)
    metadata.lendKeys(configuration)
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
        const configuration = await configurationFor({ ...call, signal: within }).catch(notSent)
        try {
          return await carryOut(configuration)
        } finally {
          metadata.takeKeys(configuration)
        }
      } catch (error) {
        throw troubleOfSignIn(error, clock.now())
      }
    })
  }

  return { metadata, metadataFor, run }
}

/** Seconds by which our clock is ahead of the one that the library reads. */
function skewOf(clock: Clock): number {
  return Math.round((clock.now().epochMilliseconds - systemClock.now().epochMilliseconds) / 1000)
}

/** Some banks answer 200 with the body of an error (RFC 6749 5.2 demands 400). */
function fetchFor({ http }: OpenIdParts, call: BankCall): oidc.CustomFetch {
  const fetch = bankFetch(http, call)
  return async (address, options) => {
    const answer = await fetch(address, options)
    if (options.method !== 'POST' || answer.status !== 200) return answer
    const text = await answer.clone().text()
    const isError = /"error"\s*:/.test(text) && !/"(access_token|request_uri)"\s*:/.test(text)
    if (isError) return new Response(text, { status: 400, headers: answer.headers })
    const isRenewal = options.body instanceof URLSearchParams && options.body.get('grant_type') === 'refresh_token'
    return isRenewal ? withoutIdToken(answer, text) : answer
  }
}

/**
 * A renewal needs no ID token and must not fail because of one: the bank has replaced the refresh token by then. To verify the
 * ID token may also take a call for the keys, whose failure would look as if nothing had been sent (decision 029).
 */
function withoutIdToken(answer: Response, text: string): Response {
  if (!text.includes('"id_token"')) return answer
  try {
    const { id_token: _unused, ...members } = JSON.parse(text) as Readonly<Record<string, unknown>>
    return Response.json(members, { headers: answer.headers })
  } catch {
    return answer
  }
}

async function tokensFor(
  parts: OpenIdParts,
  configuration: oidc.Configuration,
  redemption: Redemption,
): Promise<OpenIdTokens> {
  const tokens = tokensOf(parts, await redeem(parts.settings, configuration, redemption))
  const { iat } = tokens.claims
  // The library does not look at it, and a token of tomorrow would be good for a day more than was meant.
  const latest = parts.clock.now().epochMilliseconds / 1000 + CLOCK_TOLERANCE
  if (typeof iat === 'number' && iat > latest) throw new Error('the ID token was issued in the future')
  return tokens
}

/** The claims of the ID token stand: userinfo adds what it lacks. Its `sub` must be the same (OpenID Connect Core 5.3.2). */
async function withUserInfo(configuration: oidc.Configuration, tokens: OpenIdTokens): Promise<OpenIdTokens> {
  const { sub } = tokens.claims
  const expected = typeof sub === 'string' ? sub : oidc.skipSubjectCheck
  const added = await oidc.fetchUserInfo(configuration, tokens.accessToken, expected)
  return { ...tokens, claims: { ...added, ...tokens.claims } }
}

function tokensOf(
  { clock }: OpenIdParts,
  answer: oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers,
): OpenIdTokens {
  const { access_token: accessToken, refresh_token: refreshToken, id_token: idToken, expires_in: seconds } = answer
  return {
    accessToken,
    ...(refreshToken !== undefined && { refreshToken }),
    ...(idToken !== undefined && { idToken }),
    ...(seconds !== undefined && { expiresAt: clock.now().add({ seconds: Math.trunc(Math.min(seconds, LONGEST)) }) }),
    claims: { ...answer.claims() },
    members: { ...answer },
  }
}

/** A code that the bank does not take is no grant that has ended. */
function asSignIn(error: unknown): never {
  if (!(error instanceof Problem) || error.code !== 'bank_grant_ended') throw error
  throw new Problem('sign_in_failed', FAILED, { cause: error })
}
