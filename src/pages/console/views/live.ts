// Live parts of a page, which its script keeps up to date, and the button that pauses them (WCAG 2.2.2).

import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html, type Printable } from '../../../platform/http/html.ts'

const texts: Readonly<Record<Language, string>> = {
  en: 'Pause live figures',
  fr: 'Suspendre la mise à jour',
}

/** Returns the button, which is hidden until the script runs. */
export function liveControl(language: Language): Html {
  return html`<p class="live" data-live hidden>
    <button type="button" class="quiet" aria-pressed="false">${texts[language]}</button>
  </p>`
}

/** @param name The part's name, unique on the page. */
export function livePart(name: string, content: Printable): Html {
  return html`<div data-part="${name}">${content}</div>`
}

/** Returns a part whose changes screen readers announce. Use it for states, not for figures that change all the time. */
export function spokenPart(name: string, content: Printable): Html {
  return html`<div data-part="${name}" aria-live="polite">${content}</div>`
}
