// Portage as this app knows it: an OAuth server to connect with, and a door to read through. Tokens stay in here.

import * as oauth from 'openid-client'
import { openLibrary, type Library, type PortageSettings } from './library.ts'
import { Trouble } from './trouble.ts'
import type { Wire } from './wire.ts'

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

/** Seconds, when the server does not say how long an access token lives. */
const LIFE_UNSAID = 60

export function openPortage(settings: PortageSettings, now: () => Temporal.Instant): Portage {
  const library = openLibrary(settings)
  const { issuer } = settings
  return {
    depart: (wire, providerId, language) =>
      library(wire, (config) => depart(config, settings, wire, providerId, language)),

    async arrive(wire, query, departure) {
      try {
        return await library(wire, (config) => arrive(config, settings, now, query, departure))
      } catch (error) {
        // The code was too old or used before: nothing has begun that could have ended.
        if (error instanceof Trouble && error.trouble === 'ended') throw new Trouble('stale', { said: error.said })
        throw error
      }
    },

    reader: (wire, connection) => async (path, accept) => {
      const url = new URL(path, issuer)
      // A link in an answer must not carry the token to another host.
      if (url.origin !== new URL(issuer).origin) throw new Trouble('unclear', { said: `a link to ${url.origin}` })
      const request = { method: 'GET', accept: accept ?? 'application/json' }
      return demandSuccess(await send({ library, wire, connection, now }, url, request))
    },

    async disconnect(wire, connection) {
      const url = new URL('/api/v1/revoke', issuer)
      const request = { method: 'DELETE', accept: 'application/json' }
      try {
        await demandSuccess(await send({ library, wire, connection, now }, url, request))
      } catch (error) {
        if (!(error instanceof Trouble) || error.trouble !== 'ended') throw error
      }
    },
  }
}

async function depart(
  config: oauth.Configuration,
  { redirectUri, scope }: PortageSettings,
  wire: Wire,
  providerId: number,
  language: string,
): ReturnType<Portage['depart']> {
  const codeVerifier = oauth.randomPKCECodeVerifier()
  const state = oauth.randomState()
  const url = oauth.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    provider_id: String(providerId),
    correlation_id: crypto.randomUUID(),
    language,
  })
  wire.noteBrowser(url)
  return { url, state, departure: { providerId, codeVerifier } }
}

async function arrive(
  config: oauth.Configuration,
  { redirectUri, scope }: PortageSettings,
  now: () => Temporal.Instant,
  query: URLSearchParams,
  { codeVerifier }: Departure,
): Promise<Connection> {
  const here = new URL(redirectUri)
  here.search = query.toString()
  // The library checks state and iss, and gives the code back with the verifier.
  const tokens = await oauth.authorizationCodeGrant(config, here, {
    pkceCodeVerifier: codeVerifier,
    expectedState: query.get('state') ?? '',
  })
  return {
    accessToken: tokens.access_token,
    accessTokenUntil: now().add({ seconds: tokens.expires_in ?? LIFE_UNSAID }),
    refreshToken: tokens.refresh_token,
    scope: new Set((tokens.scope ?? scope).split(' ')),
  }
}

type Sender = {
  readonly library: Library
  readonly wire: Wire
  readonly connection: Connection
  readonly now: () => Temporal.Instant
}

/** With a living access token; a refused one is renewed once, and then the server's answer stands. */
async function send(
  sender: Sender,
  url: URL,
  { method, accept }: { method: string; accept: string },
): Promise<Response> {
  const { wire, connection, now } = sender
  const attempt = (): Promise<Response> =>
    wire.fetch(url, { method, headers: { authorization: `Bearer ${connection.accessToken}`, accept } })
  const soon = now().add({ seconds: 10 })
  if (Temporal.Instant.compare(connection.accessTokenUntil, soon) < 0) await renew(sender)
  const token = connection.accessToken
  const response = await attempt()
  // The data API says 401 to a dead token, the revoke endpoint 400.
  if (response.status !== 401 && !(method === 'DELETE' && response.status === 400)) return response
  if (connection.accessToken === token) await renew(sender)
  return attempt()
}

function renew({ library, wire, connection, now }: Sender): Promise<void> {
  const { refreshToken } = connection
  if (refreshToken === undefined) throw new Trouble('ended')
  connection.renewing ??= library(wire, async (config) => {
    const tokens = await oauth.refreshTokenGrant(config, refreshToken)
    connection.accessToken = tokens.access_token
    connection.accessTokenUntil = now().add({ seconds: tokens.expires_in ?? LIFE_UNSAID })
  }).finally(() => (connection.renewing = undefined))
  return connection.renewing
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
