// The page that shows a new secret once. It is the response to a form, so that no address shows the secret again.

import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html, type Printable } from '../../../platform/http/html.ts'
import { consoleFrame, type ConsoleSection, type Viewing } from '../frame.ts'
import { facts } from './listing.ts'

const texts: Readonly<Record<Language, { readonly lead: string; readonly done: string }>> = {
  en: { lead: 'Copy it now: it is shown only once and cannot be read again.', done: 'I have kept it' },
  fr: {
    lead: 'Copiez maintenant : ceci n’est affiché qu’une fois et personne ne pourra le relire.',
    done: 'C’est noté',
  },
}

type ShownOnce = {
  readonly here: ConsoleSection
  readonly title: string
  readonly lead?: string
  /** The path of the page that follows. */
  readonly next: string
} & ({ readonly values: readonly (readonly [string, Printable])[] } | { readonly body: Html })

export function shownOnceView(viewing: Viewing, shown: ShownOnce): Html {
  const { here, title, next } = shown
  const say = texts[viewing.page.language]
  const body = html`<h1>${title}</h1>
    <p class="lead">${shown.lead ?? say.lead}</p>
    ${'body' in shown ? shown.body : facts(shown.values)}
    <p class="buttons"><a class="button first" href="${next}">${say.done}</a></p>`
  return consoleFrame({ viewing, here, title, body })
}
