// The picker: who asks, a search, and the banks.

import type { Provider } from '../../../domain/providers/provider.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { path, type QueryParameters } from '../../../platform/http/path.ts'
import { badge, named, plainName, siteName, type AskingApp } from '../../authorization/views/app-identity.ts'
import { bankList } from '../../bank-list.ts'
import { frame, type PageSurroundings } from '../../page.ts'
import { connectPaths } from '../paths.ts'
import { texts, type ConnectTexts } from '../texts.ts'
import { closeButton, tellingView, type Telling } from './telling.ts'

export type PickerModel = {
  readonly page: PageSurroundings
  readonly app: AskingApp
  /** All of them, or those that the search found. */
  readonly banks: readonly Provider[]
  readonly search: string | undefined
  /** The parameters that the search takes along. */
  readonly sent: QueryParameters
  readonly bankAddress: (bank: Provider) => string
  /** Absent outside of frames. */
  readonly telling?: Telling
  readonly hasCloseButton: boolean
}

export function pickerView(model: PickerModel): Html {
  const { page, app, banks, search, sent, telling } = model
  const say = texts[page.language].picker
  return frame({
    ...page,
    title: say.title,
    scriptPath: telling?.scriptPath,
    body: html`<div class="connection">
        ${badge(app.name, app.logoPath)}
        <p>
          ${say.lead(html`<strong>${named(app.name)}</strong>`)}
          ${app.site && html`<span class="site">${siteName(app.site)}</span>`}
        </p>
      </div>
      <h1>${say.title}</h1>
      <search>
        <form class="search" action="${connectPaths.picker}">
          ${Object.entries(sent).map(
            ([name, value]) => value !== undefined && html`<input type="hidden" name="${name}" value="${value}" />`,
          )}
          <label for="search">${say.search}</label>
          <input id="search" name="search" type="search" maxlength="100" autocomplete="off" value="${search}" />
          <button class="second">${say.find}</button>
        </form>
      </search>
      ${banks.length === 0 ? nothing(search, sent, say) : bankList(page.language, banks, model.bankAddress)}
      <p class="aside">${say.password(named(app.name))}</p>
      ${model.hasCloseButton && closeButton(texts[page.language].waiting.close)} ${telling && tellingView(telling)}`,
  })
}

function nothing(search: string | undefined, sent: QueryParameters, say: ConnectTexts['picker']): Html {
  if (search === undefined) return html`<p class="notice">${say.none}</p>`
  return html`<p class="notice" role="status">${say.nothingFound(html`<bdi>${plainName(search)}</bdi>`)}</p>
    <p><a class="solo" href="${path(connectPaths.picker, {}, sent)}">${say.all}</a></p>`
}
