// The page of the step that a sign-in has reached.

import { page, type Answer } from '../../../platform/http/answer.ts'
import { questionsOf } from './credentials.ts'
import { bindRequest, endedPage, formParts, noticePage, returnUri, type StepRequest } from './step-request.ts'
import { passwordView, questionView } from './views.ts'

export async function showStep(request: StepRequest): Promise<Answer> {
  const ended = endedPage(request)
  if (ended) return ended
  const { bound, headers } = await bindRequest(request)
  const { signIn } = bound
  if (signIn.step === 'password') return page(200, passwordView(formParts(bound)), headers)
  if (signIn.step === 'question') {
    return page(200, questionView({ ...formParts(bound), questions: questionsOf(signIn), place: signIn.answered }))
  }
  return noticePage(bound, 200, 'signedIn', [{ label: 'proceed', href: returnUri(bound) }])
}
