// What a sign-in does with a password or an answer that was sent.

import { z } from 'zod'
import { page, redirect, type Answer } from '../../../platform/http/answer.ts'
import { hashSecret } from '../../../platform/secret.ts'
import { answersRightly, personWith, questionsOf } from './credentials.ts'
import { advance, countFailure, findSignIn, MOST_FAILURES } from './stored-sign-in.ts'
import { passwordView, questionView } from './views.ts'
import { demandOwnForm, formParts, noticePage, overPage, returnUri, signInCode, type Visit } from './step-request.ts'
import { words } from './texts.ts'

const csrf_token = z.string().max(100).optional()

/** An empty field is told on the page; it is no bad request. */
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
type Reply = Extract<PostedStep, { step: 'answer' }>

export async function takeStep(visit: Visit, posted: PostedStep): Promise<Answer> {
  demandOwnForm(visit, posted.csrf_token)
  const over = overPage(visit)
  if (over) return over
  return posted.step === 'password' ? takePassword(visit, posted) : takeAnswer(visit, posted)
}

async function takePassword(visit: Visit, { username, password }: Password): Promise<Answer> {
  const { signIn, surroundings } = visit
  if (signIn.step !== 'password') return onward(visit)
  const again = (error: string): Answer => page(422, passwordView({ ...formParts(visit), username, error }))
  const say = words[surroundings.language]
  if (!username.trim() || !password) return again(say.missing)
  const person = personWith(signIn.provider_id, username, password)
  if (!person) return wrong(visit, (left) => again(say.wrongPassword(left)))
  if (person.outcome === 'disabled' || person.outcome === 'unavailable') {
    const [status, notice] =
      person.outcome === 'disabled' ? ([403, 'disabled'] as const) : ([503, 'unavailable'] as const)
    return noticePage(visit, status, notice, [{ label: 'again', href: ownAddress(visit) }])
  }
  return right(visit, person.bankCustomerId, 0, person.securityQuestions.length)
}

async function takeAnswer(visit: Visit, { answer, place }: Reply): Promise<Answer> {
  const { signIn, surroundings } = visit
  const questions = signIn.step === 'question' ? questionsOf(signIn) : []
  const question = questions[signIn.answered]
  // An answer to a question that is behind us: the back button, or a second click.
  if (!question || signIn.bank_customer_id === null || place !== String(signIn.answered)) return onward(visit)
  const again = (error: string): Answer =>
    page(422, questionView({ ...formParts(visit), questions, place: signIn.answered, error }))
  const say = words[surroundings.language]
  if (!answer.trim()) return again(say.missing)
  if (!answersRightly(question, answer)) return wrong(visit, (left) => again(say.wrongAnswer(left)))
  return right(visit, signIn.bank_customer_id, signIn.answered + 1, questions.length)
}

async function wrong(visit: Visit, again: (left: number) => Answer): Promise<Answer> {
  const { parts, signIn } = visit
  const failures = await countFailure(parts.database, signIn.sign_in_id, signIn.step)
  if (failures === undefined) return onward(visit)
  return failures < MOST_FAILURES ? again(MOST_FAILURES - failures) : noticePage(visit, 403, 'locked')
}

async function right(visit: Visit, bankCustomerId: string, answered: number, questions: number): Promise<Answer> {
  const { parts, signIn, surroundings } = visit
  const codeHash = answered < questions ? undefined : hashSecret(signInCode(parts, signIn))
  await advance(parts.database, signIn, { bankCustomerId, language: surroundings.language, answered, codeHash })
  return onward(visit)
}

/** To wherever the sign-in is now, whichever of several requests brought it there. */
async function onward(visit: Visit): Promise<Answer> {
  const present = await findSignIn(visit.parts.database, visit.signIn.sign_in_id)
  const signedIn = present?.step === 'signed_in' || present?.step === 'redeemed'
  return redirect(signedIn ? returnUri(visit) : ownAddress(visit))
}

function ownAddress({ surroundings: { path, language } }: Visit): string {
  return `${path}?language=${language}`
}
