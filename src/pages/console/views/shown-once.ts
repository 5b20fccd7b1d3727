// The page of what is shown this once: secrets that nobody can read again. It answers a form, and has no address.

import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html, type Printable } from '../../../platform/http/html.ts'
import { consoleFrame, type ConsoleSection, type Viewing } from '../frame.ts'
import { facts } from './listing.ts'

const texts: Readonly<Record<Language, { readonly lead: string; readonly done: string }>> = {
  en: { lead: 'Copy it now: it is shown this once, and nobody can read it again.', done: 'I have kept it' },
  fr: {
    lead: 'Copiez maintenant : ceci n’est affiché qu’une fois et personne ne pourra le relire.',
    done: 'C’est noté',
  },
}

type ShownOnce = {
  readonly here: ConsoleSection
  readonly title: string
  readonly lead?: string
  /** The page to go on with. */
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
