// The trouble page: what went wrong, in one sentence, and what to do next.

import { html } from '../html.ts'
import { Trouble, type TroubleName } from '../trouble.ts'
import type { Voice } from '../voice.ts'
import type { Page } from './frame.ts'

const statusOf: Readonly<Record<TroubleName, number>> = {
  denied: 200,
  stale: 400,
  ended: 200,
  refused: 502,
  unreachable: 502,
  busy: 503,
  unclear: 502,
  not_shared: 403,
  not_offered: 404,
  not_found: 404,
  processing: 409,
  foreign_form: 403,
}

/** @param error anything that was thrown. An error that is not a Trouble is a bug, and the page shows nothing of it. */
export function troublePage({ texts }: Voice, error: unknown, connected: boolean): Page & { status: number } {
  const trouble = error instanceof Trouble ? error : undefined
  const { title, text } = trouble ? texts.trouble[trouble.trouble] : texts.bug
  // What is not there will not be there on the next try either, and the rest is well.
  const stuck = connected && trouble?.trouble !== 'not_found'
  return {
    status: trouble ? statusOf[trouble.trouble] : 500,
    title,
    body: html`<div class="trouble">
      <h1>${title}</h1>
      <p class="pitch">${text}</p>
      ${trouble?.said && trouble.trouble !== 'denied' && html`<p class="about">${texts.said} ${trouble.said}</p>`}
      ${trouble?.reference && html`<p class="about">${texts.quote} <code>${trouble.reference}</code></p>`}
      <p><a class="button" href="/">${stuck ? texts.retry : texts.home}</a></p>
      ${stuck && html`<form method="post" action="/disconnect"><button class="quiet">${texts.disconnect}</button></form>`}
    </div>`,
  }
}
