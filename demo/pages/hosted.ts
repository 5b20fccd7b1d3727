// The page that embeds Portage's hosted Connect, and shows the loginId that comes of it, by message or by redirect.

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

export function hostedPage({ words, language }: Voice, { connect, ownUrl, answer }: Hosted): Page {
  const embedded = new URL(connect)
  embedded.searchParams.set('language', language)
  const redirected = new URL(embedded)
  redirected.searchParams.set('redirectUrl', ownUrl)
  const loginId = answer.get('loginId')
  const error = answer.get('error')
  return {
    title: words.hostedTitle,
    body: html`<div class="hosted">
      <h1>${words.hostedTitle}</h1>
      <p class="pitch">${words.hostedPitch}</p>
      <p class="answer" role="status" data-refused="${words.hostedRefused}">
        ${loginId === null ? error !== null && words.hostedRefused : html`LoginId <code>${loginId}</code>`}
      </p>
      <iframe src="${embedded.href}" title="${words.hostedFrame}"></iframe>
      <p><a href="${redirected.href}">${words.hostedRedirect}</a></p>
      <script defer src="/hosted.js"></script>
    </div>`,
  }
}

/** This page alone frames another site's, and hears it by a script of its own. */
export function hostedHeaders({ connect }: Pick<Hosted, 'connect'>): Readonly<Record<string, string>> {
  const policy = `${pageHeaders['content-security-policy']}; script-src 'self'; frame-src ${new URL(connect).origin}`
  return { ...pageHeaders, 'content-security-policy': policy }
}
