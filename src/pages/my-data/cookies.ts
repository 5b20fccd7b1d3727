// The cookies of my-data: one for the visit at each bank, and one for each trip to a bank, so that no tab disturbs another.

import { VISIT_MINUTES } from '../../domain/visits/visit.ts'
import { isSecure, setCookie } from '../../platform/http/cookie.ts'
import type { Head } from '../../platform/http/endpoint.ts'
import { path } from '../../platform/http/path.ts'
import { hashSecret } from '../../platform/secret.ts'
import { myDataPaths } from './paths.ts'

/** Longer than a visit lasts: who comes back too late is told that it was too late. */
const COOKIE_SECONDS = 4 * 3600

/** What it takes to set a cookie: the server's own address, and the bank. */
type Place = { readonly issuer: string; readonly providerId: number }

const visitName = (providerId: number): string => `portage-my-data-${providerId}`

/** The bank brings the state back: it leads to what this very tab began. */
const tripName = (state: string): string => `portage-my-data-trip-${hashSecret(state).slice(0, 12)}`

/** Returns the secret of the browser's visit at this bank; `undefined` if it has had none for long. */
export function visitSecret(head: Head, providerId: number): string | undefined {
  return head.cookie(visitName(providerId))
}

/** Returns the secret of the trip to the bank that began with this state. */
export function tripSecret(head: Head, state: string): string | undefined {
  return head.cookie(tripName(state))
}

/** An empty secret takes the cookie away. The landing page reads it too, so it is sent to all these pages. */
export function visitCookie({ issuer, providerId }: Place, secret: string): string {
  const maxAgeSeconds = secret === '' ? 0 : COOKIE_SECONDS
  const secure = isSecure(issuer)
  return setCookie({ name: visitName(providerId), value: secret, path: myDataPaths.landing, maxAgeSeconds, secure })
}

/** An empty secret takes the cookie away. Lax: a bank elsewhere sends the customer back with a redirect. */
export function tripCookie({ issuer, providerId }: Place, state: string, secret: string): string {
  const maxAgeSeconds = secret === '' ? 0 : VISIT_MINUTES * 60
  const bank = path(myDataPaths.bank, { providerId })
  return setCookie({ name: tripName(state), value: secret, path: bank, maxAgeSeconds, secure: isSecure(issuer) })
}
