// A small bar chart in SVG, with a text alternative.

import { html, type Html } from '../../../platform/http/html.ts'

export type Chart = {
  readonly title: string
  /** The main figure, with its unit. */
  readonly figure: string
  /** The text alternative for screen readers. */
  readonly alternative: string
  readonly values: readonly number[]
  /** The labels of both ends of the axis. */
  readonly from: string
  readonly to: string
}

const WIDTH = 300
const HEIGHT = 64

export function chart({ title, figure, alternative, values, from, to }: Chart): Html {
  const most = Math.max(...values, 1)
  const step = WIDTH / values.length
  return html`<figure class="chart">
    <figcaption>${title} <strong>${figure}</strong></figcaption>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${alternative}">
      ${values.map((value, index) => {
        const height = value === 0 ? 0 : Math.max(2, Math.round((value / most) * HEIGHT))
        const x = (index * step + step * 0.1).toFixed(1)
        return html`<rect x="${x}" y="${HEIGHT - height}" width="${(step * 0.8).toFixed(1)}" height="${height}" />`
      })}
    </svg>
    <p class="axis"><span>${from}</span><span>${to}</span></p>
  </figure>`
}
