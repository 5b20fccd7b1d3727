// What a page in a frame tells the page around it: the messages, and who may hear them.

import { html, type Html } from '../../../platform/http/html.ts'
import type { Messages } from '../messages.ts'

export type Telling = {
  readonly messages: Messages
  /** The steps that the frame has told already, separated by spaces. */
  readonly heard?: string | undefined
  /** The origins whose pages may hear it. */
  readonly origins: readonly string[]
  /** Messages are JSON text. */
  readonly asText: boolean
  readonly scriptPath: string
}

/** For the script of the page. It shows nothing. */
export function tellingView({ messages, heard, origins, asText }: Telling): Html {
  return html`<div
    hidden
    data-say="${JSON.stringify(messages)}"
    data-heard="${heard}"
    data-origins="${origins.join(' ')}"
    data-format="${asText ? 'text' : 'object'}"
  ></div>`
}

/** Tells the page around that the customer wants to leave; the script shows it where somebody can hear it. */
export function closeButton(label: string, institution?: string): Html {
  const message = JSON.stringify({ step: 'COMPONENT_CLOSE_SESSION', institution })
  return html`<p><button type="button" class="second" hidden data-close="${message}">${label}</button></p>`
}
