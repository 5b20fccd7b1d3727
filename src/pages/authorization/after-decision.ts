// After the decision: the app is sent its answer. Whoever comes back is told that it was, and shown the way on.

import type { Database } from '../../database/open.ts'
import { findAnswerStanding } from '../../domain/authorizations/find-answer-standing.ts'
import type { Authorization } from '../../domain/authorizations/authorization.ts'
import type { Recipient } from '../../domain/recipients/recipient.ts'
import type { Clock } from '../../platform/clock.ts'
import { page, redirect, type Answer } from '../../platform/http/answer.ts'
import type { Call } from '../../platform/http/endpoint.ts'
import { pageHeaders, type PageSurroundings } from '../page.ts'
import { pageStatus } from '../page-conventions.ts'
import { path } from '../../platform/http/path.ts'
import { authorizationPaths } from './paths.ts'
import type { AskingApp } from './views/app-identity.ts'
import { errorView } from './views/error.ts'
import { onwardView } from './views/onward.ts'

/** Of a visit, what decides how it goes on once there is an answer. */
export type Arrival = {
  readonly call: Call
  readonly authorization: Authorization
  readonly recipient: Recipient
  readonly page: PageSurroundings
  readonly app: AskingApp
  /** The bank sent the browser here, perhaps from a form. */
  readonly comesFromBank: boolean
  /** Whoever comes here after the decision wants its answer once more. */
  readonly asksForAnswer: boolean
}

/**
 * What is left to do once it was decided; undefined before. An app may stumble over a code that comes twice: it goes out again
 * only to who asks for it, by a second press of the button or by the link, and only until it was redeemed.
 */
export async function afterDecision(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  visit: Arrival,
): Promise<Answer | undefined> {
  const { answer, id } = visit.authorization
  if (!answer) return undefined
  const standing = await findAnswerStanding(database, answer, clock.now())
  if (standing === 'repeatable' || (standing === 'waiting' && visit.asksForAnswer)) return toApp(visit, answer.uri)
  return decidedPage(
    visit,
    standing === 'waiting' ? path(authorizationPaths.answer, { id }) : visit.recipient.clientUri,
  )
}

/**
 * Sends the browser to the app. Where it may come from a form of the bank's, by a page of ours: a bank's own `form-action`
 * lets its customers come here, and Chrome would hold every further redirect to it.
 */
export function toApp(visit: Arrival, uri: string): Answer {
  if (!visit.comesFromBank) return redirect(uri)
  const { page: page_, app } = visit
  return page(200, onwardView({ page: page_, app, href: uri }), { ...pageHeaders(), refresh: `0; url=${uri}` })
}

function decidedPage({ call, page: page_, recipient }: Arrival, href: string): Answer {
  const code = 'authorization_decided'
  call.log.problem = code
  const backToApp = { name: recipient.name, href }
  return page(pageStatus(code), errorView({ page: page_, code, reference: call.requestId, backToApp }), pageHeaders())
}
