// Before any bank is chosen: what these pages are for, where one is signed in, and the banks to sign in at.

import type { Provider } from '../../../domain/providers/provider.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { bankList } from '../../bank-list.ts'
import { frame, type PageSurroundings } from '../../page.ts'
import { path } from '../../../platform/http/path.ts'
import { myDataPaths } from '../paths.ts'
import { texts, type MyDataTexts } from '../texts.ts'

export type LandingPageModel = {
  readonly page: PageSurroundings
  /** Where the browser is signed in. */
  readonly open: readonly Provider[]
  readonly others: readonly Provider[]
}

export function landingPageView(model: LandingPageModel): Html {
  const { page, open } = model
  const say = texts[page.language]
  return frame({
    ...page,
    title: say.title,
    body: html`<h1>${say.title}</h1>
      <p class="lead">${say.signIn.lead}</p>
      ${
        open.length > 0 &&
        html`<section aria-labelledby="open">
          <h2 id="open">${say.signIn.open}</h2>
          ${bankList(page.language, open, (bank) => path(myDataPaths.bank, bank))}
        </section>`
      }
      ${otherBanks(model, say)}`,
  })
}

function otherBanks({ page, open, others }: LandingPageModel, say: MyDataTexts): Html | undefined {
  if (others.length === 0 && open.length > 0) return undefined
  return html`<section aria-labelledby="banks">
    <h2 id="banks">${open.length === 0 ? say.signIn.choose : say.otherBank}</h2>
    ${
      others.length === 0
        ? html`<p>${say.signIn.none}</p>`
        : bankList(page.language, others, (bank) => path(myDataPaths.signIn, bank))
    }
    <p class="aside">${say.signIn.why}</p>
  </section>`
}
