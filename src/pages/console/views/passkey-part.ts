// The part of a page that offers a passkey. The script shows it if the browser supports WebAuthn.

import { html, type Html } from '../../../platform/http/html.ts'
import { hiddenView } from './field.ts'

export type PasskeyPart = {
  readonly kind: 'new' | 'sign-in'
  /** The WebAuthn options, in their JSON form. */
  readonly options: object
  readonly action: string
  readonly csrfToken: string
  /** The name of the field for the browser's answer; `passkey` by default. */
  readonly name?: string
  /** Additional hidden fields. */
  readonly fields?: readonly (readonly [string, string])[]
}

export type PasskeyTexts = {
  /** The separator after another sign-in method; `undefined` if there is none on the page. */
  readonly or?: string
  readonly button: string
  readonly hint: string
  readonly failed: string
}

export function passkeyPart(part: PasskeyPart, say: PasskeyTexts): Html {
  const { kind, options, name = 'passkey', fields = [] } = part
  return html`<div data-passkey="${kind}" data-field="${name}" data-options="${JSON.stringify(options)}" hidden>
    ${say.or !== undefined && html`<p class="or">${say.or}</p>`}
    <form method="post" action="${part.action}">
      ${hiddenView([['csrf_token', part.csrfToken], [name, ''], ...fields])}
      <p class="error-summary" role="alert" hidden>${say.failed}</p>
      <button class="second">${say.button}</button>
      <p class="hint">${say.hint}</p>
    </form>
  </div>`
}
