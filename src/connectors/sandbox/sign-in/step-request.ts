// A visit: one request of a browser to one sign-in, with all that its page needs.

import type { Database } from '../../../database/open.ts'
import type { Clock } from '../../../platform/clock.ts'
import { setCookie } from '../../../platform/http/cookie.ts'
import { csrfToken, demandCsrf } from '../../../platform/http/csrf.ts'
import { page, type Answer } from '../../../platform/http/answer.ts'
import type { Call } from '../../../platform/http/endpoint.ts'
import { Problem } from '../../../platform/problem.ts'
import { hashSecret, newSecret, sameSecret, type Vault } from '../../../platform/secret.ts'
import type { Surroundings } from './frame.ts'
import { surroundingsOf } from './conventions.ts'
import { bindToBrowser, findSignIn, MOST_FAILURES, type SignIn } from './stored-sign-in.ts'
import { noticeView, type Way } from './views.ts'
import type { Notice } from './texts.ts'

/** One cookie per sign-in, so that two tabs do not disturb each other. */
function cookieName(signInId: string): string {
  return `sandbox_sign_in-${signInId.slice(-12)}`
}

/** Longer than a sign-in lives, so that whoever comes back too late still learns that it was too late. */
const COOKIE_SECONDS = 3600

export type SignInParts = {
  readonly database: Database
  readonly vault: Vault
  readonly clock: Clock
  /** The server's own origin: `https://bank.example`. The pages post to it alone. */
  readonly origin: string
}

export type Visit = {
  readonly parts: SignInParts
  readonly call: Call
  readonly surroundings: Surroundings
  readonly signIn: SignIn
  /** Of this browser; undefined when it brought none, or that of another sign-in. */
  readonly cookie: string | undefined
}

/** Throws `not_found` when there is no such sign-in at the bank that the path names. */
export async function openVisit(
  parts: SignInParts,
  call: Call,
  params: { readonly provider_id: string; readonly sign_in_id: string },
  stylesheetPath: string,
): Promise<Visit> {
  const signIn = await findSignIn(parts.database, params.sign_in_id)
  if (!signIn || String(signIn.provider_id) !== params.provider_id) {
    throw new Problem('not_found', 'There is no such sign-in. Start again from the app.')
  }
  const path = `/sandbox-bank/${signIn.provider_id}/sign-in/${signIn.sign_in_id}`
  const surroundings = { ...surroundingsOf(call, stylesheetPath, signIn.language), path }
  const cookie = call.cookie(cookieName(signIn.sign_in_id))
  const ours =
    cookie !== undefined && signIn.browser_hash !== null && sameSecret(hashSecret(cookie), signIn.browser_hash)
  return { parts, call, surroundings, signIn, cookie: ours ? cookie : undefined }
}

/** The first browser that opens a sign-in keeps it. Throws `wrong_browser` for any other. */
export async function bindVisit(visit: Visit): Promise<{ visit: Visit; headers: Record<string, string> }> {
  if (visit.cookie !== undefined) return { visit, headers: {} }
  const { parts, signIn, surroundings } = visit
  const cookie = newSecret()
  if (signIn.browser_hash !== null || !(await bindToBrowser(parts.database, signIn.sign_in_id, hashSecret(cookie)))) {
    throw wrongBrowser()
  }
  const secure = parts.origin.startsWith('https:')
  const header = setCookie({
    name: cookieName(signIn.sign_in_id),
    value: cookie,
    path: surroundings.path,
    maxAgeSeconds: COOKIE_SECONDS,
    secure,
  })
  return { visit: { ...visit, cookie }, headers: { 'set-cookie': header } }
}

/** Throws `wrong_browser`, or `form_expired` when the form does not come from our page in this browser. */
export function demandOwnForm({ parts, call, signIn, cookie }: Visit, token: string | undefined): void {
  if (cookie === undefined) throw wrongBrowser()
  demandCsrf(parts.vault, { call, origin: parts.origin, cookieValue: cookie, form: formName(signIn), token })
}

/** The page that says that the sign-in is over, when it is. */
export function overPage(visit: Visit): Answer | undefined {
  const { parts, signIn } = visit
  if (Temporal.Instant.compare(signIn.expires_at, parts.clock.now()) <= 0) return noticePage(visit, 410, 'expired')
  return signIn.failures >= MOST_FAILURES ? noticePage(visit, 403, 'locked') : undefined
}

/** A page that says one thing, always with the way back for the browser that the sign-in belongs to. */
export function noticePage(visit: Visit, status: number, notice: Notice, ways: readonly Way[] = []): Answer {
  const back: readonly Way[] = visit.cookie === undefined ? [] : [{ label: 'leave', href: leaveUri(visit.signIn) }]
  return page(status, noticeView(visit.surroundings, notice, [...ways, ...back]))
}

/** What every form of this visit carries. */
export function formParts({ parts, surroundings, signIn, cookie }: Visit) {
  return {
    surroundings,
    csrfToken: csrfToken(parts.vault, cookie ?? '', formName(signIn)),
    leaveUri: leaveUri(signIn),
  }
}

/** A link and not a form: Portage leads on to the app, and Chrome holds such a redirect to the form's `form-action`. */
function leaveUri({ return_uri, state }: SignIn): string {
  return withQuery(return_uri, { state, error: 'access_denied' })
}

/** Back to Portage with the code. Derived and not drawn, so that a second click on the button gives the same again. */
export function returnUri({ parts, signIn }: Visit): string {
  return withQuery(signIn.return_uri, { state: signIn.state, code: signInCode(parts, signIn) })
}

/** As hard to guess as the server's key, and bound to one sign-in. */
export function signInCode({ vault }: SignInParts, { sign_in_id }: SignIn): string {
  return vault.mac('sandbox sign-in code', sign_in_id)
}

function formName({ sign_in_id }: SignIn): string {
  return `sandbox sign-in ${sign_in_id}`
}

function withQuery(address: string, fields: Readonly<Record<string, string>>): string {
  const url = new URL(address)
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value)
  return url.href
}

function wrongBrowser(): Problem {
  return new Problem('wrong_browser', 'This sign-in was opened in another browser. Start again from the app.')
}
