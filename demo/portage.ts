// Portage as this app knows it: an OAuth server to connect with, and a door to read through. Tokens stay in here.

import * as oauth from 'openid-client'
import { Trouble } from './trouble.ts'
import type { Wire } from './wire.ts'

export type PortageSettings = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUri: string
  readonly scope: string
}

/** A customer who has left for the bank, and is expected back with the state under which this is kept. */
export type Departure = { readonly providerId: number; readonly codeVerifier: string }

/** One customer's consent, and the tokens that it gave. */
export type Connection = {
  accessToken: string
  accessTokenUntil: Temporal.Instant
  readonly refreshToken: string | undefined
  readonly scope: ReadonlySet<string>
  /** The one refresh under way, however many reads wait for it. */
  renewing?: Promise<void> | undefined
}

/** Reads one address of the server's data API. Throws a Trouble on every answer that is not the thing asked for. */
export type Read = (path: string, accept?: string) => Promise<Response>

export type Portage = {
  /** Where to send the browser. */
  depart(wire: Wire, providerId: number, language: string): Promise<{ url: URL; state: string; departure: Departure }>
  /** @param query what the browser brought back. */
  arrive(wire: Wire, query: URLSearchParams, departure: Departure): Promise<Connection>
  reader(wire: Wire, connection: Connection): Read
  /** Ends the consent. Also well when it had ended before. */
  disconnect(wire: Wire, connection: Connection): Promise<void>
}

export function openPortage(settings: PortageSettings, now: () => Temporal.Instant): Portage {
  const { issuer, clientId, redirectUri } = settings
  const authentication = oauth.ClientSecretPost(settings.clientSecret)
  const insecure = isLoopback(new URL(issuer))
  let metadata: oauth.ServerMetadata | undefined

  /** The library's view of the server, with every call going over this wire. The metadata is read once. */
  async function configuration(wire: Wire): Promise<oauth.Configuration> {
    // What the library sends is a form, or nothing.
    const fetch: oauth.CustomFetch = (url, { body, headers, method, redirect }) =>
      wire.fetch(url, { body: body instanceof URLSearchParams ? body : null, headers, method, redirect })
    metadata ??= (
      await oauth.discovery(new URL(issuer), clientId, undefined, authentication, {
        algorithm: 'oauth2',
        execute: insecure ? [oauth.allowInsecureRequests] : [],
        [oauth.customFetch]: fetch,
      })
    ).serverMetadata()
    const config = new oauth.Configuration(metadata, clientId, undefined, authentication)
    if (insecure) oauth.allowInsecureRequests(config)
    config[oauth.customFetch] = fetch
    return config
  }

  const untilAfter = (seconds: number | undefined): Temporal.Instant => now().add({ seconds: seconds ?? 60 })

  async function renew(wire: Wire, connection: Connection): Promise<void> {
    const { refreshToken } = connection
    if (refreshToken === undefined) throw new Trouble('ended')
    try {
      const tokens = await oauth.refreshTokenGrant(await configuration(wire), refreshToken)
      connection.accessToken = tokens.access_token
      connection.accessTokenUntil = untilAfter(tokens.expires_in)
    } catch (error) {
      throw asTrouble(error)
    }
  }

  function renewOnce(wire: Wire, connection: Connection): Promise<void> {
    connection.renewing ??= renew(wire, connection).finally(() => (connection.renewing = undefined))
    return connection.renewing
  }

  /** With a living access token; a refused one is renewed once, and then the server's answer stands. */
  async function send(
    wire: Wire,
    connection: Connection,
    url: URL,
    init: { method?: string; accept: string },
  ): Promise<Response> {
    const attempt = (): Promise<Response> =>
      wire.fetch(url, {
        method: init.method ?? 'GET',
        headers: { authorization: `Bearer ${connection.accessToken}`, accept: init.accept },
      })
    const soon = now().add({ seconds: 10 })
    if (Temporal.Instant.compare(connection.accessTokenUntil, soon) < 0) await renewOnce(wire, connection)
    const token = connection.accessToken
    const response = await attempt()
    // The data API says 401 to a dead token, the revoke endpoint 400.
    if (response.status !== 401 && !(init.method && response.status === 400)) return response
    if (connection.accessToken === token) await renewOnce(wire, connection)
    return attempt()
  }

  return {
    async depart(wire, providerId, language) {
      const codeVerifier = oauth.randomPKCECodeVerifier()
      const state = oauth.randomState()
      try {
        const url = oauth.buildAuthorizationUrl(await configuration(wire), {
          redirect_uri: redirectUri,
          scope: settings.scope,
          state,
          code_challenge: await oauth.calculatePKCECodeChallenge(codeVerifier),
          code_challenge_method: 'S256',
          provider_id: String(providerId),
          correlation_id: crypto.randomUUID(),
          language,
        })
        wire.noteBrowser(url)
        return { url, state, departure: { providerId, codeVerifier } }
      } catch (error) {
        throw asTrouble(error)
      }
    },

    async arrive(wire, query, { codeVerifier }) {
      const here = new URL(redirectUri)
      here.search = query.toString()
      try {
        // The library checks state and iss, and gives the code back with the verifier.
        const tokens = await oauth.authorizationCodeGrant(await configuration(wire), here, {
          pkceCodeVerifier: codeVerifier,
          expectedState: query.get('state') ?? '',
        })
        return {
          accessToken: tokens.access_token,
          accessTokenUntil: untilAfter(tokens.expires_in),
          refreshToken: tokens.refresh_token,
          scope: new Set((tokens.scope ?? settings.scope).split(' ')),
        }
      } catch (error) {
        throw asTrouble(error)
      }
    },

    reader: (wire, connection) => async (path, accept) => {
      const url = new URL(path, issuer)
      // A link in an answer must not carry the token to another host.
      if (url.origin !== new URL(issuer).origin) throw new Trouble('unclear', { said: `a link to ${url.origin}` })
      return demandSuccess(await send(wire, connection, url, { accept: accept ?? 'application/json' }))
    },

    async disconnect(wire, connection) {
      const url = new URL('/api/v1/revoke', issuer)
      try {
        await demandSuccess(await send(wire, connection, url, { method: 'DELETE', accept: 'application/json' }))
      } catch (error) {
        if (!(error instanceof Trouble) || error.trouble !== 'ended') throw error
      }
    },
  }
}

function isLoopback(url: URL): boolean {
  return url.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
}

async function demandSuccess(response: Response): Promise<Response> {
  if (response.ok) return response
  const text = await response.text()
  const code = /"code"\s*:\s*"?(\d+)/.exec(text)?.[1]
  const message = /"(?:message|error_description)"\s*:\s*"([^"\\]*)"/.exec(text)?.[1]
  const reference = response.headers.get('ob-correlation-id') ?? undefined
  throw new Trouble(troubleOf(response.status, code), { said: message, reference })
}

/** Contract: the FDX code says more than the status where both are known. */
function troubleOf(status: number, code: string | undefined): Trouble['trouble'] {
  if (code === '1300') return 'processing'
  if (status === 401 || status === 403) return 'not_shared'
  if (status === 404) return 'not_found'
  if (status === 405 || status === 409 || status === 422) return 'not_offered'
  if (status === 429) return 'busy'
  return status >= 500 ? 'unreachable' : 'refused'
}

/** What the library throws, as a Trouble; a bug stays what it is. */
function asTrouble(error: unknown): unknown {
  if (error instanceof oauth.AuthorizationResponseError) {
    const name = error.error === 'access_denied' ? 'denied' : 'refused'
    return new Trouble(name, { said: error.error_description ?? error.error, cause: error })
  }
  if (error instanceof oauth.ResponseBodyError) {
    const said = error.error_description ?? error.error
    if (error.status >= 500) return new Trouble('unreachable', { said, cause: error })
    return new Trouble(error.error === 'invalid_grant' ? 'ended' : 'refused', { said, cause: error })
  }
  if (error instanceof oauth.ClientError) {
    if (error.cause instanceof Trouble) return error.cause
    return new Trouble('unclear', { said: error.message, cause: error })
  }
  return error
}
