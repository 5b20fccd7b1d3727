// A bank's page to whoever is not signed in there: why not, where they were, and the way in.

import type { Provider } from '../../../domain/providers/provider.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { named, plainName } from '../../authorization/views/app-identity.ts'
import { frame, type PageSurroundings } from '../../page.ts'
import { bankPath, MY_DATA } from '../cookies.ts'
import { texts, type MyDataTexts, type Notice } from '../texts.ts'

export type BankDoorModel = {
  readonly page: PageSurroundings
  readonly bank: Provider
  readonly notice: Notice | undefined
}

export function bankDoorView({ page, bank, notice }: BankDoorModel): Html {
  const say = texts[page.language]
  const name = named(bank.name[page.language])
  return frame({
    ...page,
    title: bankTitle(page, bank),
    body: html`${notice && html`<p class="notice" role="status">${say.notice[notice]}</p>`}
      <h1>${say.titleAt(name)}</h1>
      <p class="lead">${say.door.lead}</p>
      <p><a class="button first" href="${bankPath(bank.providerId)}/sign-in">${say.signInAt(name)}</a></p>
      <p class="aside">${say.door.why}</p>
      ${toOtherBank(say)}`,
  })
}

/** Tells two tabs apart. */
export function bankTitle({ language }: PageSurroundings, { name }: Provider): string {
  return `${texts[language].title} · ${plainName(name[language])}`
}

export function toOtherBank(say: MyDataTexts): Html {
  return html`<p class="aside">${say.otherBank} <a href="${MY_DATA}">${say.toOtherBank}</a></p>`
}
