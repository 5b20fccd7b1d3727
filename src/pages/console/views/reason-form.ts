// A form that asks for a reason, which a button unfolds.

import type { Language } from '../../../domain/retrieval/connector.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { LONGEST_REASON } from '../../../operations/fields.ts'
import { consoleForm, type Viewing } from '../frame.ts'

const texts: Readonly<Record<Language, { readonly reason: string; readonly hint: string }>> = {
  en: { reason: 'Reason', hint: 'Stored with the change. Do not enter names or numbers of customers.' },
  fr: { reason: 'Motif', hint: 'Conservé avec la modification. N’écrivez ni nom ni numéro de client.' },
}

type ReasonForm = {
  /** Unique on the page. */
  readonly id: string
  readonly action: string
  readonly verb: string
  /** The consequence, shown above the reason; omitted if the page shows it elsewhere. */
  readonly means?: string
}

export function reasonForm(viewing: Viewing, { id, action, verb, means }: ReasonForm): Html {
  const say = texts[viewing.page.language]
  const content = html`<div class="field">
      <label for="${id}-reason">${say.reason}</label>
      <span class="hint" id="${id}-hint">${say.hint}</span>
      <textarea
        id="${id}-reason"
        name="reason"
        rows="3"
        maxlength="${LONGEST_REASON}"
        required
        aria-describedby="${id}-hint"
      ></textarea>
    </div>
    <button class="first">${verb}</button>`
  return html`<details class="reason">
    <summary>${verb}…</summary>
    ${means !== undefined && html`<p>${means}</p>`} ${consoleForm(viewing, action, content)}
  </details>`
}
