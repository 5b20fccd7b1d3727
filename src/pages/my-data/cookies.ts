// The cookies of the customer's own pages: one for each bank, and one for each way to one, so that no tab disturbs another.

import { VISIT_MINUTES } from '../../domain/visits/visit.ts'
import { setCookie } from '../../platform/http/cookie.ts'
import type { Head } from '../../platform/http/endpoint.ts'
import { hashSecret } from '../../platform/secret.ts'

export const MY_DATA = '/my-data'

/** Longer than a visit lasts: whoever comes back too late is told that it was too late. */
const COOKIE_SECONDS = 4 * 3600

/** A cookie, with what it takes to set it: the server's own address, and the bank. */
type Place = { readonly issuer: string; readonly providerId: number }

const visitName = (providerId: number): string => `portage-my-data-${providerId}`

/** By the state that the bank brings back: it leads to what this very tab began. */
const tripName = (state: string): string => `portage-my-data-trip-${hashSecret(state).slice(0, 12)}`

/** Of the browser's visit at this bank; undefined when it has had none for long. */
export function visitSecret(head: Head, providerId: number): string | undefined {
  return head.cookie(visitName(providerId))
}

/** Of the way to the bank that began with this state. */
export function tripSecret(head: Head, state: string): string | undefined {
  return head.cookie(tripName(state))
}

/** An empty secret takes the cookie away. The door reads it too, and so it is of all these pages. */
export function visitCookie({ issuer, providerId }: Place, secret: string): string {
  const maxAgeSeconds = secret === '' ? 0 : COOKIE_SECONDS
  const secure = issuer.startsWith('https:')
  return setCookie({ name: visitName(providerId), value: secret, path: MY_DATA, maxAgeSeconds, secure })
}

/** An empty secret takes the cookie away. Lax: a bank elsewhere sends the customer back with a redirect. */
export function tripCookie({ issuer, providerId }: Place, state: string, secret: string): string {
  const maxAgeSeconds = secret === '' ? 0 : VISIT_MINUTES * 60
  const secure = issuer.startsWith('https:')
  return setCookie({ name: tripName(state), value: secret, path: bankPath(providerId), maxAgeSeconds, secure })
}

/** Of one bank's page, and of all that is below it. */
export function bankPath(providerId: number | ':providerId'): string {
  return `${MY_DATA}/banks/${providerId}`
}
