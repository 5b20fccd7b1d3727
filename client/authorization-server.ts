// The server's OAuth side, through openid-client: every call goes over one fetch, every error becomes a PortageError.

import * as oauth from 'openid-client'
import { AnswerUnclear, AuthorizationRefused, errorOf, isPortageError, Unavailable } from './portage-error.ts'
import type { ClientSettings } from './settings.ts'
import { sender } from './whole-answer.ts'

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
    // What is no success is read here, as that of data is: the library would keep neither the trace nor when to come back.
    [oauth.customFetch]: async (url, options) => {
      const response = await send(url, options as RequestInit)
      if (!response.ok) throw await errorOf(response)
      return response
    },
  })
}

function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)
}

/** All that the library gets is checked before, so that what it throws is of the answer. */
function asPortageError(error: unknown): unknown {
  if (isPortageError(error)) return error
  if (!(error instanceof Error)) return new AnswerUnclear('The answer is not what OAuth promises.', { cause: error })
  if (isPortageError(error.cause)) return error.cause
  if (error instanceof oauth.AuthorizationResponseError) {
    return new AuthorizationRefused(error.error, error.error_description ?? error.error, { cause: error })
  }
  if ('code' in error && error.code === 'OAUTH_TIMEOUT') {
    return new Unavailable('The server does not answer.', { cause: error })
  }
  return new AnswerUnclear(`The answer is not what OAuth promises: ${error.message}.`, { cause: error })
}
