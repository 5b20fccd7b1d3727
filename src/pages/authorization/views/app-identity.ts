// Who asks: the app as the customer sees it, with the names that others chose made harmless.

import { html, type Html } from '../../../platform/http/html.ts'
import { path } from '../../../platform/http/path.ts'
import { siteOf, type Recipient } from '../../../domain/recipients/recipient.ts'
import { LOGO_PATH } from '../paths.ts'
import type { Texts } from '../texts.ts'

/** An app that asks for data, as it was registered. */
export type AskingApp = {
  readonly name: string
  /** On our own origin, so that no other server learns of the visit. Without one, the first letter is shown. */
  readonly logoPath?: string | undefined
  /** Its web site: an absolute http or https URL. */
  readonly site?: string | undefined
}

export function askingApp(recipient: Recipient): AskingApp {
  const { clientId, name, hasLogo } = recipient
  return { name, site: siteOf(recipient), ...(hasLogo && { logoPath: path(LOGO_PATH, { clientId }) }) }
}

/** Which app wants to be joined to which bank, as a picture and a sentence. */
export function connection({ name, logoPath, site }: AskingApp, bankName: string, say: Texts): Html {
  return html`<div class="connection">
    <div class="badges">${badge(bankName)}<span class="bond"></span>${badge(name, logoPath)}</div>
    <p>
      ${say.asks(html`<strong>${named(name)}</strong>`, html`<strong>${named(bankName)}</strong>`)}
      ${site && html`<span class="site">${siteName(site)}</span>`}
    </p>
  </div>`
}

/**
 * A name that somebody else chose, for a place inside a sentence. Isolated, because a name in a right-to-left script
 * must not turn the sentence around it.
 */
export function named(name: string): Html {
  return html`<bdi>${plainName(name)}</bdi>`
}

/**
 * Without what cannot be seen but changes how text is read: control characters, direction marks and overrides,
 * zero-width spaces. (Joiners stay: Persian names and emoji need them.)
 */
export function plainName(name: string): string {
  const seen = name.replace(
    /[\p{Cc}\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/gu,
    ' ',
  )
  return seen.replace(/\s+/g, ' ').trim()
}

/** The app's logo, or a square with its first letter. Says nothing to a screen reader: the name stands beside it. */
export function badge(name: string, logoPath?: string): Html {
  if (logoPath) return html`<img class="badge" src="${logoPath}" alt="" width="56" height="56" />`
  const first = [...new Intl.Segmenter().segment(plainName(name))][0]?.segment
  return html`<span class="badge monogram" aria-hidden="true">${first?.toLocaleUpperCase()}</span>`
}

/** The site as the customer knows it from the address bar: the host alone, in the form that hides no look-alikes. */
export function siteName(site: string): string {
  return new URL(site).host.replace(/^www\./, '')
}
