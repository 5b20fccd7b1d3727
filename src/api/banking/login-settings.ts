// The settings of an organization for one of its logins: whether it is refreshed, and answers to keep for its questions.

import { z } from 'zod'
import { act } from '../../domain/journal/act.ts'
import { demandLogin } from '../../domain/logins/login.ts'
import { scheduleRefresh } from '../../domain/logins/schedule-refresh.ts'
import { findSecurityQuestions, keepAnswers } from '../../domain/logins/security-questions.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { answersWith, BASE, ofCustomer } from './answers.ts'
import { bankingConventions } from './banking-conventions.ts'
import { flinksCodes } from './flinks-codes.ts'
import { byOrganization, organizationAccess } from './organization-access.ts'
import type { BankingParts } from './parts.ts'
import { refreshStatusEndpoint } from './refresh-status.ts'

const loginId = z.string('must be a LoginId').max(100, 'is too long')

const refreshSet = z
  .object({ HttpStatusCode: z.literal(200), FlinksCode: z.literal('OK'), Message: z.string() })
  .meta({ id: 'RefreshSettled' })

const created = refreshSet
  .extend({ HttpStatusCode: z.literal(201), FlinksCode: z.literal('CREATED') })
  .meta({ id: 'RefreshCreated' })

export function loginSettingsEndpoints(parts: BankingParts): readonly Endpoint[] {
  return [
    scheduledRefreshEndpoint(parts),
    refreshStatusEndpoint(parts),
    questionsEndpoint(parts),
    answerQuestionsEndpoint(parts),
  ]
}

function scheduledRefreshEndpoint(parts: BankingParts): Endpoint {
  const { database, clock } = parts
  return endpoint({
    name: 'set-scheduled-refresh',
    summary:
      'Says whether a login is read every night for the webhook of the organization; Login.IsScheduledRefresh says it.',
    method: 'PATCH',
    path: `${BASE}/SetScheduledRefresh`,
    access: organizationAccess(parts, 'x_api_key'),
    conventions: bankingConventions,
    params: ofCustomer,
    accepts: ['json'],
    body: z.object({ LoginId: loginId, IsActivated: z.boolean('must be true or false') }),
    answers: {
      ...answersWith(refreshSet, 'It is as asked: it was before, or there is no schedule any more.'),
      201: { description: 'CREATED: a schedule where none was.', content: 'application/json', schema: created },
    },
    async handle({ caller, call, body: { LoginId, IsActivated } }) {
      const login = await demandLogin(database, clock.now(), caller, LoginId)
      const isNew = await act(parts, byOrganization(caller, call), (act) => scheduleRefresh(act, login, IsActivated))
      const code = isNew && IsActivated ? 'CREATED' : 'OK'
      const { status } = flinksCodes[code]
      const Message = `${login.loginId} has now been ${IsActivated ? 'activated' : 'deactivated'} for automatic refresh`
      return json(status, { HttpStatusCode: status, FlinksCode: code, Message })
    },
  })
}

const questions = z
  .object({ Message: z.literal('SUCCESS'), Questions: z.array(z.object({ Question: z.string() })) })
  .meta({ id: 'MfaQuestions' })

function questionsEndpoint(parts: BankingParts): Endpoint {
  const { database, clock, vault } = parts
  return endpoint({
    name: 'get-mfa-questions',
    summary: 'The security questions that a login has met.',
    method: 'GET',
    path: `${BASE}/GetMFAQuestions/:loginId`,
    access: organizationAccess(parts, 'x_api_key'),
    conventions: bankingConventions,
    params: ofCustomer.extend({ loginId: z.string() }),
    answers: answersWith(questions, 'The questions, without their answers.'),
    async handle({ caller, params }) {
      const login = await demandLogin(database, clock.now(), caller, params.loginId)
      const met = await findSecurityQuestions(database, vault, login.loginId)
      return json(200, { Message: 'SUCCESS', Questions: met.map(({ question }) => ({ Question: question })) })
    },
  })
}

const answers = z.object({
  LoginId: loginId,
  Questions: z
    .array(z.object({ Question: z.string().min(1).max(500), Answer: z.string().min(1).max(500) }), 'must be a list')
    .min(1, 'must hold at least one')
    .max(10, 'holds more than 10'),
})

function answerQuestionsEndpoint(parts: BankingParts): Endpoint {
  const { database, clock, vault } = parts
  return endpoint({
    name: 'answer-mfa-questions',
    summary: 'Keeps answers to the questions of a login, sealed: its next Authorize gives them by itself.',
    method: 'PATCH',
    path: `${BASE}/AnswerMFAQuestions`,
    access: organizationAccess(parts, 'x_api_key'),
    conventions: bankingConventions,
    params: ofCustomer,
    accepts: ['json'],
    body: answers,
    answers: answersWith(z.object({ Message: z.literal('Answers updated') }), 'Kept.'),
    async handle({ caller, call, body: { LoginId, Questions } }) {
      const login = await demandLogin(database, clock.now(), caller, LoginId)
      const kept = new Map(Questions.map(({ Question, Answer }) => [Question, Answer]))
      await act(parts, byOrganization(caller, call), (act) => keepAnswers(act, vault, login, kept))
      return json(200, { Message: 'Answers updated' })
    },
  })
}
