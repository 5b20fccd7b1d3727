// The welcome page: what Almanac is, and one button for each bank.

import { html, type Html } from '../html.ts'
import type { Provider } from '../portage.ts'
import type { Voice } from '../voice.ts'
import type { Page } from './frame.ts'

type Beside = {
  /** The customer has just left. */
  readonly farewell: boolean
  /** There is a page that embeds Connect. */
  readonly isHosted: boolean
}

export function welcomePage({ texts }: Voice, providers: readonly Provider[], { farewell, isHosted }: Beside): Page {
  return {
    title: texts.tagline,
    body: html` ${farewell && html`<p class="notice" role="status">${texts.farewell}</p>`}
      <div class="front">
        <div class="welcome">
          <h1>${texts.tagline}</h1>
          <p class="pitch">${texts.pitch}</p>
          <ul class="banks">
            ${providers.map(
              ({ provider_id, name }) =>
                html`<li>
                  <a class="button" href="/connect?provider=${provider_id}"
                    ><strong>${texts.connect}</strong> <span>${name}</span></a
                  >
                </li>`,
            )}
          </ul>
          <p class="hint">${texts.connectFirst} ${isHosted && html`<a href="/hosted">${texts.hosted}</a>`}</p>
          <ul class="promises">
            ${texts.promises.map((promise) => html`<li>${promise}</li>`)}
          </ul>
        </div>
        ${sunrise()}
      </div>`,
  }
}

/** Two years of months, as the rays of a rising sun. */
function sunrise(): Html {
  const lengths = [44, 60, 52, 74, 58, 88, 66, 48, 80, 62, 84, 70, 54, 84, 64, 46, 76, 92, 58, 68, 50, 82, 60, 48]
  const step = 180 / (lengths.length - 1)
  return html`<svg class="sunrise" viewBox="0 0 440 260" aria-hidden="true">
    ${lengths.map(
      (length, index) =>
        html`<line
          x1="94"
          x2="${94 - length}"
          y1="220"
          y2="220"
          transform="rotate(${(index * step).toFixed(2)} 220 220)"
        />`,
    )}
    <path class="sun" d="M116 220a104 104 0 0 1 208 0z" />
    <line class="horizon" x1="4" x2="436" y1="238" y2="238" />
    <line class="horizon" x1="60" x2="380" y1="254" y2="254" />
  </svg>`
}
