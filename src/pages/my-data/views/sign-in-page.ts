// The sign-in page of a bank: why the customer is not signed in any more, what the page is for, and the link to the bank.

import type { Provider } from '../../../domain/providers/provider.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { named, plainName } from '../../authorization/views/app-identity.ts'
import { frame, type PageSurroundings } from '../../page.ts'
import { path } from '../../../platform/http/path.ts'
import { myDataPaths } from '../paths.ts'
import { texts, type MyDataTexts, type Notice } from '../texts.ts'

export type SignInPageModel = {
  readonly page: PageSurroundings
  readonly bank: Provider
  readonly notice: Notice | undefined
}

export function signInPageView({ page, bank, notice }: SignInPageModel): Html {
  const say = texts[page.language]
  const name = named(bank.name[page.language])
  return frame({
    ...page,
    title: bankTitle(page, bank),
    body: html`${notice && html`<p class="notice" role="status">${say.notice[notice]}</p>`}
      <h1>${say.titleAt(name)}</h1>
      <p class="lead">${say.signIn.lead}</p>
      <p><a class="button first" href="${path(myDataPaths.signIn, bank)}">${say.signInAt(name)}</a></p>
      <p class="aside">${say.signIn.why}</p>
      ${toOtherBank(say)}`,
  })
}

/** Tells two tabs apart. */
export function bankTitle({ language }: PageSurroundings, { name }: Provider): string {
  return `${texts[language].title} · ${plainName(name[language])}`
}

export function toOtherBank(say: MyDataTexts): Html {
  return html`<p class="aside">${say.otherBank} <a href="${myDataPaths.landing}">${say.toOtherBank}</a></p>`
}
