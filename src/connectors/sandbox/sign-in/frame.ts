// The frame around every page of a sandbox bank: its mark and colours, the test-bank banner and the language switch.

import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import type { SandboxBank } from '../bank/banks.ts'
import { pageAddress, type Surroundings } from './surroundings.ts'
import { texts } from './texts.ts'

type Brand = {
  /** The class that sets the colours. */
  readonly name: string
  readonly mark: Html
}

/** @param title the first heading, which also names the page in the browser's tab. */
export function frame(surroundings: Surroundings, title: string, content: Html): Html {
  const { bank, language, stylesheetPath } = surroundings
  const say = texts[language]
  const other = language === 'en' ? 'fr' : 'en'
  const brand = brandOf(bank)
  return html`<html lang="${language}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>${title} · ${bank.name[language]}</title>
      <link rel="stylesheet" href="${stylesheetPath}" />
      <link rel="icon" href="data:," />
    </head>
    <body class="${brand.name}">
      <a class="skip" href="#content">${say.skip}</a>
      <header>
        <div class="bar">
          <span class="bank">${brand.mark}<span>${bank.name[language]}</span></span>
          <nav aria-label="${say.languages}">
            <a href="${pageAddress(surroundings, other)}" lang="${other}" hreflang="${other}"
              >${LANGUAGE_NAMES[other]}</a
            >
          </nav>
        </div>
        <p class="banner">${say.banner}</p>
      </header>
      <main id="content" tabindex="-1">${content}</main>
      <footer><p>${bank.name[language]}. ${say.footer}</p></footer>
    </body>
  </html>`
}

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français' }

function brandOf({ providerId }: SandboxBank): Brand {
  return providerId === 1001 ? { name: 'boreale', mark: northStar() } : { name: 'maple', mark: mapleLeaf() }
}

function mapleLeaf(): Html {
  return html`<svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path
      d="M16 1l3 6 3-1.6-.9 7 3.7-3.6 1.1 2.7 4.6-.6-1.9 4.6 1.9 1.9-6.9 5.2.8 2.8-6.7-1.1.2 6.7h-3.8l.2-6.7-6.7 1.1.8-2.8-6.9-5.2 1.9-1.9L1.5 10.9l4.6.6 1.1-2.7 3.7 3.6-.9-7 3 1.6z"
    />
  </svg>`
}

function northStar(): Html {
  return html`<svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path d="M16 1l2.7 9.3L28 13l-9.3 2.7L16 25l-2.7-9.3L4 13l9.3-2.7z" />
    <path d="M2 29.5c8-6 20-6 28 0c-8-3.6-20-3.6-28 0z" />
  </svg>`
}
