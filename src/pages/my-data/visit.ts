// A look at the customer's own page: one request of a browser, with the visit that it belongs to, if one lives.

import type { Database } from '../../database/open.ts'
import type { By } from '../../domain/journal/act.ts'
import type { BankCalls } from '../../domain/retrieval/bank-calls.ts'
import type { Connector } from '../../domain/retrieval/connector.ts'
import { openVisit, type Visit, type Visitor } from '../../domain/visits/visit.ts'
import type { Clock } from '../../platform/clock.ts'
import { redirect, type Answer } from '../../platform/http/answer.ts'
import { csrfToken, demandCsrf } from '../../platform/http/csrf.ts'
import {
  anyone,
  endpoint,
  type Call,
  type Endpoint,
  type Head,
  type HeadAccess,
  type Conventions,
} from '../../platform/http/endpoint.ts'
import type { StrangerLimit } from '../../platform/http/stranger-limit.ts'
import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import { pageConventions } from '../page-conventions.ts'
import type { Stylesheet } from '../stylesheet.ts'
import { rememberLanguage } from '../surroundings.ts'
import { bankPath, MY_DATA, visitSecret } from './cookies.ts'
import type { Notice } from './texts.ts'

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

type Definition = {
  readonly name: string
  readonly summary: string
  readonly path: string
}

/** A page, or a way to one: its path is below `/my-data`. It finds out by itself whether somebody is signed in. */
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
    conventions: pageConventions(parts.stylesheet),
    answers: { 200: { description: 'The page.', content: 'text/html' }, 303: { description: 'The next page.' } },
    async handle({ call }) {
      const answer = await handle(call)
      return { ...answer, headers: { ...rememberLanguage(call, MY_DATA, isSecure(parts)), ...answer.headers } }
    },
  })
}

/** Somebody who is signed in. */
export type Present = { readonly visit: Visit; readonly visitor: Visitor; readonly by: By }

/** A button of somebody who is signed in: its path is below the page of the bank. Whoever is not, any more, is led there. */
export function myDataButton(
  parts: MyDataParts,
  { name, summary, path, handle }: Definition & { handle(present: Present, call: Call): Promise<Answer> },
): Endpoint {
  return endpoint({
    name,
    summary,
    method: 'POST',
    path: `${bankPath(':providerId')}${path}`,
    access: signedIn(parts),
    conventions: buttonConventions(parts.stylesheet),
    accepts: ['form'],
    answers: { 303: { description: 'The page again.' } },
    async handle({ call, caller: present }) {
      demandForm(parts, call, present.visit)
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

function buttonConventions(stylesheet: Stylesheet): Conventions {
  const pages = pageConventions(stylesheet)
  return {
    ...pages,
    problem: (problem, call) =>
      problem?.code === 'not_signed_in' ? toBank(bankIn(call), 'over') : pages.problem(problem, call),
  }
}

/** The bank that the address names; undefined for what can be none. */
export function bankIn({ params }: Head): number | undefined {
  const named = params['providerId'] ?? ''
  return /^[1-9]\d{0,8}$/.test(named) ? Number(named) : undefined
}

/** Of the present browser, at the bank that the address names; undefined when it has none there that lives. */
export async function presentVisit({ database, vault, clock }: MyDataParts, head: Head): Promise<Visit | undefined> {
  const providerId = bankIn(head)
  const browserSecret = providerId === undefined ? undefined : visitSecret(head, providerId)
  if (providerId === undefined || browserSecret === undefined) return undefined
  return openVisit(database, vault, clock.now(), { providerId, browserSecret })
}

/** Where all banks are. */
export function toDoor(headers: Answer['headers'] = {}): Answer {
  return redirect(MY_DATA, headers)
}

/** To the bank's own page; to the door where there is no such bank. */
export function toBank(providerId: number | undefined, notice?: Notice, headers: Answer['headers'] = {}): Answer {
  const page = providerId === undefined ? MY_DATA : bankPath(providerId)
  return redirect(notice === undefined ? page : `${page}?notice=${notice}`, headers)
}

/** Every form of one visit has the same token, in whichever tab. */
export function formToken({ vault }: MyDataParts, { id }: Visit): string {
  return csrfToken(vault, id, MY_DATA)
}

/** Throws `form_expired` for a form that is not ours, or was shown in another visit. */
function demandForm({ vault, issuer }: MyDataParts, call: Call, { id }: Visit): void {
  const token = call.body['csrf_token']
  demandCsrf(vault, {
    call,
    origin: new URL(issuer).origin,
    cookieValue: id,
    form: MY_DATA,
    token: typeof token === 'string' ? token : undefined,
  })
}

function isSecure({ issuer }: MyDataParts): boolean {
  return issuer.startsWith('https:')
}
