// CSRF: a form is taken only from a page that this server gave to this browser (RFC 9700 4.7).

import { Problem } from '../problem.ts'
import { sameSecret } from '../secret.ts'
import type { Vault } from '../secret.ts'
import type { Call } from './endpoint.ts'

/**
 * The value of the hidden field `csrf_token`: nobody makes it without the server's key, and it fits one browser's cookie
 * and one form only. Nothing is stored.
 * @param cookieValue a secret of this browser, 128 random bits or more; or the id of the session that its cookie opens.
 * @param form names the form and what it is about: `sign-in 01jd...`.
 */
export function csrfToken(vault: Vault, cookieValue: string, form: string): string {
  return vault.mac(`form ${form}`, cookieValue)
}

export type PostedForm = {
  /** The request, with what came in the field `csrf_token`. */
  readonly call: Pick<Call, 'header' | 'body'>
  /** The server's own origin: `https://bank.example`. */
  readonly origin: string
  /** `undefined` if the browser sent no cookie. */
  readonly cookieValue: string | undefined
  readonly form: string
}

/** Throws `form_expired` unless the form was posted from our own page by the browser that it was given to. */
export function demandCsrf(vault: Vault, { call, origin, cookieValue, form }: PostedForm): void {
  const token = call.body['csrf_token']
  const fromUs = sentFromOrigin(call, origin)
  if (fromUs && cookieValue && typeof token === 'string' && sameSecret(token, csrfToken(vault, cookieValue, form)))
    return
  throw new Problem('form_expired', 'This form is no longer valid. Open the page again and repeat what you did.')
}

/**
 * What the browser itself says about where the form came from. Old browsers say nothing; and a page that sends no
 * referrer, like ours, posts with `Origin: null`. Neither is held against them: the token decides.
 */
function sentFromOrigin(call: Pick<Call, 'header'>, origin: string): boolean {
  const site = call.header('sec-fetch-site') ?? 'same-origin'
  const from = call.header('origin') ?? 'null'
  return (site === 'same-origin' || site === 'none') && (from === origin || from === 'null')
}
