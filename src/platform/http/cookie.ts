// Cookies: how one is set. Every cookie of ours is for the server's eyes only.

import assert from 'node:assert/strict'

export type Cookie = {
  readonly name: string
  readonly value: string
  /** The browser sends it to this path and below. */
  readonly path: string
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

/** The names and values that need no quoting (RFC 6265 4.1.1), as ours all are. */
const PLAIN = /^[\w.~-]*$/

/** The value of a `set-cookie` header. HttpOnly: no script reads it. */
export function setCookie({ name, value, path, maxAgeSeconds, secure, sameSite = 'Lax' }: Cookie): string {
  assert.ok(PLAIN.test(name) && PLAIN.test(value) && /^\/[\w./~-]*$/.test(path), `not a plain cookie: ${name}`)
  const life = `Path=${path}; Max-Age=${maxAgeSeconds}`
  return `${name}=${value}; ${life}; HttpOnly; SameSite=${sameSite}${secure ? '; Secure' : ''}`
}

/** The value of a cookie in a `cookie` header; the first where a name stands twice. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const equals = pair.indexOf('=')
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim()
  }
  return undefined
}
