// The page that embeds Portage's hosted Connect, and shows the loginId that it returns by message or redirect.

import { html } from '../html.ts'
import type { Voice } from '../voice.ts'
import { pageHeaders, type Page } from './frame.ts'

export type Hosted = {
  /** Of Portage: `https://portage.example/connect?customerId=...` */
  readonly connect: string
  /** Of this page, where a redirect comes back to. */
  readonly ownUrl: string
  /** What a redirect brought. */
  readonly answer: URLSearchParams
}

export function hostedPage({ texts, language }: Voice, { connect, ownUrl, answer }: Hosted): Page {
  const embedded = new URL(connect)
  embedded.searchParams.set('language', language)
  const redirected = new URL(embedded)
  redirected.searchParams.set('redirectUrl', ownUrl)
  const loginId = answer.get('loginId')
  const error = answer.get('error')
  return {
    title: texts.hostedTitle,
    body: html`<div class="hosted">
      <h1>${texts.hostedTitle}</h1>
      <p class="pitch">${texts.hostedPitch}</p>
      <p class="answer" role="status" data-refused="${texts.hostedRefused}">
        ${loginId === null ? error !== null && texts.hostedRefused : html`LoginId <code>${loginId}</code>`}
      </p>
      <iframe src="${embedded.href}" title="${texts.hostedFrame}"></iframe>
      <p><a href="${redirected.href}">${texts.hostedRedirect}</a></p>
      <script defer src="/hosted.js"></script>
    </div>`,
  }
}

/** Only this page frames another site's page, and receives its message with a script. */
export function hostedHeaders({ connect }: Pick<Hosted, 'connect'>): Readonly<Record<string, string>> {
  const policy = `${pageHeaders['content-security-policy']}; script-src 'self'; frame-src ${new URL(connect).origin}`
  return { ...pageHeaders, 'content-security-policy': policy }
}
