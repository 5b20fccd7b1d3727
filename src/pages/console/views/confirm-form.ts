// A form that asks for confirmation: a button unfolds the consequence and the button that performs it.

import { html, type Html, type Printable } from '../../../platform/http/html.ts'
import { consoleForm, type Viewing } from '../frame.ts'
import { hiddenView } from './field.ts'

export type ConfirmForm = {
  readonly action: string
  readonly verb: string
  /** The object of the operation, for screen readers. */
  readonly about?: Printable
  readonly means: string
  /** The hidden fields. */
  readonly fields?: Readonly<Record<string, string>>
}

export function confirmForm(viewing: Viewing, { action, verb, about, means, fields = {} }: ConfirmForm): Html {
  const which = about !== undefined && html`<span class="unseen">${about}</span>`
  return html`<details class="reason">
    <summary>${verb}… ${which}</summary>
    <p class="hint">${means}</p>
    ${consoleForm(viewing, action, html`${hiddenView(Object.entries(fields))}<button class="first">${verb} ${which}</button>`)}
  </details>`
}
