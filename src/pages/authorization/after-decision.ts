// After the decision: the app is sent its answer. Who comes back is told that it was, and shown the way on.

import type { Database } from '../../database/open.ts'
import { nextStep } from '../../domain/authorizations/authorization-flow.ts'
import type { Authorization } from '../../domain/authorizations/authorization.ts'
import { decideRepeat } from '../../domain/authorizations/repeat-answer.ts'
import { siteOf } from '../../domain/recipients/recipient.ts'
import type { Clock } from '../../platform/clock.ts'
import { page, redirect, type Answer } from '../../platform/http/answer.ts'
import { path } from '../../platform/http/path.ts'
import { Problem } from '../../platform/problem.ts'
import { pageHeaders } from '../page.ts'
import { problemPage } from '../problem-page.ts'
import type { AuthorizationPageRequest } from './page-request.ts'
import { authorizationPaths } from './paths.ts'
import { onwardView } from './views/onward.ts'

type Decided = AuthorizationPageRequest<Extract<Authorization, { readonly status: 'decided' }>>

/** Answers any step of a decided authorization. */
export async function afterDecision(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  request: Decided,
): Promise<Answer> {
  const { authorization, call, recipient } = request
  const repeat = await decideRepeat(database, clock.now(), authorization, request.step)
  if (repeat === 'send') return toApp(request, authorization.answer.uri)
  const href = repeat === 'offer' ? path(authorizationPaths[nextStep(authorization)], authorization) : siteOf(recipient)
  const decided = new Problem('authorization_decided', 'You have already answered. Go back to the app.')
  return problemPage(decided, { call, page: request.page, backToApp: { name: recipient.name, href } })
}

/**
 * Sends the browser to the app. If it may come from a form of the bank's, a page of ours leads on: a bank's own
 * `form-action` lets its customers come here, and Chrome would hold every further redirect to it.
 */
export function toApp({ step, page: page_, app }: AuthorizationPageRequest, uri: string): Answer {
  if (step !== 'return-from-bank') return redirect(uri)
  return page(200, onwardView({ page: page_, app, href: uri }), { ...pageHeaders(), refresh: `0; url=${uri}` })
}
