// Addresses that a recipient registers: where customers are sent back to, where its pages are, and where it is notified.

import { isIP } from 'node:net'
import { isLoopbackAddress, isPublicAddress } from '../../platform/http/public-address.ts'

/** Characters. */
const LONGEST_ADDRESS = 2048

/** RFC 8252 7.3, and the name that developers type. */
const LOOPBACK = /^http:\/\/(127\.0\.0\.1|\[::1\]|localhost)(:\d+)?(?=[/?#]|$)/

/** The parameters that an answer brings (RFC 6749 4.1.2 and 4.2.2, RFC 9207, JARM, OpenID Connect). */
const ANSWERED: readonly string[] = [
  'code',
  'state',
  'iss',
  'error',
  'error_description',
  'error_uri',
  'response',
  'session_state',
  'id_token',
  'access_token',
  'token_type',
  'expires_in',
  'scope',
]

/** The same of Connect. */
const ANSWERED_BY_CONNECT: readonly string[] = [
  'loginid',
  'institution',
  'accountid',
  'requestid',
  'tag',
  'state',
  'error',
  'error_description',
]

/** Why this is no address of a page; undefined when it is one. */
export function whyNotPage(text: string): string | undefined {
  if (!text.startsWith('https://')) return 'must begin with https://'
  return whyNotExact(text)
}

/**
 * Why this is no redirect URI; undefined when it is one. It is compared to the letter later (RFC 9700 2.1), so that it
 * must be written as browsers write it.
 */
export function whyNotRedirectUri(text: string, allowsLoopback: boolean): string | undefined {
  return whyNotAddress(text, allowsLoopback) ?? whyAnsweredTwice(text, ANSWERED)
}

/** The same, of an address that Connect sends customers back to. */
export function whyNotConnectRedirect(text: string, allowsLoopback: boolean): string | undefined {
  return whyNotAddress(text, allowsLoopback) ?? whyAnsweredTwice(text, ANSWERED_BY_CONNECT)
}

/** A parameter that stands there twice means whatever its reader makes of it (RFC 6749 3.1). */
function whyAnsweredTwice(text: string, answered: readonly string[]): string | undefined {
  const taken = [...new URL(text).searchParams.keys()].find((name) => answered.includes(name.toLowerCase()))
  return taken === undefined ? undefined : `must have no parameter ${taken} of its own: the answer brings it`
}

function whyNotAddress(text: string, allowsLoopback: boolean): string | undefined {
  const isLoopback = LOOPBACK.test(text)
  if (isLoopback && !allowsLoopback) return 'must begin with https://: this server takes no http on loopback'
  if (!isLoopback && !text.startsWith('https://')) return 'must begin with https://'
  if (text.includes('#')) return 'must have no fragment'
  if (text.includes('*')) return 'must be exact, without a wildcard'
  return whyNotExact(text)
}

/** Why this is no address for the server itself to call; undefined when it may be one: what its name leads to is seen then. */
export function whyNotCallback(text: string, allowsLoopback: boolean): string | undefined {
  const why = whyNotAddress(text, allowsLoopback)
  if (why !== undefined) return why
  const host = new URL(text).hostname.replace(/^\[(.*)\]$/, '$1')
  if (allowsLoopback && (host === 'localhost' || isLoopbackAddress(host))) return undefined
  const isInside = isIP(host) === 0 ? host === 'localhost' : !isPublicAddress(host)
  return isInside ? `must lead to the public internet, and ${host} does not` : undefined
}

/** Why this is no origin of a site that may embed our pages; undefined when it is one: a scheme and a host, no more. */
export function whyNotOrigin(text: string, allowsLoopback: boolean): string | undefined {
  const why = whyNotAddress(text, allowsLoopback)
  if (why !== undefined) return why
  const { origin } = new URL(text)
  return origin === text ? undefined : `must be an origin and nothing more: ${origin.slice(0, 200)}`
}

function whyNotExact(text: string): string | undefined {
  if (text.length > LONGEST_ADDRESS) return `must have at most ${LONGEST_ADDRESS} characters`
  const url = URL.parse(text)
  if (!url) return 'must be an address'
  if (url.username !== '' || url.password !== '' || /^https?:\/\/[^/?\\]*@/.test(text)) return 'must have no user name'
  // Browsers take a host with a semicolon or a comma; in a header it would begin a directive or a policy of its own.
  if (/[^a-z0-9.:_[\]-]/.test(url.hostname)) return 'must have a host of letters, digits, dots and hyphens'
  // The empty path may be left out; nothing else may be written otherwise.
  const isExact = url.href === text || (url.pathname === '/' && url.href.replace(/\/(?=[?#]|$)/, '') === text)
  return isExact ? undefined : `must be written as browsers write it: ${url.href.slice(0, 200)}`
}
