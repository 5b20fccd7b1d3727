// The authorize request: its parameters validated, in the order that decides who may be told what was wrong (RFC 6749 4.1.2.1).

import type { Database } from '../../database/open.ts'
import { clusterOfScope, dataClusters, type DataCluster } from '../../fdx/cluster.ts'
import { isClaimScope, isOpenIdScope } from '../../fdx/openid-scope.ts'
import type { Clock } from '../../platform/clock.ts'
import { languages, preferredLanguage } from '../../platform/language.ts'
import { isGuid } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { readAuthorizationDetails, type ConsentRequest } from '../consents/consent-request.ts'
import { longestConsentDays, type ConsentTerms } from '../consents/consent-terms.ts'
import { validateTerms } from '../consents/validate-terms.ts'
import { findServedProvider } from '../providers/provider.ts'
import { findConnect } from '../connect/connect-settings.ts'
import { findRecipient, type Recipient } from '../recipients/recipient.ts'
import type { LinkToken } from './connect-token.ts'
import type { ConnectTrip } from './connect-trip.ts'
import { findRegistrations } from '../registrations/find-registrations.ts'
import { findRegistrationStatus } from '../registrations/registration.ts'
import { demandInteraction, readHint, readOpenId, type OpenIdParameters, type OpenIdRequest } from './openid-request.ts'

/** The parameters as they came: each is text, or absent. */
export type AuthorizeParameters = OpenIdParameters & {
  readonly client_id?: string | undefined
  readonly redirect_uri?: string | undefined
  readonly response_type?: string | undefined
  readonly scope?: string | undefined
  readonly authorization_details?: string | undefined
  readonly state?: string | undefined
  readonly provider_id?: string | undefined
  readonly correlation_id?: string | undefined
  readonly language?: string | undefined
  readonly ui_locales?: string | undefined
  readonly code_challenge?: string | undefined
  readonly code_challenge_method?: string | undefined
  readonly response_mode?: string | undefined
  readonly request?: string | undefined
  readonly request_uri?: string | undefined
  readonly registration?: string | undefined
}

/** The address to which an answer may be sent. It is known before anything else is validated. */
export type ReturnAddress = { readonly recipient: Recipient; readonly redirectUri: string }

export type AuthorizationRequest = ReturnAddress &
  Partial<OpenIdRequest> & {
    readonly providerId: number
    readonly clusters: readonly DataCluster[]
    /** An app sends one, or uses PKCE; Connect may be requested without. */
    readonly state?: string
    /** The customer whom the app expects, as it knows them. */
    readonly hintedSubject?: string
    readonly trip?: ConnectTrip
    readonly linkToken?: LinkToken
    readonly terms: ConsentTerms
    readonly codeChallenge?: string
    readonly correlationId?: string
    readonly language?: 'en' | 'fr'
  }

/** Bytes. Longer ones are refused cleanly; 384 and more pass. */
const LONGEST_STATE = 2048

/**
 * Who asks, and where the answer goes. Throws `unknown_client` or `unknown_redirect_uri`, which are shown as a page and
 * never sent anywhere (RFC 9700 4.11.2). The address is compared as a string, to the letter (RFC 9700 2.1).
 */
export async function findReturnAddress(database: Database, parameters: AuthorizeParameters): Promise<ReturnAddress> {
  const { client_id: clientId, redirect_uri: redirectUri } = parameters
  if (clientId === undefined) throw new Problem('unknown_client', 'client_id is missing, or given more than once.')
  const recipient = await findRecipient(database, clientId)
  // Connect is no app: it has pages of its own, and nobody has its secret.
  if (!recipient || (await findConnect(database, { clientId }))) {
    throw new Problem('unknown_client', 'No app is registered here under this client_id.')
  }
  if (redirectUri === undefined) {
    throw new Problem('unknown_redirect_uri', 'redirect_uri is missing, or given more than once.')
  }
  if (!recipient.redirectUris.includes(redirectUri)) {
    throw new Problem(
      'unknown_redirect_uri',
      'The redirect_uri is not, to the letter, one that this app has registered.',
    )
  }
  return { recipient, redirectUri }
}

/** The bounds of every consent of this server, and its name. */
export type ConsentBounds = { readonly clock: Clock; readonly consentMonths: number; readonly issuer: string }

/** The rest of the request. Throws a Problem whose code is the OAuth error to send back. */
export async function validateAuthorizationRequest(
  database: Database,
  bounds: ConsentBounds,
  address: ReturnAddress,
  parameters: AuthorizeParameters,
): Promise<AuthorizationRequest> {
  refuseUnsupported(parameters)
  const codeChallenge = readCodeChallenge(parameters)
  const state = readState(parameters.state, codeChallenge)
  const words = (parameters.scope ?? '').split(' ').filter((word) => word !== '')
  const { clusters, terms } = readConsent(bounds, address.recipient, {
    words,
    details: parameters.authorization_details,
  })
  const openId = readOpenId(words, terms, parameters)
  const hintedSubject = readHint(bounds.issuer, address.recipient.clientId, parameters)
  const language = readLanguage(parameters)
  const { correlation_id: correlationId } = parameters
  if (correlationId !== undefined && !isGuid(correlationId)) throw invalid('correlation_id must be a UUID.')
  const providerId = await validateProvider(database, address.recipient.clientId, parameters.provider_id)
  demandInteraction(parameters)
  return {
    ...address,
    providerId,
    clusters,
    terms,
    ...openId,
    ...(state !== undefined && { state }),
    ...(hintedSubject !== undefined && { hintedSubject }),
    ...(codeChallenge !== undefined && { codeChallenge }),
    ...(correlationId !== undefined && { correlationId: correlationId.toLowerCase() }),
    ...(language !== undefined && { language }),
  }
}

function refuseUnsupported({ response_type: type, response_mode: mode, ...rest }: AuthorizeParameters): void {
  for (const name of ['request', 'request_uri', 'registration'] as const) {
    if (rest[name] === undefined) continue
    throw new Problem(`${name}_not_supported`, `${name} is not supported. Send the parameters one by one.`)
  }
  if (type === undefined) throw invalid('response_type is missing. Send response_type=code.')
  if (type !== 'code') {
    throw new Problem('unsupported_response_type', 'Only response_type=code is supported.')
  }
  if (mode !== undefined && mode !== 'query') throw invalid('Only response_mode=query is supported.')
}

/** PKCE takes its place (RFC 9700 2.1): a code that another browser began is redeemed by nobody who lacks the verifier. */
function readState(state: string | undefined, codeChallenge: string | undefined): string | undefined {
  if (state !== undefined) return validateState(state)
  if (codeChallenge !== undefined) return undefined
  throw invalid('state is missing. Send a random value and check it on return, or use PKCE.')
}

/** Throws `invalid_request` for one that is too long to be sent back. */
export function validateState(state: string): string {
  if (Buffer.byteLength(state) > LONGEST_STATE) throw invalid(`state is longer than ${LONGEST_STATE} bytes.`)
  return state
}

/** The clusters of a scope, the standard's consent request, or both: then they must ask for the same. */
function readConsent(
  { clock, consentMonths }: ConsentBounds,
  recipient: Recipient,
  { words, details }: { readonly words: readonly string[]; readonly details: string | undefined },
): ConsentRequest {
  const requested = details === undefined ? undefined : readAuthorizationDetails(details)
  const named = words.filter((word) => !isOpenIdScope(word) && !isClaimScope(word))
  const clusters = readScope(named.length === 0 && requested ? requested.clusters : named, recipient.clusters)
  if (requested && requested.clusters.join() !== clusters.join()) {
    const detail = 'The scope is not that of authorization_details. Name the same clusters in both, or leave scope out.'
    throw new Problem('invalid_scope', detail)
  }
  return { clusters, terms: validateTerms(recipient, requested?.terms, longestConsentDays(clock.now(), consentMonths)) }
}

/** The contract's parameter before that of OpenID Connect, which knows no wrong value. */
function readLanguage({ language, ui_locales: locales }: AuthorizeParameters): 'en' | 'fr' | undefined {
  if (language === undefined) return preferredLanguage(locales)
  const spoken = languages.find((known) => known === language)
  if (!spoken) throw invalid('language must be en or fr.')
  return spoken
}

/** Returns the clusters in our own order, so that the order in which they were asked for means nothing. */
function readScope(words: readonly string[], allowed: readonly DataCluster[]): readonly DataCluster[] {
  const requested = new Set(
    words.map((word) => {
      const cluster = clusterOfScope(word)
      if (cluster === undefined) throw new Problem('invalid_scope', `${printable(word)} is not a scope.`)
      if (!allowed.includes(cluster)) throw new Problem('invalid_scope', `This app may not ask for ${word}.`)
      return cluster
    }),
  )
  if (!requested.has('ACCOUNT_BASIC')) throw new Problem('invalid_scope', 'The scope must contain ACCOUNT_BASIC.')
  return dataClusters.filter((cluster) => requested.has(cluster))
}

/** RFC 7636 4.3, with S256 only (RFC 9700 2.1.1). */
function readCodeChallenge(parameters: AuthorizeParameters): string | undefined {
  const { code_challenge: challenge, code_challenge_method: method } = parameters
  if (challenge === undefined && method === undefined) return undefined
  if (method !== 'S256') throw invalid('code_challenge_method must be S256.')
  if (challenge === undefined || !/^[A-Za-z0-9_-]{43}$/.test(challenge)) {
    throw invalid('code_challenge must be the 43 characters of a base64url SHA-256 hash.')
  }
  return challenge
}

/** A provider at which the client is active and that takes new connections. Throws a Problem that says why not. */
export async function validateProvider(
  database: Database,
  clientId: string,
  text: string | undefined,
): Promise<number> {
  const providerId = text === undefined ? await findOnlyProvider(database, clientId) : readProviderId(text)
  const provider = await findServedProvider(database, providerId)
  if (!provider) throw invalid(`There is no provider ${providerId}. GET /api/v1/providers lists them.`)
  const status = await findRegistrationStatus(database, clientId, providerId)
  if (status !== 'ACTIVE') {
    throw new Problem(
      'unauthorized_client',
      `This app is not active at provider ${providerId}. Ask for its admission there.`,
    )
  }
  if (provider.status !== 'ACTIVE') {
    throw new Problem('temporarily_unavailable', `Provider ${providerId} is not taking new connections at the moment.`)
  }
  return providerId
}

/** The bank of an app that is active at one alone: what was written for a bank's own server names none. */
async function findOnlyProvider(database: Database, clientId: string): Promise<number> {
  const [only, ...others] = await findRegistrations(database, { clientId, status: 'ACTIVE' }, 2)
  if (only && others.length === 0) return only.providerId
  throw invalid('provider_id is missing. Name the bank, for instance provider_id=1000.')
}

function readProviderId(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw invalid('provider_id must be a whole number.')
  return Number(text)
}

/** error_description has a small alphabet (RFC 6749 4.1.2.1): a stranger's text is cut and cleaned. */
function printable(text: string): string {
  return text.slice(0, 40).replace(/[^\x20-\x21\x23-\x5B\x5D-\x7E]/g, '?')
}

function invalid(detail: string): Problem {
  return new Problem('invalid_request', detail)
}
