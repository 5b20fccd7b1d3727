// The API reference: the OpenAPI document and a viewer of it, both served by this server, so that they work offline.

import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { bytes, json, page, type Answer } from '../../platform/http/answer.ts'
import { anyone, endpoint, type Endpoint, type Conventions } from '../../platform/http/endpoint.ts'
import { html } from '../../platform/http/html.ts'
import { Problem } from '../../platform/problem.ts'
import { writeReference } from './document.ts'

/** The viewer runs without eval and sends requests only to this server. */
const headers = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-cache',
}

const viewer = (file: string): URL => new URL(import.meta.resolve(`swagger-ui-dist/${file}`))
const ours = (file: string): URL => new URL(`look/${file}`, import.meta.url)

/** The files of the viewer, by the name in their address. */
const files: ReadonlyMap<string, { readonly at: URL; readonly contentType: string }> = new Map([
  ['swagger-ui.css', { at: viewer('swagger-ui.css'), contentType: 'text/css; charset=utf-8' }],
  ['swagger-ui-bundle.js', { at: viewer('swagger-ui-bundle.js'), contentType: 'text/javascript; charset=utf-8' }],
  ['reference.css', { at: ours('reference.css'), contentType: 'text/css; charset=utf-8' }],
  ['return', { at: ours('return.html'), contentType: 'text/html; charset=utf-8' }],
  ['return.js', { at: ours('return.js'), contentType: 'text/javascript; charset=utf-8' }],
  ['reference.js', { at: ours('reference.js'), contentType: 'text/javascript; charset=utf-8' }],
])

/** @param documented every endpoint of the server; the reference leaves out pages. */
export function referenceEndpoints(
  documented: readonly Endpoint[],
  issuer: string,
  conventions: Conventions,
): readonly Endpoint[] {
  let document: Answer | undefined
  return [
    endpoint({
      name: 'openapi',
      summary: 'The OpenAPI 3.1 document of this server.',
      method: 'GET',
      path: '/openapi.json',
      access: anyone,
      conventions,
      compresses: true,
      hasTag: true,
      answers: { 200: { description: 'The document.', content: 'application/json' } },
      handle: () =>
        (document ??= json(200, writeReference(documented, issuer), { 'cache-control': 'public, max-age=300' })),
    }),
    endpoint({
      name: 'reference',
      summary: 'The API reference, with a way to try each call.',
      method: 'GET',
      path: '/docs',
      access: anyone,
      conventions,
      compresses: true,
      hasTag: true,
      answers: { 200: { description: 'The page.', content: 'text/html' } },
      handle: () => page(200, frame, headers),
    }),
    endpoint({
      name: 'reference-file',
      summary: 'A file of the API reference.',
      method: 'GET',
      path: '/docs/:file',
      access: anyone,
      conventions,
      compresses: true,
      hasTag: true,
      params: z.object({ file: z.string() }),
      answers: { 200: { description: 'The file.' } },
      handle({ params }) {
        const file = files.get(params.file)
        if (!file) throw new Problem('not_found', 'There is no such file.')
        return bytes(200, file.contentType, readFileSync(file.at), headers)
      },
    }),
  ]
}

const frame = html`<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Portage API reference</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
    <link rel="stylesheet" href="/docs/reference.css" />
  </head>
  <body>
    <noscript>
      <div class="scriptless">
        <h1>Portage API reference</h1>
        <p>This page needs script. It shows the OpenAPI document at <a href="/openapi.json">/openapi.json</a>.</p>
      </div>
    </noscript>
    <nav class="guides"><a href="/docs/guides">Guides</a></nav>
    <main id="reference"></main>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script type="module" src="/docs/reference.js"></script>
  </body>
</html>`
