// A look at the customer's own page: one request of a browser, with the visit that it belongs to, if one lives.

import type { Database } from '../../database/open.ts'
import type { By } from '../../domain/journal/act.ts'
import type { BankCalls } from '../../domain/retrieval/bank-calls.ts'
import type { Connector } from '../../domain/retrieval/connector.ts'
import { openVisit, type Visit, type Visitor } from '../../domain/visits/visit.ts'
import type { Clock } from '../../platform/clock.ts'
import { redirect, type Answer } from '../../platform/http/answer.ts'
import { setCookie } from '../../platform/http/cookie.ts'
import { csrfToken, demandCsrf } from '../../platform/http/csrf.ts'
import {
  anyone,
  endpoint,
  type Call,
  type Endpoint,
  type Head,
  type HeadAccess,
  type Manners,
} from '../../platform/http/endpoint.ts'
import type { StrangerLimit } from '../../platform/http/stranger-limit.ts'
import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import { pageManners } from '../page-manners.ts'
import type { Stylesheet } from '../stylesheet.ts'
import { rememberLanguage } from '../surroundings.ts'
import type { Notice } from './words.ts'

export const MY_DATA = '/my-data'

export type MyDataParts = {
  readonly connectors: ReadonlyMap<string, Connector>
  readonly calls: BankCalls
  readonly database: Database
  readonly clock: Clock
  readonly vault: Vault
  readonly issuer: string
  readonly stylesheet: Stylesheet
  /** Of visits that are begun. */
  readonly strangers: StrangerLimit
}

const COOKIE = 'portage-my-data'

/** Longer than a visit lasts: whoever comes back too late is told that it was too late. */
const COOKIE_SECONDS = 4 * 3600

type Definition = {
  readonly name: string
  readonly summary: string
  /** Below `/my-data`. */
  readonly path: string
}

/** A page, or a way to one. It finds out by itself whether somebody is signed in. */
export function myDataPage(
  parts: MyDataParts,
  {
    name,
    summary,
    path,
    isUnsafe,
    handle,
  }: Definition & { readonly isUnsafe?: true; handle(call: Call): Promise<Answer> },
): Endpoint {
  return endpoint({
    name,
    summary,
    method: 'GET',
    path: `${MY_DATA}${path}`,
    ...(isUnsafe && { isUnsafe }),
    access: anyone,
    manners: pageManners(parts.stylesheet),
    answers: { 200: { description: 'The page.', content: 'text/html' }, 303: { description: 'The next page.' } },
    async handle({ call }) {
      const answer = await handle(call)
      return { ...answer, headers: { ...rememberLanguage(call, MY_DATA, isSecure(parts)), ...answer.headers } }
    },
  })
}

/** Somebody who is signed in. */
export type Present = { readonly visit: Visit; readonly visitor: Visitor; readonly by: By }

/** A button of somebody who is signed in. Whoever is not, any more, is led to the sign-in. */
export function myDataButton(
  parts: MyDataParts,
  { name, summary, path, handle }: Definition & { handle(present: Present, call: Call): Promise<Answer> },
): Endpoint {
  return endpoint({
    name,
    summary,
    method: 'POST',
    path: `${MY_DATA}${path}`,
    access: signedIn(parts),
    manners: buttonManners(parts.stylesheet),
    accepts: ['form'],
    answers: { 303: { description: 'The page again.' } },
    async handle({ call, caller: present }) {
      demandForm(parts, call)
      return handle(present, call)
    },
  })
}

/** Throws `not_signed_in`. */
function signedIn(parts: MyDataParts): HeadAccess<Present> {
  return {
    name: 'customer',
    async authenticate(head) {
      const visit = await presentVisit(parts, head)
      if (!visit?.visitor) throw new Problem('not_signed_in', 'Sign in at the bank.')
      const by: By = { actor: { kind: 'customer', id: visit.id }, requestId: head.requestId }
      return { visit, visitor: visit.visitor, by }
    },
  }
}

function buttonManners(stylesheet: Stylesheet): Manners {
  const pages = pageManners(stylesheet)
  return {
    ...pages,
    problem: (problem, call) => (problem?.code === 'not_signed_in' ? toMyData('over') : pages.problem(problem, call)),
  }
}

/** Of the present browser; undefined when it has none that lives. */
export async function presentVisit({ database, vault, clock }: MyDataParts, head: Head): Promise<Visit | undefined> {
  const secret = head.cookie(COOKIE)
  return secret === undefined ? undefined : openVisit(database, vault, clock.now(), secret)
}

/** True for a browser that had a visit, which may be over. */
export function hadVisit(call: Call): boolean {
  return call.cookie(COOKIE) !== undefined
}

/** An empty secret takes the cookie away. Lax: a bank elsewhere sends the customer back with a redirect. */
export function visitCookie({ issuer }: MyDataParts, secret: string): Record<string, string> {
  const maxAgeSeconds = secret === '' ? 0 : COOKIE_SECONDS
  const secure = issuer.startsWith('https:')
  return { 'set-cookie': setCookie({ name: COOKIE, value: secret, path: MY_DATA, maxAgeSeconds, secure }) }
}

export function toMyData(notice?: Notice, headers: Record<string, string> = {}): Answer {
  return redirect(notice === undefined ? MY_DATA : `${MY_DATA}?notice=${notice}`, headers)
}

/** Every form of one visit has the same token. */
export function formToken({ vault }: MyDataParts, call: Call): string {
  return csrfToken(vault, call.cookie(COOKIE) ?? '', MY_DATA)
}

/** Throws `form_expired` for a form that is not ours. */
function demandForm({ vault, issuer }: MyDataParts, call: Call): void {
  const token = call.body['csrf_token']
  demandCsrf(vault, {
    call,
    origin: new URL(issuer).origin,
    cookieValue: call.cookie(COOKIE),
    form: MY_DATA,
    token: typeof token === 'string' ? token : undefined,
  })
}

function isSecure({ issuer }: MyDataParts): boolean {
  return issuer.startsWith('https:')
}
