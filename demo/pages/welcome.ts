// The welcome page: what Almanac is, and one button for each bank.

import { html } from '../html.ts'
import type { Voice } from '../voice.ts'
import type { Page } from './frame.ts'

export type Provider = { readonly provider_id: number; readonly name: string }

export function welcomePage({ words }: Voice, providers: readonly Provider[], farewell: boolean): Page {
  return {
    title: words.tagline,
    body: html` ${farewell && html`<p class="notice" role="status">${words.farewell}</p>`}
      <div class="welcome">
        <h1>${words.tagline}</h1>
        <p class="pitch">${words.pitch}</p>
        <ul class="banks">
          ${providers.map(
            ({ provider_id, name }) =>
              html`<li>
                <a class="button" href="/connect?provider=${provider_id}"
                  ><strong>${words.connect}</strong> <span>${name}</span></a
                >
              </li>`,
          )}
        </ul>
        <p class="hint">${words.connectFirst}</p>
        <ul class="promises">
          ${words.promises.map((promise) => html`<li>${promise}</li>`)}
        </ul>
      </div>`,
  }
}
