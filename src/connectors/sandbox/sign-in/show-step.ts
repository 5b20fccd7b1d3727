// The page of the step at which a sign-in is.

import { page, type Answer } from '../../../platform/http/answer.ts'
import { questionsOf } from './credentials.ts'
import { passwordView, questionView } from './views.ts'
import { bindVisit, formParts, noticePage, overPage, returnUri, type Visit } from './step-request.ts'

export async function showStep(visit: Visit): Promise<Answer> {
  const over = overPage(visit)
  if (over) return over
  const { visit: bound, headers } = await bindVisit(visit)
  const { signIn } = bound
  if (signIn.step === 'password') return page(200, passwordView(formParts(bound)), headers)
  if (signIn.step === 'question') {
    return page(200, questionView({ ...formParts(bound), questions: questionsOf(signIn), place: signIn.answered }))
  }
  return noticePage(bound, 200, 'signedIn', [{ label: 'proceed', href: returnUri(bound) }])
}
