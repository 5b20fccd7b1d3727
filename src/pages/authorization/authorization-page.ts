// The pages of an authorization and their forms as endpoints: each is held to the flow before it runs.

import { z } from 'zod'
import { mayRun, type AuthorizationAt, type AuthorizationStep } from '../../domain/authorizations/authorization-flow.ts'
import { demandUnexpired } from '../../domain/authorizations/authorization.ts'
import { demandOpen } from '../../domain/authorizations/demand-open.ts'
import { siteOf } from '../../domain/recipients/recipient.ts'
import { page, redirect, type Answer } from '../../platform/http/answer.ts'
import { isSecure } from '../../platform/http/cookie.ts'
import { csrfToken } from '../../platform/http/csrf.ts'
import { anyone, endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import type { Html } from '../../platform/http/html.ts'
import { path } from '../../platform/http/path.ts'
import { validateFields } from '../../platform/http/validate.ts'
import { Problem } from '../../platform/problem.ts'
import { readForm } from '../form.ts'
import { pageConventions } from '../page-conventions.ts'
import { pageHeaders } from '../page.ts'
import { problemPage } from '../problem-page.ts'
import { rememberLanguage } from '../surroundings.ts'
import { afterDecision } from './after-decision.ts'
import { openPageRequest, type AuthorizationPageRequest, type AuthorizationPagesParts } from './page-request.ts'
import { authorizationPaths } from './paths.ts'

/** A request whose step may run. */
type RequestOf<Step extends AuthorizationStep> = AuthorizationPageRequest<AuthorizationAt<Step>>

type Definition<Step extends AuthorizationStep> = {
  readonly name: Step
  readonly summary: string
  readonly isUnsafe?: true
}

type PageDefinition<Step extends AuthorizationStep, Query> = Definition<Step> & {
  readonly query?: z.ZodType<Query>
  handle(request: RequestOf<Step>, query: Query): Promise<Answer>
}

export function authorizationPage<Step extends AuthorizationStep, Query = undefined>(
  parts: AuthorizationPagesParts,
  { query, handle, ...definition }: PageDefinition<Step, Query>,
): Endpoint {
  return stepEndpoint(parts, { ...definition, method: 'GET' }, (request) =>
    handle(request, validateFields(query, request.call.query)),
  )
}

type FormDefinition<Step extends AuthorizationStep, Fields> = Definition<Step> & {
  readonly fields: z.ZodType<Fields>
  /** The fields that may be repeated. */
  readonly lists?: readonly string[]
  /** What the form's page showed. A form that was given with something else is refused. */
  shown(request: RequestOf<Step>): string
  handle(request: RequestOf<Step>, fields: Fields): Promise<Answer>
}

export function authorizationForm<Step extends AuthorizationStep, Fields>(
  parts: AuthorizationPagesParts,
  { fields, lists = [], shown, handle, ...definition }: FormDefinition<Step, Fields>,
): Endpoint {
  const { issuer, vault } = parts
  return stepEndpoint(parts, { ...definition, method: 'POST', accepts: ['form'], lists }, (request) => {
    const { call, browserSecret: cookieValue } = request
    return handle(
      request,
      readForm(vault, { call, issuer, fields, cookieValue, form: formName(request, shown(request)) }),
    )
  })
}

type StepDefinition<Step extends AuthorizationStep> = Definition<Step> &
  (
    | { readonly method: 'GET' }
    | { readonly method: 'POST'; readonly accepts: readonly ['form']; readonly lists: readonly string[] }
  )

/** Problems are shown in the customer's language, and lead back to the app. */
function stepEndpoint<Step extends AuthorizationStep>(
  parts: AuthorizationPagesParts,
  definition: StepDefinition<Step>,
  run: (request: RequestOf<Step>) => Promise<Answer>,
): Endpoint {
  const { name: step } = definition
  return endpoint({
    ...definition,
    path: authorizationPaths[step],
    access: anyone,
    conventions: pageConventions(parts.stylesheet),
    params: z.object({ id: z.string() }),
    answers: { 200: { description: 'The page.', content: 'text/html' }, 303: { description: 'The next step.' } },
    async handle({ call, params: { id } }) {
      const request = await openPageRequest(parts, call, { id, step })
      try {
        const answer = await runStep(parts, request, step, run)
        const language = rememberLanguage(
          call,
          path(authorizationPaths['continue-authorization'], { id }),
          isSecure(parts.issuer),
        )
        return { ...answer, headers: { ...language, ...answer.headers } }
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        const { recipient, page } = request
        return problemPage(error, { call, page, backToApp: { name: recipient.name, href: siteOf(recipient) } })
      }
    },
  })
}

async function runStep<Step extends AuthorizationStep>(
  parts: AuthorizationPagesParts,
  request: AuthorizationPageRequest,
  step: Step,
  run: (request: RequestOf<Step>) => Promise<Answer>,
): Promise<Answer> {
  const { authorization } = request
  if (authorization.status === 'decided') return afterDecision(parts, { ...request, authorization })
  demandUnexpired(authorization, parts.clock.now())
  await demandOpen(parts.database, authorization)
  return mayRun(step, authorization) ? run({ ...request, authorization }) : toNextStep(request)
}

/** What every step ends with, until the decision. */
export function toNextStep({ authorization }: AuthorizationPageRequest): Answer {
  return redirect(path(authorizationPaths['continue-authorization'], authorization))
}

/** A page with a form whose answer may lead to the app. */
export function formPage(status: number, view: Html): Answer {
  return page(status, view, pageHeaders({ leadsAway: true }))
}

/** The token of a form: it fits this browser, this authorization, and what the form shows. */
export function formToken(
  { vault }: AuthorizationPagesParts,
  request: AuthorizationPageRequest,
  shown: string,
): string {
  return csrfToken(vault, request.browserSecret, formName(request, shown))
}

function formName({ authorization }: AuthorizationPageRequest, shown: string): string {
  return `${authorization.id} ${shown}`
}
