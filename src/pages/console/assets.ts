// The console's stylesheet and its one script, under addresses that change with their content.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { empty } from '../../platform/http/answer.ts'
import { anyone, endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import type { Stylesheet } from '../stylesheet.ts'
import { consoleManners } from './manners.ts'

export type Script = { readonly path: string; readonly text: string }

/** The library as it is published for browsers, then our few lines. Read once, when the server starts. */
export function readPasskeyScript(): Script {
  const library = new URL('../dist/bundle/index.umd.min.js', import.meta.resolve('@simplewebauthn/browser'))
  const ours = new URL('./browser/passkey.js', import.meta.url)
  const text = [library, ours].map((file) => readFileSync(file, 'utf8')).join('\n')
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12)
  return { path: `/console/assets/passkey-${hash}.js`, text }
}

export function assetsEndpoint(stylesheet: Stylesheet, script: Script): Endpoint {
  const scriptHeaders = { ...stylesheet.headers, 'content-type': 'text/javascript; charset=utf-8' }
  return endpoint({
    name: 'console-assets',
    summary: "The console's stylesheet and script.",
    method: 'GET',
    path: '/console/assets/:file',
    access: anyone,
    manners: consoleManners(stylesheet),
    answers: { 200: { description: 'The file.', content: '*/*' }, 404: { description: 'An old one.' } },
    handle({ call }) {
      if (call.path === stylesheet.path) return { status: 200, headers: stylesheet.headers, body: stylesheet.css }
      if (call.path === script.path) return { status: 200, headers: scriptHeaders, body: script.text }
      return empty(404)
    },
  })
}
