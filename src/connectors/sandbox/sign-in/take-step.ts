// Takes the password, or the answer to a security question, that a form has sent.

import { z } from 'zod'
import { page, redirect, type Answer } from '../../../platform/http/answer.ts'
import { hashSecret } from '../../../platform/secret.ts'
import { findByPassword, isRightAnswer, questionsOf } from './credentials.ts'
import {
  demandOwnForm,
  endedPage,
  formParts,
  noticePage,
  returnUri,
  signInCode,
  type StepRequest,
} from './step-request.ts'
import { advance, countFailure, findSignIn, MAX_FAILURES } from './stored-sign-in.ts'
import { pageAddress } from './surroundings.ts'
import { texts } from './texts.ts'
import { passwordView, questionView } from './views.ts'

const csrf_token = z.string().max(100).optional()

/** The page says that a field is empty, so an empty field is no bad request. */
export const postedStep = z.discriminatedUnion('step', [
  z.strictObject({
    step: z.literal('password'),
    csrf_token,
    username: z.string().max(100).default(''),
    password: z.string().max(200).default(''),
  }),
  z.strictObject({
    step: z.literal('answer'),
    csrf_token,
    place: z.string().max(3).default(''),
    answer: z.string().max(200).default(''),
  }),
])

type PostedStep = z.infer<typeof postedStep>
type Password = Extract<PostedStep, { step: 'password' }>
type QuestionAnswer = Extract<PostedStep, { step: 'answer' }>

export async function takeStep(request: StepRequest, posted: PostedStep): Promise<Answer> {
  demandOwnForm(request)
  const ended = endedPage(request)
  if (ended) return ended
  return posted.step === 'password' ? takePassword(request, posted) : takeAnswer(request, posted)
}

async function takePassword(request: StepRequest, { username, password }: Password): Promise<Answer> {
  const { signIn, surroundings } = request
  if (signIn.step !== 'password') return goOn(request)
  const again = (error: string): Answer => page(422, passwordView({ ...formParts(request), username, error }))
  const say = texts[surroundings.language]
  if (!username.trim() || !password) return again(say.missing)
  const person = findByPassword(signIn.provider_id, username, password)
  if (!person) return takeFailure(request, (left) => again(say.wrongPassword(left)))
  const retry = { label: 'again', href: pageAddress(surroundings) } as const
  if (person.outcome === 'disabled') return noticePage(request, 403, 'disabled', [retry])
  if (person.outcome === 'unavailable') return noticePage(request, 503, 'unavailable', [retry])
  const { bankCustomerId, securityQuestions } = person
  return takeSuccess(request, { bankCustomerId, answered: 0, questions: securityQuestions.length })
}

async function takeAnswer(request: StepRequest, { answer, place }: QuestionAnswer): Promise<Answer> {
  const { signIn, surroundings } = request
  const { answered, bank_customer_id: bankCustomerId } = signIn
  const questions = signIn.step === 'question' ? questionsOf(signIn) : []
  const question = questions[answered]
  // An answer to an earlier question: the back button, or a second click.
  if (!question || bankCustomerId === null || place !== String(answered)) return goOn(request)
  const again = (error: string): Answer =>
    page(422, questionView({ ...formParts(request), questions, place: answered, error }))
  const say = texts[surroundings.language]
  if (!answer.trim()) return again(say.missing)
  if (!isRightAnswer(question, answer)) return takeFailure(request, (left) => again(say.wrongAnswer(left)))
  return takeSuccess(request, { bankCustomerId, answered: answered + 1, questions: questions.length })
}

async function takeFailure(request: StepRequest, again: (left: number) => Answer): Promise<Answer> {
  const { parts, signIn } = request
  const failures = await countFailure(parts.database, signIn.sign_in_id, signIn.step)
  if (failures === undefined) return goOn(request)
  return failures < MAX_FAILURES ? again(MAX_FAILURES - failures) : noticePage(request, 403, 'locked')
}

type Success = { readonly bankCustomerId: string; readonly answered: number; readonly questions: number }

async function takeSuccess(request: StepRequest, { bankCustomerId, answered, questions }: Success): Promise<Answer> {
  const { parts, signIn, surroundings } = request
  const codeHash = answered < questions ? undefined : hashSecret(signInCode(parts, signIn))
  await advance(parts.database, signIn, { bankCustomerId, language: surroundings.language, answered, codeHash })
  return goOn(request)
}

/** Redirects to the step that the sign-in has reached, whichever of several requests took it there. */
async function goOn(request: StepRequest): Promise<Answer> {
  const { parts, signIn, surroundings } = request
  const present = await findSignIn(parts.database, signIn.sign_in_id)
  const signedIn = present?.step === 'signed_in' || present?.step === 'redeemed'
  return redirect(signedIn ? returnUri(request) : pageAddress(surroundings))
}
