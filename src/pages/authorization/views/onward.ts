// On the way back to the app from a bank at which nobody signed in: the browser goes on by itself, or by the button.

import { html, type Html } from '../../../platform/http/html.ts'
import { frame, type PageSurroundings } from '../../page.ts'
import { texts } from '../texts.ts'
import { named, type AskingApp } from './app-identity.ts'

export type OnwardModel = { readonly page: PageSurroundings; readonly app: AskingApp; readonly href: string }

export function onwardView({ page, app, href }: OnwardModel): Html {
  const say = texts[page.language]
  return frame({
    ...page,
    title: say.onward.title,
    body: html`<h1>${say.onward.title}</h1>
      <p class="lead">${say.onward.nothingShared}</p>
      <p><a class="button first" href="${href}">${say.backToApp(named(app.name))}</a></p>`,
  })
}
