// What surrounds every page: the language it is in, the links that switch it, the stylesheet.

import type { Call } from '../platform/http/endpoint.ts'
import { setCookie } from '../platform/http/cookie.ts'
import type { Language } from '../domain/retrieval/connector.ts'
import type { PageSurroundings } from './page.ts'
import { languages, pickLanguage } from './language.ts'
import type { Stylesheet } from './stylesheet.ts'

const COOKIE = 'portage-language'

/** @param fallback what the app asked for, or what the bank speaks. The browser's own wish comes before the bank's. */
export function surroundings(
  call: Call,
  stylesheet: Stylesheet,
  fallback: { readonly asked?: Language | undefined; readonly provider?: Language | undefined } = {},
): PageSurroundings {
  const language = pickLanguage({
    query: text(call.query['language']),
    cookie: call.cookie(COOKIE) ?? fallback.asked,
    acceptLanguage: call.header('accept-language'),
    providerDefault: fallback.provider ?? 'en',
  })
  return {
    language,
    languageLinks: { en: `${call.path}?language=en`, fr: `${call.path}?language=fr` },
    stylesheetPath: stylesheet.path,
  }
}

/** Remembers the customer's own choice for the pages below `path`; an app's later wish is then heard again elsewhere. */
export function rememberLanguage(call: Call, path: string, secure: boolean): Record<string, string> {
  const chosen = languages.find((language) => language === call.query['language'])
  if (!chosen) return {}
  return { 'set-cookie': setCookie({ name: COOKIE, value: chosen, path, maxAgeSeconds: 3600, secure }) }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
