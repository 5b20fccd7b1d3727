// Embedded Connect: the frame stays with the organization's page while the customer signs in and consents in a window of
// their own. No page on which a customer decides anything is ever shown in a frame (decisions/008-connect.md).

import { strict as assert } from 'node:assert'
import { z } from 'zod'
import type { Database } from '../../database/open.ts'
import {
  AUTHORIZATION_LIFE,
  demandUnexpired,
  openAuthorization,
  type Authorization,
} from '../../domain/authorizations/authorization.ts'
import { findConnect, type Connect } from '../../domain/connect/connect-settings.ts'
import { findProvider, type Provider } from '../../domain/providers/provider.ts'
import { page, type Answer } from '../../platform/http/answer.ts'
import { anyone, endpoint, type Call, type Endpoint } from '../../platform/http/endpoint.ts'
import { path } from '../../platform/http/path.ts'
import { Problem } from '../../platform/problem.ts'
import { sendToFirstPage } from '../authorization/browser-cookie.ts'
import { pageConventions } from '../page-conventions.ts'
import { pageHeaders, type PageSurroundings } from '../page.ts'
import { problemPage } from '../problem-page.ts'
import { surroundings } from '../surroundings.ts'
import { headersOf, type ConnectParts } from './connect-page.ts'
import { connectPaths } from './paths.ts'
import { answerView } from './views/answer.ts'
import { doneView } from './views/done.ts'
import { waitingView } from './views/waiting.ts'

/** The address at which the customer's own window ends. */
export function doneUrl({ issuer }: ConnectParts): string {
  return `${issuer}${connectPaths.done}`
}

type Embedding = { readonly page: PageSurroundings; readonly connect: Connect }

type Waiting = {
  readonly id: string
  /** Proves that the window and the question come from this frame: no cookie does where we are a third party. */
  readonly browserSecret: string
  readonly bank: Provider
  /** The customer said that they were done, and they are not. */
  readonly isStillWaiting: boolean
}

/** The page in the frame, from the choice of the bank until the decision. */
export function waitingPage({ script }: ConnectParts, { page: page_, connect }: Embedding, waiting: Waiting): Answer {
  const { id, browserSecret, bank, isStillWaiting } = waiting
  const view = waitingView({
    page: page_,
    scriptPath: script.path,
    bankName: bank.name[page_.language],
    windowPath: path(connectPaths.window, { id }),
    answerPath: path(connectPaths.answer, { id }),
    browserSecret,
    isStillWaiting,
  })
  return page(isStillWaiting ? 202 : 200, view, headersOf({ connect, redirectUrl: undefined }))
}

type FrameRequest = Embedding & { readonly authorization: Authorization; readonly browserSecret: string }

type Definition = {
  readonly name: string
  readonly summary: string
  readonly path: typeof connectPaths.window | typeof connectPaths.answer
  handle(request: FrameRequest): Answer | Promise<Answer>
}

/** What the frame asks of us, with the secret that its page holds. */
function frameEndpoint(parts: ConnectParts, { handle, ...definition }: Definition): Endpoint {
  return endpoint({
    ...definition,
    method: 'POST',
    access: anyone,
    conventions: pageConventions(parts.stylesheet),
    accepts: ['form'],
    params: z.object({ id: z.string() }),
    body: z.object({ browser_secret: z.string() }),
    answers: {
      200: { description: 'The answer.', content: 'text/html' },
      202: { description: 'The customer is not done yet.', content: 'text/html' },
      303: { description: 'To the first page of the authorization.' },
    },
    async handle({ call, params: { id }, body: { browser_secret: browserSecret } }) {
      demandOurPage(parts, call)
      const authorization = await openAuthorization(parts.database, parts.vault, id, browserSecret)
      const connect = await findEmbedding(parts.database, authorization)
      if (!connect || authorization.redirectUri !== doneUrl(parts)) {
        throw new Problem('not_found', 'There is nothing embedded at this address.')
      }
      const page = surroundings(call, parts.stylesheet, { app: authorization.language })
      try {
        return await handle({ authorization, connect, page, browserSecret })
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        return problemPage(error, { call, page, headers: headersOf({ connect, redirectUrl: undefined }) })
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
    path: connectPaths.window,
    handle: ({ authorization: { id }, browserSecret }) =>
      sendToFirstPage(parts.issuer, { authorizationId: id, browserSecret }),
  })
}

export function answerEndpoint(parts: ConnectParts): Endpoint {
  return frameEndpoint(parts, {
    name: 'connect-answer',
    summary: 'Embedded Connect: gives the frame the answer of the authorization, once there is one.',
    path: connectPaths.answer,
    async handle({ authorization, browserSecret, ...embedding }) {
      const now = parts.clock.now()
      if (authorization.status !== 'decided') {
        demandUnexpired(authorization, now)
        const { id, providerId } = authorization
        const bank = await findProvider(parts.database, providerId)
        assert.ok(bank, 'an authorization has its provider')
        return waitingPage(parts, embedding, { id, browserSecret, bank, isStillWaiting: true })
      }
      const { answer } = authorization
      demandUnexpired({ expiresAt: answer.decidedAt.add(AUTHORIZATION_LIFE) }, now)
      const fields = Object.fromEntries(new URL(answer.uri).searchParams)
      const view = answerView({
        page: embedding.page,
        scriptPath: parts.script.path,
        message: { step: 'REDIRECT', ...fields },
        origins: embedding.connect.origins,
      })
      return page(200, view, headersOf({ connect: embedding.connect, redirectUrl: undefined }))
    },
  })
}

/** The end of the customer's own window. It says nothing that the address could make up. */
export function doneEndpoint(parts: ConnectParts): Endpoint {
  return endpoint({
    name: 'connect-done',
    summary: "Embedded Connect: the last page of the customer's own window.",
    method: 'GET',
    path: connectPaths.done,
    access: anyone,
    conventions: pageConventions(parts.stylesheet),
    query: z.object({ error: z.string().optional() }),
    answers: { 200: { description: 'The page.', content: 'text/html' } },
    handle({ call, query }) {
      const isShared = query.error === undefined
      return page(200, doneView({ page: surroundings(call, parts.stylesheet), isShared }), pageHeaders())
    },
  })
}
