// What a client is opened with: the server, who the app is there, and how requests are sent.

import { check, isFunction, isHttpAddress, isText, optional } from './check.ts'

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

/** Throws InvalidCall. */
export function checkSettings(settings: ClientSettings): ClientSettings {
  return check('PortageClient', settings, {
    issuer: isHttpAddress,
    clientId: isText,
    clientSecret: isText,
    redirectUri: optional(isHttpAddress),
    fetch: optional(isFunction),
  })
}
