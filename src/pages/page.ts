// The frame around every page that a customer sees, and the headers that every such page carries.

import { html, type Html } from '../platform/http/html.ts'
import type { Language } from '../domain/retrieval/connector.ts'
import { languages } from '../platform/language.ts'

export type LanguageLinks = Readonly<Record<Language, string>>

/** What the request decides of any page. */
export type PageSurroundings = {
  readonly language: Language
  /** The address of this same page in each language. Absent on the answer to a form: its address alone is no page. */
  readonly languageLinks?: LanguageLinks | undefined
  /** `Stylesheet.path`. */
  readonly stylesheetPath: string
  /** Absent: the theme is the browser's, and the colours are Portage's. */
  readonly look?: PageLook
}

/** How a page looks that an organization has a say in. */
export type PageLook = {
  readonly theme: 'light' | 'dark' | undefined
  /** A stylesheet with the organization's colour. */
  readonly accentPath: string | undefined
}

/** The steps of an authorization, in their order. */
const steps = ['signIn', 'chooseAccounts', 'review'] as const

export type Step = (typeof steps)[number]

type Frame = PageSurroundings & {
  /** Names the page in the browser's tab; plain words, without names that others chose but a bank's. */
  readonly title: string
  readonly step?: Step | undefined
  /** A script of this server. The page must work without it. */
  readonly scriptPath?: string | undefined
  /** Holds the page's only `h1`. */
  readonly body: Html
}

const en = {
  skip: 'Skip to the content',
  languages: 'Language',
  steps: 'Steps',
  step: { signIn: 'Sign in', chooseAccounts: 'Choose accounts', review: 'Review' },
  done: 'done',
  footer: 'Portage carries your data from your bank to the apps you choose.',
}

type FrameTexts = typeof en

const fr: FrameTexts = {
  skip: 'Passer au contenu',
  languages: 'Langue',
  steps: 'Étapes',
  step: { signIn: 'Connexion', chooseAccounts: 'Choix des comptes', review: 'Vérification' },
  done: 'terminée',
  footer: 'Portage transmet vos données de votre banque aux applications que vous choisissez.',
}

const texts: Readonly<Record<Language, FrameTexts>> = { en, fr }

/** Each language's name for itself. */
const languageNames: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français' }

/** A whole document, for `page()` with `pageHeaders()`. */
export function frame({ language, title, step, languageLinks, stylesheetPath, look, scriptPath, body }: Frame): Html {
  const say = texts[language]
  const theme = look?.theme && html` data-theme="${look.theme}"`
  return html`<html lang="${language}" ${theme}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="${look?.theme ?? 'light dark'}" />
      <meta name="robots" content="noindex" />
      <title>${title} · Portage</title>
      <link rel="stylesheet" href="${stylesheetPath}" />
      ${look?.accentPath && html`<link rel="stylesheet" href="${look.accentPath}" />`}
      <link rel="icon" href="data:," />
      ${scriptPath && html`<script defer src="${scriptPath}"></script>`}
    </head>
    <body>
      <a class="skip" href="#content">${say.skip}</a>
      <header class="masthead">
        <span class="brand">${mark()}Portage</span>
        ${languageLinks && languageSwitch(say.languages, language, languageLinks)}
      </header>
      ${step && stepIndicator(say, step)}
      <main id="content" tabindex="-1">${body}</main>
      <footer class="colophon"><p>${say.footer}</p></footer>
    </body>
  </html>`
}

/** A canoe on the water, as one was carried over a portage. */
export function mark(): Html {
  return html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path d="M2 9C5 13 9 14 16 14S27 13 30 9C30 17 25 21 16 21S2 17 2 9Z" />
    <path class="water" d="M4 27Q7 24 10 27T16 27T22 27T28 27" />
  </svg>`
}

/** @param label what the links are, for who does not see them. */
export function languageSwitch(label: string, present: Language, links: LanguageLinks): Html {
  const others = languages.filter((language) => language !== present)
  return html`<nav class="languages" aria-label="${label}">
    ${others.map((other) => html`<a href="${links[other]}" lang="${other}" hreflang="${other}">${languageNames[other]}</a>`)}
  </nav>`
}

function stepIndicator(say: FrameTexts, present: Step): Html {
  const reached = steps.indexOf(present)
  return html`<nav class="steps" aria-label="${say.steps}">
    <ol>
      ${steps.map((step, index) => {
        if (index === reached) return html`<li aria-current="step">${say.step[step]}</li>`
        if (index > reached) return html`<li>${say.step[step]}</li>`
        return html`<li class="done">${say.step[step]}<span class="unseen"> (${say.done})</span></li>`
      })}
    </ol>
  </nav>`
}

type PageRules = {
  /** The answer to a form of the page may lead to an app, and on to wherever the app leads (decisions/005). */
  readonly leadsAway?: boolean
  /** The origins that may show the page in a frame: none, unless somebody answers for them. */
  readonly framedBy?: readonly string[]
}

type PageHeaders = Readonly<Record<string, string>> & { readonly 'content-security-policy': string }

/** A page that may be framed brings a script of ours, which tells the frame's parent how it ended. */
export function pageHeaders({ leadsAway = false, framedBy = [] }: PageRules = {}): PageHeaders {
  const isFramed = framedBy.length > 0
  return {
    'content-security-policy': [
      "default-src 'none'",
      "style-src 'self'",
      "img-src 'self' data:",
      ...(isFramed ? ["script-src 'self'", "connect-src 'self'"] : []),
      ...(leadsAway ? [] : ["form-action 'self'"]),
      "base-uri 'none'",
      `frame-ancestors ${isFramed ? framedBy.join(' ') : "'none'"}`,
    ].join('; '),
    // It knows no list of origins: where it were sent, no frame would be shown.
    ...(!isFramed && { 'x-frame-options': 'DENY' }),
    // In a frame the forms say where they come from, since no cookie does.
    'referrer-policy': isFramed ? 'same-origin' : 'no-referrer',
    'x-content-type-options': 'nosniff',
    'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  }
}
