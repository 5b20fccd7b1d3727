// The frame of every page of the console: the navigation, the signed-in operator, the sign-out and the language.

import { hasRole, type Operator, type Role } from '../../domain/operators/operator.ts'
import type { Language } from '../../domain/retrieval/connector.ts'
import { html, type Html } from '../../platform/http/html.ts'
import { paths } from './paths.ts'
import { languageSwitch, mark, type PageSurroundings } from '../page.ts'

/** The sections of the navigation, in groups and in its order. */
const groups = {
  today: ['overview', 'registrations', 'notifications'],
  parties: ['organizations', 'recipients', 'providers'],
  record: ['consents', 'journal'],
  server: ['keys', 'settings', 'operators'],
  you: ['access', 'sessions'],
} as const

type Group = keyof typeof groups

export type ConsoleSection = (typeof groups)[Group][number]

/** The lowest role of the sections that a viewer cannot open. */
const sectionRoles: Readonly<Partial<Record<ConsoleSection, Role>>> = {
  consents: 'auditor',
  journal: 'auditor',
  operators: 'operator',
}

/** The operator who views a page, with the page's language. A `ConsoleRequest` is one. */
export type Viewing = {
  readonly page: PageSurroundings
  readonly operator: Operator
  /** The CSRF token of all forms of this session. */
  readonly csrfToken: string
}

type Content = {
  /** The title in the browser's tab. */
  readonly title: string
  /** The content, with the page's only `h1`. */
  readonly body: Html
  /** The path of the page's script, `/console/assets/...`. The page must work without it. */
  readonly scriptPath?: string | undefined
}

const en = {
  console: 'Console',
  skip: 'Skip to the content',
  languages: 'Language',
  navigation: 'Console',
  menu: 'Menu',
  groups: {
    today: 'Today',
    parties: 'Apps and banks',
    record: 'Records',
    server: 'Server',
    you: 'You',
  },
  sections: {
    overview: 'Overview',
    registrations: 'Registrations',
    recipients: 'Recipients',
    organizations: 'Organizations',
    providers: 'Providers',
    consents: 'Consents',
    notifications: 'Notifications',
    journal: 'Journal',
    keys: 'Keys',
    settings: 'Settings',
    operators: 'Operators',
    access: 'My access',
    sessions: 'Sessions',
  },
  roles: { viewer: 'Viewer', auditor: 'Auditor', operator: 'Operator' },
  signOut: 'Sign out',
}

type FrameTexts = typeof en

const fr: FrameTexts = {
  console: 'Console',
  skip: 'Passer au contenu',
  languages: 'Langue',
  navigation: 'Console',
  menu: 'Menu',
  groups: {
    today: 'Aujourd’hui',
    parties: 'Applis et banques',
    record: 'Historique',
    server: 'Serveur',
    you: 'Vous',
  },
  sections: {
    overview: 'Aperçu',
    registrations: 'Inscriptions',
    recipients: 'Destinataires',
    organizations: 'Organisations',
    providers: 'Fournisseurs',
    consents: 'Consentements',
    notifications: 'Avis',
    journal: 'Journal',
    keys: 'Clés',
    settings: 'Réglages',
    operators: 'Équipe',
    access: 'Mon accès',
    sessions: 'Sessions',
  },
  roles: { viewer: 'Lecture', auditor: 'Audit', operator: 'Exploitation' },
  signOut: 'Se déconnecter',
}

export const frameTexts: Readonly<Record<Language, FrameTexts>> = { en, fr }

/** Returns the document of a page for a signed-in operator. */
export function consoleFrame(frame: Content & { readonly viewing: Viewing; readonly here?: ConsoleSection }): Html {
  const { page, operator } = frame.viewing
  const say = frameTexts[page.language]
  const aside = html`<p class="whoami">
      <bdi>${operator.name}</bdi> <span class="tag">${say.roles[operator.role]}</span>
    </p>
    ${consoleForm(frame.viewing, paths.signOut, html`<button class="quiet">${say.signOut}</button>`)}`
  const middle = html`<div class="desk">
    ${navigation(frame.viewing, frame.here)}
    <main id="content" tabindex="-1">${frame.body}</main>
  </div>`
  return consoleDocument(page, frame, middle, aside)
}

/** Contains the list twice: a column for wide screens, and `details` for narrow ones. The stylesheet shows one of them. */
function navigation({ page, operator }: Viewing, here: ConsoleSection | undefined): Html {
  const say = frameTexts[page.language]
  const list = html`<ul class="groups" role="list">
    ${(Object.keys(groups) as Group[]).map((group) => {
      const mine = groups[group].filter((section) => hasRole(operator, sectionRoles[section] ?? 'viewer'))
      return mine.length > 0 && sectionGroup(say.groups[group], mine, here, say)
    })}
  </ul>`
  return html`<nav class="sections" aria-label="${say.navigation}">
    <details class="unfolds">
      <summary>
        ${here === undefined ? say.menu : html`<span class="unseen">${say.menu}: </span>${say.sections[here]}`}
      </summary>
      ${list}
    </details>
    <div class="column">${list}</div>
  </nav>`
}

function sectionGroup(
  name: string,
  group: readonly ConsoleSection[],
  here: ConsoleSection | undefined,
  say: FrameTexts,
): Html {
  return html`<li>
    <span class="group">${name}</span>
    <ul role="list">
      ${group.map((section) => {
        const current = section === here && html` aria-current="page"`
        return html`<li><a href="${paths[section]}" ${current}>${say.sections[section]}</a></li>`
      })}
    </ul>
  </li>`
}

/** Returns the section that an address belongs to; `undefined` if none. */
export function sectionOf(address: string): ConsoleSection | undefined {
  return Object.values(groups)
    .flat()
    .find(
      (section) => address === paths[section] || (section !== 'overview' && address.startsWith(`${paths[section]}/`)),
    )
}

/** Returns the document of a page for a browser that is not signed in. */
export function signedOutFrame({ page, ...content }: Content & { readonly page: PageSurroundings }): Html {
  return consoleDocument(page, content, html`<main id="content" class="door" tabindex="-1">${content.body}</main>`)
}

/** Returns a form that posts to a `consoleEndpoint`. */
export function consoleForm({ csrfToken }: Pick<Viewing, 'csrfToken'>, action: string, content: Html): Html {
  return html`<form method="post" action="${action}">
    <input type="hidden" name="csrf_token" value="${csrfToken}" />
    ${content}
  </form>`
}

function consoleDocument(page: PageSurroundings, { title, scriptPath }: Content, middle: Html, aside?: Html): Html {
  const { language, languageLinks, stylesheetPath } = page
  const say = frameTexts[language]
  return html`<html lang="${language}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <title>${title} · ${say.console} · Portage</title>
      <link rel="stylesheet" href="${stylesheetPath}" />
      <link rel="icon" href="data:," />
      ${scriptPath && html`<script defer src="${scriptPath}"></script>`}
    </head>
    <body class="console">
      <a class="skip" href="#content">${say.skip}</a>
      <header class="masthead">
        <a class="brand" href="${paths.overview}">${mark()}Portage <span class="place">${say.console}</span></a>
        <div class="corner">${aside}${languageLinks && languageSwitch(say.languages, language, languageLinks)}</div>
      </header>
      ${middle}
    </body>
  </html>`
}
