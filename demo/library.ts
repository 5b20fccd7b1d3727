// The OAuth library, set up for one server: every call it makes goes over our wire, every error it throws becomes a Trouble.

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

/** Runs work with the library's view of the server. */
export type Library = <T>(wire: Wire, work: (config: oauth.Configuration) => Promise<T> | T) => Promise<T>

/** The server's metadata is read when it is first needed, and once. */
export function openLibrary({ issuer, clientId, clientSecret }: PortageSettings): Library {
  const authentication = oauth.ClientSecretPost(clientSecret)
  const insecure = isLoopback(new URL(issuer))
  let metadata: oauth.ServerMetadata | undefined

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

  return async (wire, work) => {
    try {
      return await work(await configuration(wire))
    } catch (error) {
      throw asTrouble(error)
    }
  }
}

function isLoopback(url: URL): boolean {
  return url.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname)
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
