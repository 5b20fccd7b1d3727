// The stylesheets: one of the customer's pages and one of the console's, under addresses that change with their content,
// so that browsers may keep them for ever.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

export type Stylesheet = {
  /** For instance `/assets/portage-3f9a0c5b1d7e.css`. */
  readonly path: string
  readonly css: string
  /** The headers of the answer that carries it. */
  readonly headers: Readonly<Record<string, string>>
}

/** In the order in which they apply. */
const FILES = {
  customer: ['style/page.css', 'style/authorization.css', 'style/my-data.css', 'style/guide.css'],
  console: [
    'style/page.css',
    'style/authorization.css',
    'style/console.css',
    'style/desk.css',
    'style/ticks.css',
    'style/snippet.css',
  ],
} as const

const FOLDERS = { customer: '/assets', console: '/console/assets' } as const

/** Read once, when the server starts. */
export function readStylesheet(whose: 'customer' | 'console'): Stylesheet {
  const css = FILES[whose].map((file) => readFileSync(new URL(file, import.meta.url), 'utf8')).join('\n')
  const hash = createHash('sha256').update(css).digest('hex').slice(0, 12)
  return {
    path: `${FOLDERS[whose]}/portage-${hash}.css`,
    css,
    headers: {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    },
  }
}
