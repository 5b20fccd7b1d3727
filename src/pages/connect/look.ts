// The look of Connect's pages: the organization's theme and colour, and the stylesheet that a colour becomes.

import { createHash } from 'node:crypto'
import { z } from 'zod'
import { accentColours, whyNotAccent, type AccentColours, type Theme } from '../../domain/connect/accent.ts'
import type { ConnectLook } from '../../domain/connect/connect-settings.ts'
import { empty } from '../../platform/http/answer.ts'
import { anyone, endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { path } from '../../platform/http/path.ts'
import { pageConventions } from '../page-conventions.ts'
import type { PageLook } from '../page.ts'
import type { Stylesheet } from '../stylesheet.ts'
import { connectPaths } from './paths.ts'

/** @param theme asked for by the link, before the organization's own. */
export function lookOf({ theme, accent }: ConnectLook, asked?: Theme): PageLook {
  return { theme: asked ?? theme, accentPath: accent && accentPath(accent) }
}

function accentPath(accent: string): string {
  return path(connectPaths.accent, { file: `${accent.slice(1)}-${versionOf(stylesheetOf(accent))}.css` })
}

/** An address that changes with its content: browsers keep it for ever. */
function versionOf(css: string): string {
  return createHash('sha256').update(css).digest('hex').slice(0, 8)
}

export function accentEndpoint(stylesheet: Stylesheet): Endpoint {
  return endpoint({
    name: 'connect-accent',
    summary: "Connect: the stylesheet of an organization's colour.",
    method: 'GET',
    path: connectPaths.accent,
    access: anyone,
    conventions: pageConventions(stylesheet),
    params: z.object({ file: z.string() }),
    answers: { 200: { description: 'The file.', content: 'text/css' }, 404: { description: 'No such colour.' } },
    handle({ call, params: { file } }) {
      const accent = `#${/^([0-9a-f]{6})-[0-9a-f]{8}\.css$/.exec(file)?.[1]}`
      if (whyNotAccent(accent) !== undefined || call.path !== accentPath(accent)) return empty(404)
      return {
        status: 200,
        headers: {
          'content-type': 'text/css; charset=utf-8',
          'cache-control': 'public, max-age=31536000, immutable',
          'x-content-type-options': 'nosniff',
        },
        body: stylesheetOf(accent),
      }
    },
  })
}

/** With the selectors of page.css, which it follows on a page. */
function stylesheetOf(accent: string): string {
  const light = variables(accentColours(accent, 'light'))
  const dark = variables(accentColours(accent, 'dark'))
  return `:root { ${light} }
@media (prefers-color-scheme: dark) { :root:not([data-theme='light']) { ${dark} } }
:root[data-theme='dark'] { ${dark} }
`
}

function variables({ brand, brandStrong, onBrand }: AccentColours): string {
  return `--brand: ${brand}; --brand-strong: ${brandStrong}; --on-brand: ${onBrand};`
}
