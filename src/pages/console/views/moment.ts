// A time as the console shows it: to the minute, in UTC, the same in every language.

import { html, type Html } from '../../../platform/http/html.ts'

export function momentView(at: Temporal.Instant): Html {
  const [day, time] = at.toString({ smallestUnit: 'minute' }).replace('Z', '').split('T')
  return html`<time datetime="${at.toString()}">${day} ${time}&nbsp;UTC</time>`
}
