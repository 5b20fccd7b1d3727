// A script of ours, under an address that changes with its content, so that browsers may keep it for ever.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

export type Script = {
  /** For instance `/assets/embedded-3f9a0c5b1d7e.js`. */
  readonly path: string
  readonly text: string
  /** The headers of the answer that carries it. */
  readonly headers: Readonly<Record<string, string>>
}

/** Read once, when the server starts. */
export function readScript(file: URL): Script {
  const text = readFileSync(file, 'utf8')
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12)
  const name = file.pathname.split('/').at(-1)?.replace('.js', '')
  return {
    path: `/assets/${name}-${hash}.js`,
    text,
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    },
  }
}
