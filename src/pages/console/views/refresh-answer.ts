// The view of the answer to a recipient's refreshes: what it is, and the form that changes it.

import type { Recipient } from '../../../domain/recipients/recipient.ts'
import type { Language } from '../../../domain/retrieval/connector.ts'
import { setRefreshAnswer } from '../../../operations/integrations.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { path } from '../../../platform/http/path.ts'
import { consoleForm, type Viewing } from '../frame.ts'
import { paths } from '../paths.ts'
import { ticksView } from './field.ts'

type Texts = { readonly title: string; readonly repeats: string; readonly without: string; readonly choice: string }

const texts: Readonly<Record<Language, Texts>> = {
  en: {
    title: 'Answer to a refresh',
    repeats: 'With the unchanged refresh token',
    without: 'Without a refresh token',
    choice: 'Repeat the refresh token',
  },
  fr: {
    title: 'Réponse à un renouvellement',
    repeats: 'Avec le même jeton de renouvellement',
    without: 'Sans jeton de renouvellement',
    choice: 'Répéter le jeton de renouvellement',
  },
}

/** Returns its name and what it is, for a list of facts. */
export function refreshAnswerFact(recipient: Recipient, language: Language): readonly [string, string] {
  const say = texts[language]
  return [say.title, recipient.repeatsRefreshToken ? say.repeats : say.without]
}

/** Posts `repeats_refresh_token` = `true` or nothing. */
export function refreshAnswerForm(viewing: Viewing, { clientId, repeatsRefreshToken }: Recipient): Html {
  const { language } = viewing.page
  const say = texts[language]
  const { verb, means } = setRefreshAnswer.texts[language]
  const choices = [{ value: 'true', text: say.choice, isTicked: repeatsRefreshToken }]
  return html`<details class="reason">
    <summary>${verb}…</summary>
    ${consoleForm(
      viewing,
      path(paths.setRefreshAnswer, { clientId }),
      html`${ticksView({ name: 'repeats_refresh_token', legend: say.title, hint: means, choices })}
        <button class="first">${verb}</button>`,
    )}
  </details>`
}
