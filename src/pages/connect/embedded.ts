// Embedded Connect: the frame stays with the organization's page while the customer signs in and consents in a window of
// their own. No page on which a customer decides anything is ever shown in a frame (decisions/008-connect.md).

import type { Database } from '../../database/open.ts'
import {
  AUTHORIZATION_LIFE,
  demandUnexpired,
  openAuthorization,
  type Authorization,
} from '../../domain/authorizations/authorization.ts'
import { findProvider, type Provider } from '../../domain/providers/provider.ts'
import { findConnect, type Connect } from '../../domain/connect/connect-settings.ts'
import { page, redirect, type Answer } from '../../platform/http/answer.ts'
import { anyone, endpoint, type Call, type Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { path } from '../../platform/http/path.ts'
import { authorizationPaths } from '../authorization/paths.ts'
import { bindBrowser } from '../authorization/visit.ts'
import { errorView } from '../authorization/views/error.ts'
import { pageHeaders, type PageSurroundings } from '../page.ts'
import { pageConventions, pageStatus } from '../page-conventions.ts'
import { surroundings } from '../surroundings.ts'
import { headersOf, type ConnectParts } from './request.ts'
import { answerView } from './views/answer.ts'
import { doneView } from './views/done.ts'
import { waitingView } from './views/waiting.ts'

/** Where the customer's own window ends. */
export function doneUrl({ issuer }: ConnectParts): string {
  return `${issuer}/connect/done`
}

type Waiting = {
  readonly id: string
  /** Proves that the window and the question come from this frame: no cookie does where we are a third party. */
  readonly browserSecret: string
  readonly bank: Provider | undefined
}

export function waitingPage(
  { script }: ConnectParts,
  embedding: { readonly page: PageSurroundings; readonly connect: Connect },
  { id, browserSecret, bank }: Waiting,
  asked: 'first' | 'again' = 'first',
): Answer {
  const view = waitingView({
    page: embedding.page,
    scriptPath: script.path,
    bankName: bank?.name[embedding.page.language] ?? '',
    windowPath: `/connect/${id}/window`,
    answerPath: `/connect/${id}/answer`,
    browserSecret,
    isAskedAgain: asked === 'again',
  })
  return page(asked === 'again' ? 202 : 200, view, headersOf(embedding))
}

type Frame = {
  readonly call: Call
  readonly authorization: Authorization
  readonly connect: Connect
  readonly page: PageSurroundings
  readonly browserSecret: string
}

type Definition = {
  readonly name: string
  readonly summary: string
  readonly step: 'window' | 'answer'
  handle(frame: Frame): Answer | Promise<Answer>
}

/** What the frame asks of us, with the secret that its page holds. */
function frameEndpoint(parts: ConnectParts, { name, summary, step, handle }: Definition): Endpoint {
  return endpoint({
    name,
    summary,
    method: 'POST',
    path: `/connect/:id/${step}`,
    access: anyone,
    conventions: pageConventions(parts.stylesheet),
    accepts: ['form'],
    answers: {
      200: { description: 'The answer.', content: 'text/html' },
      202: { description: 'The customer is not done yet.', content: 'text/html' },
      303: { description: 'To the first page of the authorization.' },
    },
    async handle({ call }) {
      demandOurPage(parts, call)
      const secret = call.body['browser_secret']
      const browserSecret = typeof secret === 'string' ? secret : ''
      const id = call.params['id'] ?? ''
      const authorization = await openAuthorization(parts.database, parts.vault, id, browserSecret)
      const connect = await findEmbedding(parts.database, authorization)
      if (!connect || authorization.redirectUri !== doneUrl(parts)) {
        throw new Problem('not_found', 'There is nothing embedded at this address.')
      }
      const page_ = surroundings(call, parts.stylesheet, { asked: authorization.language })
      try {
        return await handle({ call, authorization, connect, page: page_, browserSecret })
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        call.log.problem = error.code
        const view = errorView({ page: page_, code: error.code, reference: call.requestId })
        return page(pageStatus(error.code), view, headersOf({ connect }))
      }
    },
  })
}

async function findEmbedding(
  database: Database,
  { forConnect, clientId }: Authorization,
): Promise<Connect | undefined> {
  return forConnect ? findConnect(database, { clientId }) : undefined
}

/**
 * The browser itself says that the form is of a page of ours: nobody can make a customer continue what somebody else has
 * begun, by sending them the secret of another frame (RFC 9700 4.7).
 */
function demandOurPage({ issuer }: ConnectParts, call: Call): void {
  const site = call.header('sec-fetch-site') ?? 'same-origin'
  if (call.header('origin') === new URL(issuer).origin && site === 'same-origin') return
  throw new Problem('form_expired', 'This form was not sent by a page of this server.')
}

/** The customer's own window: from here on it is an authorization like any other. */
export function windowEndpoint(parts: ConnectParts): Endpoint {
  return frameEndpoint(parts, {
    name: 'connect-window',
    summary: "Embedded Connect: opens the customer's own window, bound to the frame.",
    step: 'window',
    handle({ authorization: { id }, browserSecret }) {
      return redirect(path(authorizationPaths.next, { id }), {
        'set-cookie': bindBrowser(id, browserSecret, parts.issuer),
      })
    },
  })
}

export function answerEndpoint(parts: ConnectParts): Endpoint {
  return frameEndpoint(parts, {
    name: 'connect-answer',
    summary: 'Embedded Connect: gives the frame the answer of the authorization, once there is one.',
    step: 'answer',
    async handle({ authorization, connect, page: page_, browserSecret }) {
      const now = parts.clock.now()
      const { answer, providerId, id } = authorization
      if (!answer) {
        demandUnexpired(authorization, now)
        const bank = await findProvider(parts.database, providerId)
        return waitingPage(parts, { page: page_, connect }, { id, browserSecret, bank }, 'again')
      }
      demandUnexpired({ expiresAt: answer.decidedAt.add(AUTHORIZATION_LIFE) }, now)
      const fields = Object.fromEntries(new URL(answer.uri).searchParams)
      const view = answerView({
        page: page_,
        scriptPath: parts.script.path,
        message: { step: 'REDIRECT', ...fields },
        origins: connect.origins,
      })
      return page(200, view, headersOf({ connect }))
    },
  })
}

/** The end of the customer's own window. It says nothing that the address could make up. */
export function doneEndpoint(parts: ConnectParts): Endpoint {
  return endpoint({
    name: 'connect-done',
    summary: "Embedded Connect: the last page of the customer's own window.",
    method: 'GET',
    path: '/connect/done',
    access: anyone,
    conventions: pageConventions(parts.stylesheet),
    answers: { 200: { description: 'The page.', content: 'text/html' } },
    handle({ call }) {
      const isShared = call.query['error'] === undefined
      return page(200, doneView({ page: surroundings(call, parts.stylesheet), isShared }), pageHeaders())
    },
  })
}
