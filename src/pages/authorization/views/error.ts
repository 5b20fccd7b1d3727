// When it cannot go on: what happened, what to do next, and a reference to quote.

import { html, type Html } from '../../../platform/http/html.ts'
import type { ProblemCode } from '../../../platform/problem.ts'
import { tellingView, type Telling } from '../../connect/views/telling.ts'
import { frame, type PageSurroundings } from '../../page.ts'
import { explainedProblem } from '../../page-problems.ts'
import { texts } from '../texts.ts'
import { named, plainName } from './app-identity.ts'
import { concernsDeveloper, errorTexts } from './error-texts.ts'

export type ErrorModel = {
  readonly page: PageSurroundings
  /** `undefined` is a bug of ours. */
  readonly code: ProblemCode | undefined
  /** The problem's detail. Shown to the app's developer, and only where the app is what must be mended. */
  readonly detail?: string | undefined
  /** The id of the request, for the customer to quote and for us to find in the log. */
  readonly reference: string
  /** Only an address that is registered for the app: this page must not lead anywhere else. */
  readonly backToApp?: { readonly name: string; readonly href: string } | undefined
  /** In a frame: what the page around it is told. */
  readonly telling?: Telling | undefined
}

export function errorView({ page, code, detail, reference, backToApp, telling }: ErrorModel): Html {
  const say = texts[page.language]
  const problem = explainedProblem(code)
  const { title, whatHappened, whatToDo } = errorTexts[page.language][problem]
  return frame({
    ...page,
    title,
    scriptPath: telling?.scriptPath,
    body: html`<h1>${title}</h1>
      <p class="lead">${whatHappened}</p>
      <section aria-labelledby="next">
        <h2 id="next">${say.error.nextHeading}</h2>
        <p>${whatToDo}</p>
        ${backToApp && html`<p><a class="button first" href="${backToApp.href}">${say.backToApp(named(backToApp.name))}</a></p>`}
      </section>
      ${
        concernsDeveloper(problem) &&
        detail &&
        html`<details>
          <summary>${say.error.developer}</summary>
          <p lang="en">${plainName(detail)}</p>
        </details>`
      }
      <p class="aside">${say.error.reference(html`<code>${plainName(reference)}</code>`)}</p>
      ${telling && tellingView(telling)}`,
  })
}
