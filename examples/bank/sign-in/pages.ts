// The credit union's pages as HTML: plain forms that work without a script.

import { encode } from 'uqr'
import { html, type Html } from '../../../demo/html.ts'
import { BANK, texts, type Language } from './texts.ts'

export type Page = { readonly title: string; readonly body: Html }

/** The whole document. */
export function write(language: Language, { title, body }: Page): string {
  const { example } = texts[language]
  return `<!doctype html>${html`<html lang="${language}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${title} · ${BANK[language]}</title>
      <link rel="stylesheet" href="/style.css" />
      <link rel="icon" href="data:," />
    </head>
    <body>
      <header><span class="bank">${BANK[language]}</span></header>
      <main>
        <h1>${title}</h1>
        ${body}
      </main>
      <footer>${example}</footer>
    </body>
  </html>`}`
}

type Form = {
  readonly action: string
  readonly appName: string
  /** What was wrong with what was typed before. */
  readonly error?: string | undefined
}

export function passwordPage(
  language: Language,
  { action, appName, error, userName = '' }: Form & { userName?: string },
): Page {
  const say = texts[language]
  return {
    title: say.signIn,
    body: html`<p>${say.forApp} <strong>${appName}</strong>.</p>
      ${problem(error)}
      <form method="post" action="${action}">
        <label for="user">${say.userName}</label>
        <input
          id="user"
          name="user"
          value="${userName}"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          required${error === undefined && html` autofocus`}
        />
        <label for="password">${say.password}</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          required${describedBy(error)}
        />
        <button>${say.next}</button>
      </form>
      ${cancelForm(language, action)}`,
  }
}

export function codePage(
  language: Language,
  { action, appName, error, phone }: Form & { phone: string | undefined },
): Page {
  const say = texts[language]
  return {
    title: say.code,
    body: html`<p>${say.codeMeans} ${say.forApp} <strong>${appName}</strong>.</p>
      ${problem(error)}
      <form method="post" action="${action}/code">
        <label for="code">${say.codeLabel}</label>
        <input
          id="code"
          name="code"
          class="digits"
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength="7"
          required${describedBy(error)}
          autofocus
        />
        <button>${say.next}</button>
      </form>
      ${phone !== undefined && html`<p><a href="${phone}" target="_blank" rel="noopener">${say.phoneLink}</a></p>`}
      <form method="post" action="${action}/again"><button class="quiet">${say.otherUser}</button></form>
      ${cancelForm(language, action)}`,
  }
}

export type Phone = { readonly name: string; readonly code: string; readonly seconds: number; readonly otpauth: string }

/** It comes again by itself when the next code is there. */
export function phonePage(language: Language, { name, code, seconds, otpauth }: Phone): Page {
  const say = texts[language]
  return {
    title: `${say.phoneOf} ${name}`,
    body: html`<p class="code"><output>${code.slice(0, 3)} ${code.slice(3)}</output></p>
      <p>${seconds} ${say.phoneSeconds}</p>
      <p>${say.phoneMeans}</p>
      <h2>${say.phoneQr}</h2>
      ${qr(otpauth)}`,
  }
}

export function messagePage(title: string, ...sentences: readonly string[]): Page {
  return { title, body: html`${sentences.map((sentence) => html`<p>${sentence}</p>`)}` }
}

/** @param hidden the form of oidc-provider, which the two buttons send. */
export function signOutPage(language: Language, hidden: Html): Page {
  const say = texts[language]
  return {
    title: say.signOut,
    body: html`<p>${say.signOutMeans}</p>
      ${hidden}
      <button form="op.logoutForm" name="logout" value="yes" autofocus>${say.signOut}</button>
      <button form="op.logoutForm" class="quiet">${say.stay}</button>`,
  }
}

function cancelForm(language: Language, action: string): Html {
  return html`<form method="post" action="${action}/cancel">
    <button class="quiet">${texts[language].cancel}</button>
  </form>`
}

function problem(error: string | undefined): Html | false {
  return error !== undefined && html`<p class="problem" id="problem" role="alert">${error}</p>`
}

function describedBy(error: string | undefined): Html | false {
  return error !== undefined && html` aria-invalid="true" aria-describedby="problem"`
}

function qr(content: string): Html {
  const { data, size } = encode(content)
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return html`<svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label="QR">
    <path d="${squares.join('')}" />
  </svg>`
}
