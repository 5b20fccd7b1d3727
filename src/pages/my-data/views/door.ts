// Before the sign-in: what this page is for, and the banks to sign in at.

import type { Provider } from '../../../domain/providers/provider.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { bankList } from '../../bank-list.ts'
import { frame, type PageSurroundings } from '../../page.ts'
import { words, type Notice } from '../words.ts'

export type DoorModel = {
  readonly page: PageSurroundings
  readonly banks: readonly Provider[]
  readonly notice: Notice | undefined
}

export function doorView({ page, banks, notice }: DoorModel): Html {
  const say = words[page.language]
  return frame({
    ...page,
    title: say.title,
    body: html`${notice && html`<p class="notice" role="status">${say.notice[notice]}</p>`}
      <h1>${say.title}</h1>
      <p class="lead">${say.door.lead}</p>
      <section aria-labelledby="banks">
        <h2 id="banks">${say.door.choose}</h2>
        ${
          banks.length === 0
            ? html`<p>${say.door.none}</p>`
            : bankList(page.language, banks, ({ providerId }) => `/my-data/banks/${providerId}`)
        }
        <p class="aside">${say.door.why}</p>
      </section>`,
  })
}
