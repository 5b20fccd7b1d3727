// The frame of every page: head, header, footer, the calls on the wire, and the headers that go with a page.

import { html, type Html, type Printable } from '../html.ts'
import type { Voice } from '../voice.ts'
import type { Call, Wire } from '../wire.ts'

export type Page = { readonly title: string; readonly body: Printable }

/** The pages load everything from this origin, have no script and no inline style, and cannot be framed. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
}

export function frame(voice: Voice, page: Page, wire: Wire | undefined): Html {
  return html`<!doctype html>
    <html lang="${voice.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} · Almanac</title>
        <link rel="icon" href="/logo.svg" />
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <header class="top">
          <a href="/" class="brand"><img src="/logo.svg" alt="" width="36" height="36" />Almanac</a>
        </header>
        <main>${page.body}</main>
        ${wire && wire.calls.length > 0 && callsPanel(voice, wire)}
        <footer>${voice.texts.footer}</footer>
      </body>
    </html>`
}

const SHOWN = 60

function callsPanel({ texts, number }: Voice, wire: Wire): Html {
  return html`<aside class="wire" aria-labelledby="wire">
    <h2 id="wire">${texts.wireTitle}</h2>
    <p>${texts.wireNote(number(String(wire.count)))}</p>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="wire">
      <table>
        <thead>
          <tr>
            <th scope="col">${texts.wireBy}</th>
            <th scope="col">${texts.wireCall}</th>
            <th scope="col">${texts.wireStatus}</th>
            <th scope="col" class="amount">${texts.wireTime}</th>
          </tr>
        </thead>
        <tbody>
          ${wire.calls
            .slice(-SHOWN)
            .toReversed()
            .map((call) => callRow(call, texts))}
        </tbody>
      </table>
    </div>
  </aside>`
}

function callRow(call: Call, texts: Voice['texts']): Html {
  const status = call.by === 'browser' ? '→' : (call.status ?? texts.noAnswer)
  const failed = call.by === 'app' && (call.status ?? 599) >= 400
  return html`<tr>
<td>${call.by === 'app' ? texts.byApp : texts.byBrowser}</td>
<td class="call"><b>${call.method}</b> ${call.path}</td>
<td${failed && html` class="failed"`}>${status}</td>
<td class="amount">${call.milliseconds !== undefined && `${Math.round(call.milliseconds)} ms`}</td>
</tr>`
}
