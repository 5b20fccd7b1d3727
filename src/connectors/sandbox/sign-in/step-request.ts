// A step request: one request of a browser to the page of a sign-in, with all that the page needs.

import type { Database } from '../../../database/open.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'
import type { Clock } from '../../../platform/clock.ts'
import { page, type Answer } from '../../../platform/http/answer.ts'
import { setCookie } from '../../../platform/http/cookie.ts'
import { csrfToken, demandCsrf } from '../../../platform/http/csrf.ts'
import type { Call } from '../../../platform/http/endpoint.ts'
import { path } from '../../../platform/http/path.ts'
import { Problem } from '../../../platform/problem.ts'
import { hashSecret, newSecret, sameSecret, type Vault } from '../../../platform/secret.ts'
import { signInPaths } from './paths.ts'
import { bindToBrowser, findSignIn, MAX_FAILURES, type SignIn } from './stored-sign-in.ts'
import { surroundingsOf, type Surroundings } from './surroundings.ts'
import type { Notice } from './texts.ts'
import { noticeView, type NoticeLink } from './views.ts'

/** One cookie per sign-in, so that two tabs do not disturb each other. */
function cookieName(signInId: string): string {
  return `sandbox_sign_in-${signInId.slice(-12)}`
}

/** Longer than a sign-in lives, so that a customer who comes back too late still learns that it was too late. */
const COOKIE_SECONDS = 3600

export type SignInParts = {
  readonly database: Database
  readonly vault: Vault
  readonly clock: Clock
  /** The server's own origin: `https://bank.example`. The pages post to it alone. */
  readonly origin: string
}

export type StepRequest = {
  readonly parts: SignInParts
  readonly call: Call
  readonly surroundings: Surroundings
  readonly signIn: SignIn
  /** The cookie of the browser; `undefined` if it sent none or one of another sign-in. */
  readonly cookie: string | undefined
}

/** The parameters of the path and the query, as the endpoints declare them. */
export type StepInput = {
  readonly call: Call
  readonly params: { readonly provider_id: string; readonly sign_in_id: string }
  readonly query: { readonly language?: Language | undefined }
}

/** Throws `not_found` if there is no such sign-in at the bank that the path names. */
export async function openStepRequest(
  parts: SignInParts,
  { call, params, query }: StepInput,
  stylesheetPath: string,
): Promise<StepRequest> {
  const signIn = await findSignIn(parts.database, params.sign_in_id)
  if (!signIn || String(signIn.provider_id) !== params.provider_id) {
    throw new Problem('not_found', 'There is no such sign-in. Start again from the app.')
  }
  const surroundings = surroundingsOf({
    providerId: params.provider_id,
    language: query.language ?? signIn.language,
    stylesheetPath,
    path: path(signInPaths.signIn, signIn),
  })
  const cookie = call.cookie(cookieName(signIn.sign_in_id))
  const ours =
    cookie !== undefined && signIn.browser_hash !== null && sameSecret(hashSecret(cookie), signIn.browser_hash)
  return { parts, call, surroundings, signIn, cookie: ours ? cookie : undefined }
}

/** Binds the sign-in to the first browser that opens it. Throws `wrong_browser` for any other. */
export async function bindRequest(
  request: StepRequest,
): Promise<{ readonly bound: StepRequest; readonly headers: Readonly<Record<string, string>> }> {
  if (request.cookie !== undefined) return { bound: request, headers: {} }
  const { parts, signIn, surroundings } = request
  const cookie = newSecret()
  if (signIn.browser_hash !== null || !(await bindToBrowser(parts.database, signIn.sign_in_id, hashSecret(cookie)))) {
    throw wrongBrowser()
  }
  const header = setCookie({
    name: cookieName(signIn.sign_in_id),
    value: cookie,
    path: surroundings.path,
    maxAgeSeconds: COOKIE_SECONDS,
    secure: parts.origin.startsWith('https:'),
  })
  return { bound: { ...request, cookie }, headers: { 'set-cookie': header } }
}

/** Throws `wrong_browser`, or `form_expired` if the form does not come from our page in this browser. */
export function demandOwnForm({ parts, call, signIn, cookie }: StepRequest): void {
  if (cookie === undefined) throw wrongBrowser()
  demandCsrf(parts.vault, { call, origin: parts.origin, cookieValue: cookie, form: formName(signIn) })
}

/** The page that says that the sign-in has ended; `undefined` while it goes on. */
export function endedPage(request: StepRequest): Answer | undefined {
  const { parts, signIn } = request
  if (Temporal.Instant.compare(signIn.expires_at, parts.clock.now()) <= 0) return noticePage(request, 410, 'expired')
  return signIn.failures >= MAX_FAILURES ? noticePage(request, 403, 'locked') : undefined
}

/** A page with one notice, and with the way back to Portage for the browser that the sign-in belongs to. */
export function noticePage(
  request: StepRequest,
  status: number,
  notice: Notice,
  links: readonly NoticeLink[] = [],
): Answer {
  const { cookie, signIn, surroundings } = request
  const back: readonly NoticeLink[] = cookie === undefined ? [] : [{ label: 'leave', href: leaveUri(signIn) }]
  return page(status, noticeView(surroundings, notice, [...links, ...back]))
}

/** What every form of the sign-in carries. */
export function formParts({ parts, surroundings, signIn, cookie }: StepRequest) {
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

/** Back to Portage with the code, which is derived and not random, so that a second click on the button gives the same again. */
export function returnUri({ parts, signIn }: StepRequest): string {
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
