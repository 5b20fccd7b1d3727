// The part of a page that offers a passkey: hidden until the script finds that the browser knows them.

import { html, type Html } from '../../../platform/http/html.ts'

export type PasskeyPart = {
  readonly kind: 'new' | 'sign-in'
  /** WebAuthn's options, as JSON. */
  readonly options: object
  readonly action: string
  readonly csrfToken: string
  /** Further hidden fields. */
  readonly fields?: Readonly<Record<string, string>>
}

export type PasskeyWords = {
  /** Where it stands beside another way; absent where it stands alone. */
  readonly or?: string
  readonly button: string
  readonly hint: string
  readonly trouble: string
}

export function passkeyPart(part: PasskeyPart, say: PasskeyWords): Html {
  const fields = { csrf_token: part.csrfToken, passkey: '', ...part.fields }
  return html`<div data-passkey="${part.kind}" data-options="${JSON.stringify(part.options)}" hidden>
    ${say.or !== undefined && html`<p class="or">${say.or}</p>`}
    <form method="post" action="${part.action}">
      ${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      <p class="error-summary" role="alert" hidden>${say.trouble}</p>
      <button class="second">${say.button}</button>
      <p class="hint">${say.hint}</p>
    </form>
  </div>`
}
