// Cookies: how one is set and read. Every cookie of ours is for the server's eyes only.

import assert from 'node:assert/strict'

export type Cookie = {
  readonly name: string
  readonly value: string
  /** The browser sends it to this path and below; to the whole host where it is bound to that. */
  readonly path: string
  /** What its name says that it is bound to, where the server is reached by https; `host` unless said. */
  readonly bound?: CookieBound
  /** 0 removes it. */
  readonly maxAgeSeconds: number
  /** True wherever the server is reached by https. */
  readonly secure: boolean
  /**
   * Lax by default: it comes along when another site sends the customer here with a link or a redirect, not with another
   * site's POST. Strict: never when another site sends anybody here.
   */
  readonly sameSite?: 'Lax' | 'Strict'
}

/**
 * `host`: only this very host, and only by https, can have set it (`__Host-`, RFC 6265bis 4.1.3.2): a neighbour below the
 * same domain cannot put another in its place. It has no path then. `path`: for what is no secret, and differs from page
 * to page.
 */
export type CookieBound = 'host' | 'path'

/** Whether browsers reach a server at this address by https. */
export function isSecure(address: string): boolean {
  return address.startsWith('https:')
}

/** The names and values that need no quoting (RFC 6265 4.1.1), as ours all are. */
const PLAIN = /^[\w.~-]*$/

/** The value of a `set-cookie` header. HttpOnly: no script reads it. */
export function setCookie(cookie: Cookie): string {
  const { name, value, path, bound = 'host', maxAgeSeconds, secure, sameSite = 'Lax' } = cookie
  assert.ok(PLAIN.test(name) && PLAIN.test(value) && /^\/[\w./~-]*$/.test(path), `not a plain cookie: ${name}`)
  const life = `Path=${secure && bound === 'host' ? '/' : path}; Max-Age=${maxAgeSeconds}`
  return `${cookieName(name, bound, secure)}=${value}; ${life}; HttpOnly; SameSite=${sameSite}${secure ? '; Secure' : ''}`
}

/** Its name in the header. On http no browser takes the prefixes. */
export function cookieName(name: string, bound: CookieBound, secure: boolean): string {
  if (!secure) return name
  return bound === 'host' ? `__Host-${name}` : `__Secure-${name}`
}

/** The value of a cookie in a `cookie` header. Where a name stands twice, somebody else set one: neither is believed. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  let found: string | undefined
  for (const pair of header?.split(';') ?? []) {
    const equals = pair.indexOf('=')
    if (equals < 1 || pair.slice(0, equals).trim() !== name) continue
    if (found !== undefined) return undefined
    found = pair.slice(equals + 1).trim()
  }
  return found
}
