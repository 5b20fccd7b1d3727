// In the frame, while the customer is at the bank: the button that opens the window, and the one to press afterwards.

import { html, type Html } from '../../../platform/http/html.ts'
import { named } from '../../authorization/views/app-identity.ts'
import { frame, type PageSurroundings } from '../../page.ts'
import { texts } from '../texts.ts'

export type WaitingModel = {
  readonly page: PageSurroundings
  readonly scriptPath: string
  /** In the page's language. */
  readonly bankName: string
  readonly windowPath: string
  readonly answerPath: string
  readonly browserSecret: string
  /** The customer said that they were done, and they are not. */
  readonly isStillWaiting: boolean
}

export function waitingView(model: WaitingModel): Html {
  const { page, bankName, browserSecret, isStillWaiting } = model
  const say = texts[page.language].waiting
  const secret = html`<input type="hidden" name="browser_secret" value="${browserSecret}" />`
  return frame({
    ...page,
    title: say.plainTitle,
    scriptPath: model.scriptPath,
    body: html`<h1>${say.title(named(bankName))}</h1>
      <p class="lead">${say.lead}</p>
      <p role="status" data-waiting="${say.waits}">${isStillWaiting && say.notYet}</p>
      <div class="buttons">
        <form method="post" action="${model.windowPath}" target="_blank" rel="noopener">
          ${secret}<button class="first">${say.open(named(bankName))}</button>
        </form>
        <form method="post" action="${model.answerPath}">${secret}<button class="second">${say.finished}</button></form>
      </div>`,
  })
}
