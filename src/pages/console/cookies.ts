// The console's cookies: the session, the secret that binds the sign-in form to its browser, and the known browser.

import { setCookie } from '../../platform/http/cookie.ts'
import type { Head } from '../../platform/http/endpoint.ts'
import { KNOWN_DAYS } from '../../domain/operators/known-browser.ts'
import { SESSION_HOURS } from '../../domain/operators/session.ts'
import { paths } from './paths.ts'

const SESSION = 'portage-console'
const VISITOR = 'portage-console-visitor'
const KNOWN = 'portage-console-known'

export function sessionToken(call: Head): string | undefined {
  return call.cookie(SESSION)
}

/** `SameSite=Strict`: a request that another site starts carries no session. */
export function sessionCookie(token: string, secure: boolean): string {
  const maxAgeSeconds = SESSION_HOURS * 3600
  return setCookie({ name: SESSION, value: token, path: paths.overview, maxAgeSeconds, secure, sameSite: 'Strict' })
}

export function noSessionCookie(secure: boolean): string {
  return setCookie({ name: SESSION, value: '', path: paths.overview, maxAgeSeconds: 0, secure, sameSite: 'Strict' })
}

export function visitorSecret(call: Head): string | undefined {
  return call.cookie(VISITOR)
}

export function visitorCookie(secret: string, secure: boolean): string {
  const maxAgeSeconds = 3600
  return setCookie({ name: VISITOR, value: secret, path: paths.overview, maxAgeSeconds, secure, sameSite: 'Strict' })
}

export function knownBrowserOf(call: Head, name: string): string | undefined {
  return call.cookie(`${KNOWN}-${name}`)
}

export function knownBrowserCookie(name: string, value: string, secure: boolean): string {
  const cookie = { name: `${KNOWN}-${name}`, value, path: paths.signIn, maxAgeSeconds: KNOWN_DAYS * 86_400 }
  return setCookie({ ...cookie, secure, sameSite: 'Strict' })
}

/** Returns whether the cookies are marked `Secure`. */
export function isSecure({ issuer }: { readonly issuer: string }): boolean {
  return issuer.startsWith('https:')
}
