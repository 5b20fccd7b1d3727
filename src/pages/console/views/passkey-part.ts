// The part of a page that offers a passkey: hidden until the script finds that the browser knows them.

import { html, type Html } from '../../../platform/http/html.ts'
import { hiddenView } from './field.ts'

export type PasskeyPart = {
  readonly kind: 'new' | 'sign-in'
  /** WebAuthn's options, as JSON. */
  readonly options: object
  readonly action: string
  readonly csrfToken: string
  /** Of the field that takes the browser's answer; `passkey` unless said. */
  readonly name?: string
  /** Further hidden fields. */
  readonly fields?: readonly (readonly [string, string])[]
}

export type PasskeyTexts = {
  /** Where it stands beside another way; absent where it stands alone. */
  readonly or?: string
  readonly button: string
  readonly hint: string
  readonly trouble: string
}

export function passkeyPart(part: PasskeyPart, say: PasskeyTexts): Html {
  const { kind, options, name = 'passkey', fields = [] } = part
  return html`<div data-passkey="${kind}" data-field="${name}" data-options="${JSON.stringify(options)}" hidden>
    ${say.or !== undefined && html`<p class="or">${say.or}</p>`}
    <form method="post" action="${part.action}">
      ${hiddenView([['csrf_token', part.csrfToken], [name, ''], ...fields])}
      <p class="error-summary" role="alert" hidden>${say.trouble}</p>
      <button class="second">${say.button}</button>
      <p class="hint">${say.hint}</p>
    </form>
  </div>`
}
