// The console's stylesheet and scripts, at addresses that contain a hash of their content.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { empty } from '../../platform/http/answer.ts'
import { anyone, endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { path } from '../../platform/http/path.ts'
import type { Stylesheet } from '../stylesheet.ts'
import { consoleConventions } from './conventions.ts'
import { paths } from './paths.ts'

export type Script = { readonly path: string; readonly text: string }

type ConsoleAssets = { readonly stylesheet: Stylesheet; readonly scripts: Scripts }

export type Scripts = { readonly passkey: Script; readonly live: Script }

/** Reads the scripts when the server starts. The script for passkeys begins with the library's own build for browsers. */
export function readScripts(): Scripts {
  const library = new URL('../dist/bundle/index.umd.min.js', import.meta.resolve('@simplewebauthn/browser'))
  return {
    passkey: readScript('passkey', library),
    live: readScript('live'),
  }
}

function readScript(name: string, ...libraries: readonly URL[]): Script {
  const files = [...libraries, new URL(`./browser/${name}.js`, import.meta.url)]
  const text = files.map((file) => readFileSync(file, 'utf8')).join('\n')
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12)
  return { path: path(paths.assets, { file: `${name}-${hash}.js` }), text }
}

export function assetsEndpoint({ stylesheet, scripts }: ConsoleAssets): Endpoint {
  const scriptHeaders = { ...stylesheet.headers, 'content-type': 'text/javascript; charset=utf-8' }
  return endpoint({
    name: 'console-assets',
    summary: "The console's stylesheet and scripts.",
    method: 'GET',
    path: paths.assets,
    access: anyone,
    conventions: consoleConventions(stylesheet),
    answers: { 200: { description: 'The file.', content: '*/*' }, 404: { description: 'An old one.' } },
    handle({ call }) {
      if (call.path === stylesheet.path) return { status: 200, headers: stylesheet.headers, body: stylesheet.css }
      const script = Object.values(scripts).find(({ path }) => path === call.path)
      return script ? { status: 200, headers: scriptHeaders, body: script.text } : empty(404)
    },
  })
}
