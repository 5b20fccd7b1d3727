// At the end of the customer's own window: what came of it, and that the window can be closed.

import { html, type Html } from '../../../platform/http/html.ts'
import { frame, type PageSurroundings } from '../../page.ts'
import { texts } from '../texts.ts'

export type DoneModel = { readonly page: PageSurroundings; readonly isShared: boolean }

export function doneView({ page, isShared }: DoneModel): Html {
  const say = texts[page.language].done
  const title = isShared ? say.shared : say.refused
  return frame({
    ...page,
    title,
    body: html`<h1>${title}</h1>
      <p class="lead">${say.close}</p>`,
  })
}
