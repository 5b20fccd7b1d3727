// The home page: what this server is, and where customers and developers go on.

import { page } from '../platform/http/answer.ts'
import { isSecure } from '../platform/http/cookie.ts'
import { anyone, endpoint, type Endpoint } from '../platform/http/endpoint.ts'
import { html } from '../platform/http/html.ts'
import type { Language } from '../domain/retrieval/connector.ts'
import { guidePaths } from './guides/paths.ts'
import { myDataPaths } from './my-data/paths.ts'
import { frame, pageHeaders } from './page.ts'
import { pageConventions } from './page-conventions.ts'
import type { Stylesheet } from './stylesheet.ts'
import { rememberLanguage, surroundings } from './surroundings.ts'

const en = {
  title: 'This is a Portage server',
  lead: 'It carries financial data from banks to the apps that customers chose, with their consent.',
  customer: 'Are you a customer of a bank? Connect it in the app that you want to use. Here you can',
  myData: 'see and stop what you share',
  developer: 'Do you build an app? Begin with the',
  guides: 'guides',
  calls: '. Every call, to read and to try, is in the',
  reference: 'API reference',
  libraries: '; client libraries find their way by the',
  metadata: 'server metadata',
}

type HomeTexts = typeof en

const fr: HomeTexts = {
  title: 'Ceci est un serveur Portage',
  lead: 'Il transmet des données financières des banques aux applications que les clients ont choisies, avec leur consentement.',
  customer: 'Vous êtes client d’une banque? Connectez-la dans l’application que vous voulez utiliser. Ici, vous pouvez',
  myData: 'voir ce que vous partagez et y mettre fin',
  developer: 'Vous créez une application? Commencez par les',
  guides: 'guides (en anglais)',
  calls: '. Chaque appel se lit et s’essaie dans la',
  reference: 'référence de l’API',
  libraries: '; les bibliothèques clientes se servent des',
  metadata: 'métadonnées du serveur',
}

const texts: Readonly<Record<Language, HomeTexts>> = { en, fr }

export function homeEndpoint(stylesheet: Stylesheet, issuer: string): Endpoint {
  return endpoint({
    name: 'home',
    summary: 'Says what this server is.',
    method: 'GET',
    path: '/',
    access: anyone,
    conventions: pageConventions(stylesheet),
    answers: { 200: { description: 'The page.', content: 'text/html' } },
    handle({ call }) {
      const here = surroundings(call, stylesheet)
      const say = texts[here.language]
      const body = html`<h1>${say.title}</h1>
        <p class="lead">${say.lead}</p>
        <p>${say.customer} <a href="${myDataPaths.landing}">${say.myData}</a>.</p>
        <p>
          ${say.developer} <a href="${guidePaths.index}">${say.guides}</a>${say.calls}
          <a href="/docs">${say.reference}</a>${say.libraries}
          <a href="/.well-known/oauth-authorization-server">${say.metadata}</a>.
        </p>`
      const language = rememberLanguage(call, '/', isSecure(issuer))
      return page(200, frame({ ...here, title: say.title, body }), { ...pageHeaders(), ...language })
    },
  })
}
