// The pages of the guides: the index at /docs/guides, and each guide under its name. The guides are in English only.

import { z } from 'zod'
import { page, type Answer } from '../../platform/http/answer.ts'
import { anyone, endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { html, type Html } from '../../platform/http/html.ts'
import { frame, pageHeaders } from '../page.ts'
import { pageConventions } from '../page-conventions.ts'
import type { Stylesheet } from '../stylesheet.ts'
import { openGuides } from './guides.ts'
import { guidePaths } from './paths.ts'
import type { RenderedMarkdown } from './render-markdown.ts'

/** With fewer sections a list of them is longer than the way to them. */
const FEWEST_LISTED_SECTIONS = 4

export function guidePages(stylesheet: Stylesheet): readonly Endpoint[] {
  const guides = openGuides()
  const conventions = pageConventions(stylesheet)
  const show = (status: number, title: string, body: Html): Answer =>
    page(status, frame({ language: 'en', stylesheetPath: stylesheet.path, title, body }), pageHeaders())
  return [
    endpoint({
      name: 'guides',
      summary: 'The list of the guides.',
      method: 'GET',
      path: guidePaths.index,
      access: anyone,
      conventions,
      compresses: true,
      answers: { 200: { description: 'The page.', content: 'text/html' } },
      handle() {
        const { title, body } = guides.index()
        return show(200, title, html`<article class="guide">${[html`<h1>${title}</h1>`, body]}</article>`)
      },
    }),
    endpoint({
      name: 'guide',
      summary: 'A guide.',
      method: 'GET',
      path: guidePaths.guide,
      access: anyone,
      conventions,
      compresses: true,
      params: z.object({ guide: z.string() }),
      answers: {
        200: { description: 'The page.', content: 'text/html' },
        404: { description: 'There is no guide of this name.', content: 'text/html' },
      },
      handle({ params }) {
        const guide = guides.guide(params.guide)
        return guide ? show(200, guide.title, guideView(guide)) : show(404, MISSING.title, missingView())
      },
    }),
  ]
}

function guideView({ title, sections, body }: RenderedMarkdown): Html {
  return html`<nav class="trail" aria-label="Documentation">
      <a href="${guidePaths.index}">Guides</a> <a href="/docs">API reference</a>
    </nav>
    <article class="guide">
      <h1>${title}</h1>
      ${sections.length >= FEWEST_LISTED_SECTIONS && sectionList(sections)} ${body}
    </article>`
}

function sectionList(sections: RenderedMarkdown['sections']): Html {
  return html`<nav class="contents" aria-label="On this page">
    <ul>
      ${sections.map(({ id, text }) => html`<li><a href="#${id}">${text}</a></li>`)}
    </ul>
  </nav>`
}

const MISSING = { title: 'There is no such guide' }

function missingView(): Html {
  return html`<h1>${MISSING.title}</h1>
    <p class="lead">No guide has the name in this address.</p>
    <p><a href="${guidePaths.index}">See the list of all guides</a>, or the <a href="/docs">API reference</a>.</p>`
}
