// In the frame, at the end: what came of it, for the customer to read and for the page around the frame to hear.

import { html, type Html } from '../../../platform/http/html.ts'
import { frame, type PageSurroundings } from '../../page.ts'
import { texts } from '../texts.ts'

export type AnswerModel = {
  readonly page: PageSurroundings
  readonly scriptPath: string
  /** The message to the page around the frame: what the redirect would have carried. */
  readonly message: Readonly<Record<string, string>>
  /** The origins whose pages may receive it. */
  readonly origins: readonly string[]
}

export function answerView({ page, scriptPath, message, origins }: AnswerModel): Html {
  const say = texts[page.language].answer
  const title = message['error'] === undefined ? say.shared : say.refused
  return frame({
    ...page,
    title,
    scriptPath,
    body: html`<h1>${title}</h1>
      <p class="lead" data-answer="${JSON.stringify(message)}" data-origins="${origins.join(' ')}">${say.goOn}</p>`,
  })
}
