// The server's OAuth side, through openid-client: every call goes over one fetch, every error becomes a PortageError.

import * as oauth from 'openid-client'
import { AnswerUnclear, AuthorizationRefused, isPortageError, RequestRefused, Unavailable } from './portage-error.ts'

export type Fetch = (url: string | URL, init?: RequestInit) => Promise<Response>

export type ClientSettings = {
  /** Where the server is reached; https, or http on the machine itself. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** One that is registered. Needed to connect customers. */
  readonly redirectUri?: string
  /** How requests are sent: for a proxy, a timeout, a log. */
  readonly fetch?: Fetch
}

/** Runs work with the library's view of the server. Throws a PortageError. */
export type AuthorizationServer = <T>(work: (config: oauth.Configuration) => Promise<T> | T) => Promise<T>

/** The server's metadata is read when it is first needed, and once. */
export function openAuthorizationServer(settings: ClientSettings): AuthorizationServer {
  let discovered: Promise<oauth.Configuration> | undefined
  return async (work) => {
    try {
      discovered ??= discover(settings).catch((error: unknown) => {
        discovered = undefined
        throw error
      })
      return await work(await discovered)
    } catch (error) {
      throw asPortageError(error)
    }
  }
}

async function discover(settings: ClientSettings): Promise<oauth.Configuration> {
  const { issuer, clientId, clientSecret } = settings
  const authentication = oauth.ClientSecretBasic(clientSecret)
  const send = sender(settings)
  return oauth.discovery(new URL(issuer), clientId, undefined, authentication, {
    algorithm: 'oauth2',
    execute: isLoopback(new URL(issuer)) ? [oauth.allowInsecureRequests] : [],
    [oauth.customFetch]: (url, options) => send(url, options as RequestInit),
  })
}

/** The fetch of the settings, whose failures are Unavailable. */
export function sender({ fetch = globalThis.fetch }: ClientSettings): Fetch {
  return async (url, init) => {
    try {
      return await fetch(url, init)
    } catch (cause) {
      if (isPortageError(cause)) throw cause
      throw new Unavailable('The server cannot be reached.', { cause })
    }
  }
}

function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)
}

/** A bug stays what it is. */
function asPortageError(error: unknown): unknown {
  if (error instanceof oauth.AuthorizationResponseError) {
    return new AuthorizationRefused(error.error, error.error_description ?? error.error, { cause: error })
  }
  if (error instanceof oauth.ResponseBodyError) {
    const { status, cause } = error
    const said = error.error_description ?? error.error
    if (status === 429 || status >= 500) return new Unavailable(said, { status, cause })
    return new RequestRefused(error.error, said, { status, cause })
  }
  if (error instanceof oauth.ClientError) {
    return isPortageError(error.cause) ? error.cause : new AnswerUnclear(error.message, { cause: error })
  }
  return error
}
