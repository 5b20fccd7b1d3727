// The client of a Portage server: connects customers, opens their connections again, and administers.

import * as oauth from 'openid-client'
import { AccessToken, type IssuedToken } from './access-token.ts'
import { openAuthorizationServer, type AuthorizationServer } from './authorization-server.ts'
import { check, demand, isObject, isOneOf, isText, isTexts, isWhole, optional } from './check.ts'
import { Connection } from './connection.ts'
import { Management } from './management.ts'
import { ConsentEnded, InvalidCall, RequestRefused } from './portage-error.ts'
import { checkSettings, type ClientSettings } from './settings.ts'
import { sender } from './whole-answer.ts'
import type { AuthorizationDetails, Introspection } from './wire.ts'

type ConsentRequest = AuthorizationDetails[number]['consentRequest']

/** How long a consent lasts and how far back it reaches. */
export type Terms = Omit<ConsentRequest, 'resources'>

export type ConnectRequest = {
  readonly providerId: number
  /** Data clusters: `ACCOUNT_BASIC` and whatever else the app needs. An id_token that comes with `openid` is checked. */
  readonly scope: readonly string[]
  /** How long the consent lasts and how far back it reaches; by default as long and as far as the server allows. */
  readonly terms?: Terms
  /** The language of the pages; by default the browser's. */
  readonly language?: 'en' | 'fr'
  /** A UUID of your own, found again in the server's log. */
  readonly correlationId?: string
}

/** Where to send the browser, and what to keep in its session until it comes back. */
export type Departure = { readonly url: URL; readonly state: string; readonly codeVerifier: string }

export class PortageClient {
  readonly #settings: ClientSettings
  readonly #server: AuthorizationServer

  constructor(settings: ClientSettings) {
    this.#settings = checkSettings(settings)
    this.#server = openAuthorizationServer(settings)
  }

  /** Begins: with PKCE and a state, both made here. */
  async authorize(request: ConnectRequest): Promise<Departure> {
    const { providerId, scope, terms, language, correlationId } = checkRequest(request)
    const redirectUri = this.#redirectUri()
    return this.#server(async (config) => {
      const codeVerifier = oauth.randomPKCECodeVerifier()
      const state = oauth.randomState()
      const url = oauth.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: scope.join(' '),
        state,
        code_challenge: await oauth.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        provider_id: String(providerId),
        ...(terms && { authorization_details: JSON.stringify(detailsOf(scope, terms)) }),
        ...(language !== undefined && { language }),
        ...(correlationId !== undefined && { correlation_id: correlationId }),
      })
      return { url, state, codeVerifier }
    })
  }

  /**
   * Ends what `authorize` began. Throws AuthorizationRefused when the customer said no.
   * @param query what the browser brought back to the redirect URI.
   */
  async connect(query: URLSearchParams, departure: Omit<Departure, 'url'>): Promise<Connection> {
    demand('The query', query, { says: 'must be URLSearchParams', holds: (given) => given instanceof URLSearchParams })
    demand('The departure', departure, isObject)
    const { state, codeVerifier } = departure
    demand('The state', state, isText)
    demand('The codeVerifier', codeVerifier, isText)
    const here = new URL(this.#redirectUri())
    here.search = query.toString()
    // The library checks state and iss, and gives the code back with the verifier.
    const tokens = await this.#server((config) =>
      oauth.authorizationCodeGrant(config, here, { pkceCodeVerifier: codeVerifier, expectedState: state }),
    )
    return this.#open(tokens.refresh_token, issued(tokens))
  }

  /** Opens a connection again. Nothing is sent before it is used. */
  connection(refreshToken: string): Connection {
    demand('The refreshToken', refreshToken, isText)
    return this.#open(refreshToken)
  }

  /** What a token of this client is worth at this moment. */
  async introspect(token: string): Promise<Introspection> {
    demand('The token', token, isText)
    const answer: unknown = await this.#server((config) => oauth.tokenIntrospection(config, token))
    return answer as Introspection
  }

  /** @param scope `client:admin` for a partner, nothing for a recipient. */
  management(scope?: 'client:admin'): Management {
    if (scope !== undefined) demand('The scope', scope, isText)
    const parameters = scope === undefined ? {} : { scope }
    const issue = async (): Promise<IssuedToken> =>
      issued(await this.#server((config) => oauth.clientCredentialsGrant(config, parameters)))
    const { issuer } = this.#settings
    return new Management({ issuer, send: sender(this.#settings), token: new AccessToken(issue) })
  }

  #open(refreshToken: string | undefined, first?: IssuedToken): Connection {
    const known = refreshToken ?? first?.accessToken ?? ''
    return new Connection({
      issuer: this.#settings.issuer,
      send: sender(this.#settings),
      token: new AccessToken(() => this.#refresh(refreshToken), first),
      refreshToken,
      revoke: () => this.#server((config) => oauth.tokenRevocation(config, known)),
    })
  }

  async #refresh(refreshToken: string | undefined): Promise<IssuedToken> {
    if (refreshToken === undefined) {
      throw new ConsentEnded('The consent was for one time, and is over. Ask the customer to connect again.')
    }
    try {
      return issued(await this.#server((config) => oauth.refreshTokenGrant(config, refreshToken)))
    } catch (error) {
      if (error instanceof RequestRefused && error.code === 'invalid_grant') {
        throw new ConsentEnded(undefined, { status: error.status, cause: error })
      }
      throw error
    }
  }

  #redirectUri(): string {
    const { redirectUri } = this.#settings
    if (redirectUri === undefined) throw new InvalidCall('A redirectUri is needed to connect customers.')
    return redirectUri
  }
}

function checkRequest(request: ConnectRequest): ConnectRequest {
  const { terms } = check('authorize', request, {
    providerId: isWhole,
    scope: isTexts,
    terms: optional(isObject),
    language: optional(isOneOf('en', 'fr')),
    correlationId: optional(isText),
  })
  if (terms === undefined) return request
  check('terms', terms, { durationType: isText, durationPeriod: optional(isWhole), lookbackPeriod: optional(isWhole) })
  return request
}

/** RFC 9396, as the standard's consent request: what is the customer's own is asked for apart from the accounts. */
function detailsOf(scope: readonly string[], terms: Terms): AuthorizationDetails {
  const clusters = scope.filter((word) => word !== 'openid' && word !== 'offline_access')
  const resources = [
    { resourceType: 'ACCOUNT' as const, dataClusters: clusters.filter((cluster) => !isOfCustomer(cluster)) },
    { resourceType: 'CUSTOMER' as const, dataClusters: clusters.filter(isOfCustomer) },
  ].filter(({ dataClusters }) => dataClusters.length > 0) as ConsentRequest['resources']
  return [{ type: 'fdx_v1.0', consentRequest: { ...terms, resources } }]
}

function isOfCustomer(cluster: string): boolean {
  return cluster.startsWith('CUSTOMER_')
}

function issued({ access_token: accessToken, expires_in: expiresIn }: oauth.TokenEndpointResponse): IssuedToken {
  return { accessToken, expiresIn }
}
