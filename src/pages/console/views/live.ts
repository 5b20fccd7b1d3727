// Live parts of a page: what its script keeps up to date, and the switch that lets it rest (WCAG 2.2.2).

import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html, type Printable } from '../../../platform/http/html.ts'

const texts: Readonly<Record<Language, string>> = {
  en: 'Pause live figures',
  fr: 'Suspendre la mise à jour',
}

/** Hidden until the script is there. */
export function liveControl(language: Language): Html {
  return html`<p class="live" data-live hidden>
    <button type="button" class="quiet" aria-pressed="false">${texts[language]}</button>
  </p>`
}

/** @param name unique on the page. */
export function livePart(name: string, content: Printable): Html {
  return html`<div data-part="${name}">${content}</div>`
}

/** One whose changes are read out: for what wants attention, not for figures that move all the time. */
export function spokenPart(name: string, content: Printable): Html {
  return html`<div data-part="${name}" aria-live="polite">${content}</div>`
}
