// On the way to a bank that ends its own session: the browser goes on by itself, or by the link.

import { html, type Html } from '../../../platform/http/html.ts'
import { frame, type PageSurroundings } from '../../page.ts'
import { texts } from '../texts.ts'

export function signedOutView(page: PageSurroundings, href: string): Html {
  const { notice } = texts[page.language]
  return frame({
    ...page,
    languageLinks: undefined,
    title: notice.left,
    body: html`<h1>${notice.left}</h1>
      <p class="lead">${notice.leftBank}</p>
      <p><a class="button first" href="${href}">${notice.toBank}</a></p>`,
  })
}
