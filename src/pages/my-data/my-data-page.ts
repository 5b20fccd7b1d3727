// The pages and buttons of my-data as endpoints, with the visit that a request belongs to.

import { z } from 'zod'
import type { Database } from '../../database/open.ts'
import type { By } from '../../domain/journal/act.ts'
import type { BankCalls } from '../../domain/retrieval/bank-calls.ts'
import type { Banks } from '../../domain/retrieval/banks.ts'
import { openVisit, type Visit, type Visitor } from '../../domain/visits/visit.ts'
import type { Clock } from '../../platform/clock.ts'
import { redirect, type Answer } from '../../platform/http/answer.ts'
import { isSecure } from '../../platform/http/cookie.ts'
import { csrfToken, demandCsrf } from '../../platform/http/csrf.ts'
import {
  anyone,
  endpoint,
  type Call,
  type Conventions,
  type Endpoint,
  type Head,
  type HeadAccess,
} from '../../platform/http/endpoint.ts'
import { path } from '../../platform/http/path.ts'
import type { StrangerLimit } from '../../platform/http/stranger-limit.ts'
import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import { pageConventions } from '../page-conventions.ts'
import type { Stylesheet } from '../stylesheet.ts'
import { rememberLanguage } from '../surroundings.ts'
import { visitSecret } from './cookies.ts'
import { myDataPaths } from './paths.ts'
import type { Notice } from './texts.ts'

export type MyDataParts = {
  readonly banks: Banks
  readonly calls: BankCalls
  readonly database: Database
  readonly clock: Clock
  readonly vault: Vault
  readonly issuer: string
  readonly stylesheet: Stylesheet
  /** The limit of visits that are begun. */
  readonly strangers: StrangerLimit
}

type Definition = { readonly name: string; readonly summary: string; readonly path: string }

type PageDefinition<Query> = Definition & {
  readonly isUnsafe?: true
  readonly query?: z.ZodType<Query>
  handle(call: Call, query: Query): Promise<Answer>
}

/** A page. It finds out by itself whether somebody is signed in. */
export function myDataPage<Query = undefined>(
  parts: MyDataParts,
  { handle, ...definition }: PageDefinition<Query>,
): Endpoint {
  return endpoint({
    ...definition,
    method: 'GET',
    access: anyone,
    conventions: pageConventions(parts.stylesheet),
    answers: { 200: { description: 'The page.', content: 'text/html' }, 303: { description: 'The next page.' } },
    async handle({ call, query }) {
      const answer = await handle(call, query)
      const language = rememberLanguage(call, myDataPaths.landing, isSecure(parts.issuer))
      return { ...answer, headers: { ...language, ...answer.headers } }
    },
  })
}

/** A request of somebody who is signed in. */
export type SignedInVisit = { readonly visit: Visit; readonly visitor: Visitor; readonly by: By }

type ButtonDefinition<Params> = Definition & {
  readonly params?: z.ZodType<Params>
  handle(present: SignedInVisit, params: Params, call: Call): Promise<Answer>
}

/** A button on the page of a bank. Who is not signed in there any more is led to that page. */
export function myDataButton<Params = undefined>(
  parts: MyDataParts,
  { handle, ...definition }: ButtonDefinition<Params>,
): Endpoint {
  const { issuer, vault } = parts
  return endpoint({
    ...definition,
    method: 'POST',
    access: signedIn(parts),
    conventions: buttonConventions(parts.stylesheet),
    accepts: ['form'],
    answers: { 303: { description: 'The page again.' } },
    async handle({ call, caller: present, params }) {
      demandCsrf(vault, { call, origin: new URL(issuer).origin, cookieValue: present.visit.id, form: FORM })
      return handle(present, params, call)
    },
  })
}

/** Throws `not_signed_in`. */
function signedIn(parts: MyDataParts): HeadAccess<SignedInVisit> {
  return {
    name: 'customer',
    async authenticate(head) {
      const visit = await openVisitOf(parts, head)
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
      problem?.code === 'not_signed_in' ? toBank(providerIdOf(call), 'over') : pages.problem(problem, call),
  }
}

const bankParams = z.object({
  providerId: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number),
})

/** Returns the bank that the address names; `undefined` for what can be none. */
export function providerIdOf({ params }: Head): number | undefined {
  return bankParams.safeParse(params).data?.providerId
}

/** Returns the browser's visit at the bank that the address names; `undefined` if it has none there that lives. */
export async function openVisitOf({ database, vault, clock }: MyDataParts, head: Head): Promise<Visit | undefined> {
  const providerId = providerIdOf(head)
  const browserSecret = providerId === undefined ? undefined : visitSecret(head, providerId)
  if (providerId === undefined || browserSecret === undefined) return undefined
  return openVisit(database, vault, clock.now(), { providerId, browserSecret })
}

/** Leads to the bank's own page; to the landing page if there is no such bank. */
export function toBank(providerId: number | undefined, notice?: Notice, headers: Answer['headers'] = {}): Answer {
  const page =
    providerId === undefined
      ? path(myDataPaths.landing, {}, { notice })
      : path(myDataPaths.bank, { providerId }, { notice })
  return redirect(page, headers)
}

/** What the token of a form is bound to, beside the visit: every form of one visit has the same, in whichever tab. */
const FORM = '/my-data'

export function formToken({ vault }: MyDataParts, { id }: Visit): string {
  return csrfToken(vault, id, FORM)
}
