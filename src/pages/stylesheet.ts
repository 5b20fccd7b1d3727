// The one stylesheet of all pages, under an address that changes with its content, so that browsers may keep it for ever.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

export type Stylesheet = {
  /** For instance `/assets/portage-3f9a0c5b1d7e.css`. */
  readonly path: string
  readonly css: string
  /** Of the answer that carries it. */
  readonly headers: Readonly<Record<string, string>>
}

/** In the order in which they apply. */
const FILES = ['style/page.css', 'style/authorization.css']

/** Read once, when the server starts. */
export function readStylesheet(): Stylesheet {
  const css = FILES.map((file) => readFileSync(new URL(file, import.meta.url), 'utf8')).join('\n')
  const hash = createHash('sha256').update(css).digest('hex').slice(0, 12)
  return {
    path: `/assets/portage-${hash}.css`,
    css,
    headers: {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    },
  }
}
