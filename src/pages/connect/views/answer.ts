// In the frame, at the end: what came of it, for the customer to read and for the page around the frame to hear.

import { html, type Html } from '../../../platform/http/html.ts'
import { frame, type PageSurroundings } from '../../page.ts'
import { texts } from '../texts.ts'
import { tellingView, type Telling } from './telling.ts'

export type AnswerModel = {
  readonly page: PageSurroundings
  readonly telling: Telling
  readonly isShared: boolean
  /** Where the customer goes next: the page around the frame, or the frame alone. */
  readonly onward?: { readonly url: string; readonly inFrame: boolean }
}

export function answerView({ page, telling, isShared, onward }: AnswerModel): Html {
  const say = texts[page.language].answer
  const title = isShared ? say.shared : say.refused
  // Nobody is taken away from a page on which nothing was shared.
  const follows = isShared && html` data-follow`
  return frame({
    ...page,
    title,
    scriptPath: telling.scriptPath,
    body: html`<h1>${title}</h1>
      ${tellingView(telling)} ${!onward && html`<p class="lead">${say.goOn}</p>`}
      ${
        onward &&
        html`<p>
          <a class="button first" href="${onward.url}" target="${onward.inFrame ? '_self' : '_top'}" ${follows}
            >${say.onward}</a
          >
        </p>`
      }`,
  })
}
