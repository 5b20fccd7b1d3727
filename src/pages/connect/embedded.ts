// Embedded Connect: the frame stays with the organization's page while the customer signs in and consents in a window of
// their own. No page on which a customer decides anything is ever shown in a frame (decisions/021-connect-page.md).

import { strict as assert } from 'node:assert'
import { z } from 'zod'
import type { Database } from '../../database/open.ts'
import {
  AUTHORIZATION_LIFE,
  demandUnexpired,
  openAuthorization,
  type Authorization,
} from '../../domain/authorizations/authorization.ts'
import type { ConnectTrip } from '../../domain/authorizations/connect-trip.ts'
import { whyNotAccent } from '../../domain/connect/accent.ts'
import { findConnect, type Connect } from '../../domain/connect/connect-settings.ts'
import { institutionOf } from '../../domain/providers/institution.ts'
import { findProvider, type Provider } from '../../domain/providers/provider.ts'
import { page, type Answer } from '../../platform/http/answer.ts'
import { anyone, endpoint, type Call, type Endpoint } from '../../platform/http/endpoint.ts'
import { path, type QueryParameters } from '../../platform/http/path.ts'
import { Problem } from '../../platform/problem.ts'
import { sendToFirstPage } from '../authorization/browser-cookie.ts'
import { pageConventions } from '../page-conventions.ts'
import { pageHeaders, type PageSurroundings } from '../page.ts'
import { problemPage } from '../problem-page.ts'
import { surroundings } from '../surroundings.ts'
import { headersOf, type ConnectPageRequest, type ConnectParts } from './connect-page.ts'
import { lookOf } from './look.ts'
import { messagesOfTrip, MOUNTED, urlOfAnswer, type Messages } from './messages.ts'
import { connectPaths } from './paths.ts'
import { answerView } from './views/answer.ts'
import { doneView } from './views/done.ts'
import type { Telling } from './views/telling.ts'
import { waitingView } from './views/waiting.ts'

/** The address at which the customer's own window ends, in the language and look of the frame. */
export function doneUrl({ issuer }: ConnectParts, { page: { language }, connect, wishes }: ConnectPageRequest): string {
  const theme = wishes.theme ?? connect.look.theme
  const query: QueryParameters = { language, theme, accent: connect.look.accent }
  return `${issuer}${path(connectPaths.done, {}, query)}`
}

type Frame = {
  readonly page: PageSurroundings
  readonly connect: Connect
  readonly trip: ConnectTrip
  /** Proves that the window and the question come from this frame: no cookie does where we are a third party. */
  readonly browserSecret: string
  /** The steps that the frame has told. */
  readonly heard?: string | undefined
}

type Begun = {
  readonly authorizationId: string
  readonly browserSecret: string
  readonly bank: Provider
  readonly trip: ConnectTrip
}

/** The first page after the choice of the bank; the only one where the link named the bank. */
export function openWaiting(parts: ConnectParts, request: ConnectPageRequest, begun: Begun): Answer {
  const { page, connect, sent } = request
  const { authorizationId: id, browserSecret, bank, trip } = begun
  const isFirst = sent.institution !== undefined || sent.institutionId !== undefined || sent.loginId !== undefined
  const messages = [...(isFirst ? [MOUNTED] : []), { step: 'INSTITUTION_SELECTED', institution: institutionOf(bank) }]
  return waitingPage(parts, { page, connect, trip, browserSecret }, { id, bank, messages, isStillWaiting: false })
}

type Waiting = {
  readonly id: string
  readonly bank: Provider
  readonly messages: Messages
  /** The customer said that they were done, and they are not. */
  readonly isStillWaiting: boolean
}

function waitingPage(parts: ConnectParts, frame: Frame, { id, bank, messages, isStillWaiting }: Waiting): Answer {
  const { page: page_, connect, trip, browserSecret } = frame
  const view = waitingView({
    page: page_,
    telling: tellingOf(parts, frame, messages),
    bankName: bank.name[page_.language],
    windowPath: path(connectPaths.window, { id }),
    answerPath: path(connectPaths.answer, { id }),
    browserSecret,
    isStillWaiting,
    ...(trip.hasCloseButton && { closesFrom: institutionOf(bank) }),
  })
  return page(isStillWaiting ? 202 : 200, view, headersOf(connect))
}

function tellingOf({ script }: ConnectParts, { connect, trip, heard }: Frame, messages: Messages): Telling {
  return { messages, heard, origins: connect.origins, asText: trip.asText, scriptPath: script.path }
}

type FrameRequest = Frame & { readonly authorization: Authorization }

type Definition = {
  readonly name: string
  readonly summary: string
  readonly path: typeof connectPaths.window | typeof connectPaths.answer
  handle(request: FrameRequest): Answer | Promise<Answer>
}

const heardSteps = z
  .string()
  .regex(/^[A-Z0-9_ ]{0,500}$/)
  .optional()
  .catch(undefined)

/** What the frame asks of us, with the secret that its page holds. */
function frameEndpoint(parts: ConnectParts, { handle, ...definition }: Definition): Endpoint {
  return endpoint({
    ...definition,
    method: 'POST',
    access: anyone,
    conventions: pageConventions(parts.stylesheet),
    accepts: ['form'],
    params: z.object({ id: z.string() }),
    body: z.object({ browser_secret: z.string(), heard: heardSteps }),
    answers: {
      200: { description: 'The answer.', content: 'text/html' },
      202: { description: 'The customer is not done yet.', content: 'text/html' },
      303: { description: 'To the first page of the authorization.' },
    },
    async handle({ call, params: { id }, body: { browser_secret: browserSecret, heard } }) {
      demandOurPage(parts, call)
      const authorization = await openAuthorization(parts.database, parts.vault, id, browserSecret)
      const { trip } = authorization
      const connect = trip?.isEmbedded ? await findEmbedding(parts.database, authorization) : undefined
      if (!trip || !connect) throw new Problem('not_found', 'There is nothing embedded at this address.')
      const page = {
        ...surroundings(call, parts.stylesheet, { app: authorization.language }),
        languageLinks: undefined,
        look: lookOf(connect.look, trip.theme),
      }
      try {
        return await handle({ authorization, trip, connect, page, browserSecret, heard })
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        return problemPage(error, { call, page, headers: headersOf(connect) })
      }
    },
  })
}

async function findEmbedding(database: Database, { clientId }: Authorization): Promise<Connect | undefined> {
  return findConnect(database, { clientId })
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
    summary: 'Embedded Connect: gives the frame the answer of the authorization, once there is one, and how far it is.',
    path: connectPaths.answer,
    async handle({ authorization, ...frame }) {
      const now = parts.clock.now()
      const bank = await findProvider(parts.database, authorization.providerId)
      assert.ok(bank, 'an authorization has its provider')
      const messages = messagesOfTrip(authorization, institutionOf(bank))
      if (authorization.status !== 'decided') {
        demandUnexpired(authorization, now)
        return waitingPage(parts, frame, { id: authorization.id, bank, messages, isStillWaiting: true })
      }
      const { answer } = authorization
      demandUnexpired({ expiresAt: answer.decidedAt.add(AUTHORIZATION_LIFE) }, now)
      const isShared = answer.message?.loginId !== undefined
      const { trip, connect } = frame
      const view = answerView({
        page: frame.page,
        telling: tellingOf(parts, frame, messages),
        isShared,
        ...(trip.redirectUrl !== undefined &&
          trip.follows !== 'nobody' && {
            onward: { url: urlOfAnswer(authorization), inFrame: trip.follows === 'frame' },
          }),
      })
      return page(200, view, headersOf(connect))
    },
  })
}

const doneQuery = z.object({
  error: z.string().optional(),
  theme: z.enum(['light', 'dark']).optional().catch(undefined),
  accent: z
    .string()
    .refine((text) => whyNotAccent(text) === undefined)
    .optional()
    .catch(undefined),
})

/** The end of the customer's own window. It says nothing that the address could make up. */
export function doneEndpoint(parts: ConnectParts): Endpoint {
  return endpoint({
    name: 'connect-done',
    summary: "Embedded Connect: the last page of the customer's own window.",
    method: 'GET',
    path: connectPaths.done,
    access: anyone,
    conventions: pageConventions(parts.stylesheet),
    query: doneQuery,
    answers: { 200: { description: 'The page.', content: 'text/html' } },
    handle({ call, query: { error, theme, accent } }) {
      const page_ = { ...surroundings(call, parts.stylesheet), look: lookOf({ theme, accent: accent?.toLowerCase() }) }
      return page(200, doneView({ page: page_, isShared: error === undefined }), pageHeaders())
    },
  })
}
