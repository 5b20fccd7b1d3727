// A button that says what it does before it does it: folded away until it is wanted.

import { html, type Html, type Printable } from '../../../platform/http/html.ts'
import { consoleForm, type Viewing } from '../frame.ts'
import { hiddenView } from './field.ts'

export type Confirmed = {
  readonly action: string
  readonly verb: string
  /** What it is done to, for who does not see the row. */
  readonly about?: Printable
  readonly means: string
  /** Hidden. */
  readonly fields?: Readonly<Record<string, string>>
}

export function confirmed(viewing: Viewing, { action, verb, about, means, fields = {} }: Confirmed): Html {
  const which = about !== undefined && html`<span class="unseen">${about}</span>`
  return html`<details class="reason">
    <summary>${verb}… ${which}</summary>
    <p class="hint">${means}</p>
    ${consoleForm(viewing, action, html`${hiddenView(Object.entries(fields))}<button class="first">${verb} ${which}</button>`)}
  </details>`
}
