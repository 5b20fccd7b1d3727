// In the frame, while the customer is at the bank: the button that opens the window, and the one to press afterwards.

import { html, type Html } from '../../../platform/http/html.ts'
import { named } from '../../authorization/views/app-identity.ts'
import { frame, type PageSurroundings } from '../../page.ts'
import { texts } from '../texts.ts'
import { closeButton, tellingView, type Telling } from './telling.ts'

export type WaitingModel = {
  readonly page: PageSurroundings
  readonly telling: Telling
  /** In the page's language. */
  readonly bankName: string
  readonly windowPath: string
  readonly answerPath: string
  readonly browserSecret: string
  /** The customer said that they were done, and they are not. */
  readonly isStillWaiting: boolean
  /** With a button to close: the institution that its message names. */
  readonly closesFrom?: string
}

export function waitingView(model: WaitingModel): Html {
  const { page, bankName, browserSecret, isStillWaiting, closesFrom } = model
  const say = texts[page.language].waiting
  const secret = html`<input type="hidden" name="browser_secret" value="${browserSecret}" />`
  const heard = html`<input type="hidden" name="heard" value="${model.telling.heard}" />`
  return frame({
    ...page,
    title: say.plainTitle,
    scriptPath: model.telling.scriptPath,
    body: html`<h1>${say.title(named(bankName))}</h1>
      <p class="lead">${say.lead}</p>
      <p role="status" data-waiting="${say.waits}">${isStillWaiting && say.notYet}</p>
      <div class="buttons">
        <form method="post" action="${model.windowPath}" target="_blank" rel="noopener">
          ${secret}<button class="first">${say.open(named(bankName))}</button>
        </form>
        <form method="post" action="${model.answerPath}">
          ${secret}${heard}<button class="second">${say.finished}</button>
        </form>
      </div>
      ${closesFrom !== undefined && closeButton(say.close, closesFrom)} ${tellingView(model.telling)}`,
  })
}
