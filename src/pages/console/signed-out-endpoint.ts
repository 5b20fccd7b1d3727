// An endpoint of the console for a browser that is not signed in. A cookie binds its forms to the browser.

import { knownBrowser, knownBrowserName, newKnownBrowser } from '../../domain/operators/known-browser.ts'
import type { Device } from '../../domain/operators/session.ts'
import { redirect, type Answer } from '../../platform/http/answer.ts'
import { csrfToken, demandCsrf } from '../../platform/http/csrf.ts'
import { anyone, endpoint, type Call, type Endpoint } from '../../platform/http/endpoint.ts'
import { newSecret } from '../../platform/secret.ts'
import type { PageSurroundings } from '../page.ts'
import { rememberLanguage, surroundings } from '../surroundings.ts'
import { isSecure, knownBrowserCookie, knownBrowserOf, sessionCookie, visitorCookie, visitorSecret } from './cookies.ts'
import type { ConsoleParts } from './console-request.ts'
import { consoleConventions } from './conventions.ts'
import { deviceOf } from './device.ts'
import { paths } from './paths.ts'
import { typedFields, type ConsoleDeclaration, type Shape } from './typed-fields.ts'

export type SignedOutRequest = {
  readonly call: Call
  readonly page: PageSurroundings
  /** A secret that only this browser knows, created at its first request. */
  readonly browserSecret: string
  readonly csrfToken: string
  readonly device: Device
}

/** The name of these forms in the CSRF token. */
const FORM = 'console signed out'

export function signedOutEndpoint<Params extends Shape, Query extends Shape, Body extends Shape>(
  parts: ConsoleParts,
  definition: ConsoleDeclaration<SignedOutRequest, Params, Query, Body>,
): Endpoint {
  const { name, summary, method, path } = definition
  return endpoint({
    name,
    summary,
    method,
    path,
    access: anyone,
    conventions: consoleConventions(parts.stylesheet),
    ...(method === 'POST' && { accepts: ['form'] as const }),
    answers: { 200: { description: 'The page.', content: 'text/html' }, 303: { description: 'Signed in.' } },
    async handle({ call }) {
      const { vault, issuer } = parts
      if (method === 'POST') demandCsrf(vault, { call, origin: issuer, cookieValue: visitorSecret(call), form: FORM })
      const browserSecret = visitorSecret(call) ?? newSecret()
      const request: SignedOutRequest = {
        call,
        page: surroundings(call, parts.stylesheet),
        browserSecret,
        csrfToken: csrfToken(vault, browserSecret, FORM),
        device: deviceOf(call),
      }
      const answer = await definition.handle({ ...request, ...typedFields(definition, call) })
      if (method === 'POST') return answer
      const language = rememberLanguage(call, paths.overview, isSecure(parts))['set-cookie']
      const cookies = [visitorCookie(browserSecret, isSecure(parts)), ...(language === undefined ? [] : [language])]
      return { ...answer, headers: { ...answer.headers, 'set-cookie': cookies } }
    },
  })
}

/** Redirects a browser that has just signed in to its target, with the cookies of the new session. */
export function redirectSignedIn(to: string, cookies: readonly string[]): Answer {
  return redirect(safeTarget(to), { 'set-cookie': cookies })
}

/** Returns the cookies of the new session and of the known browser. */
export function signedInCookies(parts: ConsoleParts, token: string, userName: string): readonly string[] {
  const { vault, clock } = parts
  const secure = isSecure(parts)
  const value = newKnownBrowser(vault, userName, clock.now())
  return [sessionCookie(token, secure), knownBrowserCookie(knownBrowserName(vault, userName), value, secure)]
}

/** Returns the device, with `known` set if this user has signed in from the browser before. */
export function deviceOfUser(
  { vault, clock }: ConsoleParts,
  { call, device }: SignedOutRequest,
  userName: string,
): Device {
  const cookie = knownBrowserOf(call, knownBrowserName(vault, userName))
  const known = knownBrowser(vault, userName, clock.now(), cookie)
  return known === undefined ? device : { ...device, known }
}

/** Returns the target if it is a page of the console, or the overview: the sign-in must not redirect to another site. */
export function safeTarget(to: unknown): string {
  const isPage = typeof to === 'string' && to.length <= 1000 && /^\/console(?:[/?][\w\-./?=&%+~:]*)?$/.test(to)
  return isPage ? to : paths.overview
}
