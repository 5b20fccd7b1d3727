// Days and moments as a customer reads them, in the time of the banks.

import { html, type Html } from '../../../platform/http/html.ts'

/** The review page names the last day of a consent in the same zone. */
const ZONE = 'America/Toronto'

export function dayOf(at: Temporal.Instant): Temporal.PlainDate {
  return at.toZonedDateTimeISO(ZONE).toPlainDate()
}

export function momentInWords(at: Temporal.Instant, { locale }: { readonly locale: string }): Html {
  const local = at.toZonedDateTimeISO(ZONE).toPlainDateTime()
  const text = local.toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short', calendar: 'gregory' })
  // As on the review page: the formatter does not know the ordinal.
  const said = locale.startsWith('fr') ? text.replace(/^1 /, '1er ') : text
  return html`<time datetime="${at.toString()}">${said}</time>`
}
