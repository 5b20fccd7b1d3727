// A form of ours: where it posts, its token, and its buttons, each of which says a decision.

import { html, type Html, type Printable } from '../../../platform/http/html.ts'

export type PostedForm = {
  readonly action: string
  /** Made by platform/http/csrf.ts. */
  readonly csrfToken: string
}

export type Button = {
  readonly decision: 'continue' | 'all' | 'allow' | 'deny'
  /** How it looks beside the others. Two of the same rank weigh the same. */
  readonly rank: 'first' | 'second' | 'quiet'
  readonly text: Printable
}

export function form({ action, csrfToken }: PostedForm, content: Html): Html {
  return html`<form method="post" action="${action}">
    <input type="hidden" name="csrf_token" value="${csrfToken}" />
    ${content}
  </form>`
}

/** The first one is what the Enter key does. */
export function buttons(...list: readonly (Button | false)[]): Html {
  return html`<div class="buttons">
    ${list.map(
      (button) =>
        button &&
        html`<button class="${button.rank}" name="decision" value="${button.decision}">${button.text}</button>`,
    )}
  </div>`
}
