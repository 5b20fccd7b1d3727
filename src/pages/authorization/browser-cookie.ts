// The cookie that binds a browser to an authorization: one for each, so that two tabs do not disturb each other.

import { redirect, type Answer } from '../../platform/http/answer.ts'
import { isSecure, setCookie } from '../../platform/http/cookie.ts'
import type { Head } from '../../platform/http/endpoint.ts'
import { path } from '../../platform/http/path.ts'
import { authorizationPaths } from './paths.ts'

/** A few minutes longer than an authorization is open: a customer who is late is told so. */
const COOKIE_SECONDS = 900

const cookieName = (id: string): string => `portage-${id.slice(-12)}`

/** Returns the secret that binds this browser to the authorization; `undefined` if it sent none. */
export function browserSecretOf(head: Head, id: string): string | undefined {
  return head.cookie(cookieName(id))
}

type Begun = { readonly authorizationId: string; readonly browserSecret: string }

/** Binds the browser to the authorization that it has just begun, and sends it to the first page. */
export function sendToFirstPage(issuer: string, { authorizationId: id, browserSecret }: Begun): Answer {
  const cookie = setCookie({
    name: cookieName(id),
    value: browserSecret,
    path: '/authorizations',
    maxAgeSeconds: COOKIE_SECONDS,
    secure: isSecure(issuer),
  })
  return redirect(path(authorizationPaths['continue-authorization'], { id }), { 'set-cookie': cookie })
}
