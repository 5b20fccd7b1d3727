// Sign-in trip: the way to a bank's OpenID provider and back, and what the answer must hold.

import * as oidc from 'openid-client'
import { z } from 'zod'
import type { BankReturn, Departure, SignInRequest } from '../../domain/retrieval/connector.ts'
import { Problem } from '../../platform/problem.ts'
import type { OpenIdSettings } from './openid-settings.ts'
import { FAILED } from './sign-in-trouble.ts'

const tripShape = z.object({
  issuer: z.string(),
  verifier: z.string(),
  nonce: z.string(),
  returnUri: z.string(),
  scope: z.string(),
})

export type Trip = z.infer<typeof tripShape>

/** PKCE, state and nonce always; the request is pushed where the bank announces it (RFC 9126), or as the settings say. */
export async function beginTrip(
  settings: OpenIdSettings,
  configuration: oidc.Configuration,
  { request, scope }: { readonly request: SignInRequest; readonly scope: string },
): Promise<Departure> {
  const { returnUri, language, state } = request
  const trip: Trip = {
    issuer: settings.issuer,
    verifier: oidc.randomPKCECodeVerifier(),
    nonce: oidc.randomNonce(),
    returnUri,
    scope,
  }
  const parameters = new URLSearchParams({
    ...settings.authorizeParameters,
    redirect_uri: returnUri,
    scope,
    state,
    nonce: trip.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(trip.verifier),
    code_challenge_method: 'S256',
    ui_locales: language === 'fr' ? 'fr en' : 'en fr',
    ...(settings.acrValues !== undefined && { acr_values: settings.acrValues }),
    ...(settings.maxAge !== undefined && { max_age: String(settings.maxAge) }),
  })
  for (const resource of settings.resources) parameters.append('resource', resource)
  const address = pushes(settings, configuration.serverMetadata())
    ? await oidc.buildAuthorizationUrlWithPAR(configuration, parameters)
    : oidc.buildAuthorizationUrl(configuration, parameters)
  return { address: address.href, trip: JSON.stringify(trip) }
}

function pushes({ par }: OpenIdSettings, metadata: oidc.ServerMetadata): boolean {
  return par === 'always' || (par === 'auto' && metadata.pushed_authorization_request_endpoint !== undefined)
}

/** Throws `sign_in_failed` also for a trip that began when the settings named another provider. */
export function demandTrip(settings: OpenIdSettings, text: string): Trip {
  const trip = tripShape.safeParse(JSON.parse(text))
  if (trip.success && trip.data.issuer === settings.issuer) return trip.data
  throw new Problem('sign_in_failed', FAILED)
}

export type Redemption = { readonly trip: Trip; readonly bankReturn: BankReturn }

/** The library checks state, issuer (RFC 9207), nonce, signature, audience and times (OpenID Connect Core 3.1.3.7). */
export async function redeem(
  settings: OpenIdSettings,
  configuration: oidc.Configuration,
  { trip, bankReturn }: Redemption,
): Promise<oidc.TokenEndpointResponse & oidc.TokenEndpointResponseHelpers> {
  const current = new URL(trip.returnUri)
  for (const [name, value] of Object.entries(bankReturn.answer)) current.searchParams.set(name, value)
  const isOpenId = trip.scope.split(' ').includes('openid')
  const { maxAge, resources } = settings
  return oidc.authorizationCodeGrant(
    configuration,
    current,
    {
      expectedState: bankReturn.state,
      pkceCodeVerifier: trip.verifier,
      ...(isOpenId && { expectedNonce: trip.nonce, idTokenExpected: true }),
      ...(isOpenId && maxAge !== undefined && { maxAge }),
    },
    new URLSearchParams(resources.map((resource) => ['resource', resource])),
  )
}

type Claims = Readonly<Record<string, unknown>>

/** Throws `sign_in_failed` for a sign-in that is weaker than the bank's settings demand. */
export function demandStrength({ demandedAcr, demandedAmr }: OpenIdSettings, { acr, amr }: Claims): void {
  const methods = Array.isArray(amr) ? amr : []
  const isStrong =
    (demandedAcr.length === 0 || (typeof acr === 'string' && demandedAcr.includes(acr))) &&
    demandedAmr.every((method) => methods.includes(method))
  if (isStrong) return
  const detail = 'The bank signed you in with less than this server demands of it. Sign in again with a second factor.'
  throw new Problem('sign_in_failed', detail)
}

/** Whether the ID token lacks the claim that holds the customer, so that userinfo has to be asked. */
export function lacksCustomer({ customerIdClaim }: OpenIdSettings, claims: Claims): boolean {
  return claimOf(claims, customerIdClaim) === undefined
}

/** Returns the text or whole number at a claim, or at the path to it: `bank.member_no`. A claim whose own name has dots goes first. */
export function claimOf(claims: Claims, path: string): string | undefined {
  const found = Object.hasOwn(claims, path)
    ? claims[path]
    : path.split('.').reduce<unknown>((value, name) => memberOf(value, name), claims)
  if (typeof found === 'number' && Number.isSafeInteger(found)) return String(found)
  return typeof found === 'string' && found !== '' && found.length <= 500 ? found : undefined
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Claims)[name] : undefined
}
