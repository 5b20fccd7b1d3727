// What surrounds every page: the language it is in, the links that switch it, the stylesheet.

import { z } from 'zod'
import type { Language } from '../domain/retrieval/connector.ts'
import { setCookie } from '../platform/http/cookie.ts'
import type { Call } from '../platform/http/endpoint.ts'
import { languages, preferredLanguage } from '../platform/language.ts'
import { pickLanguage } from './language.ts'
import type { PageSurroundings } from './page.ts'
import type { Stylesheet } from './stylesheet.ts'

const COOKIE = 'portage-language'

/** A list of one where the endpoint lets the parameter be repeated. A page is never refused for its language. */
const once = z
  .union([z.string(), z.tuple([z.string()]).transform(([only]) => only)])
  .optional()
  .catch(undefined)

/** What any page may be asked with, beside its own parameters. `ui_locales` is OpenID Connect's (Core 3.1.2.1). */
const languageQuery = z.object({ language: once, ui_locales: once })

/** The languages to fall back on: the browser's own preference comes after the app's and before the provider's. */
type Fallback = { readonly app?: Language | undefined; readonly provider?: Language | undefined }

export function surroundings(call: Call, stylesheet: Stylesheet, fallback: Fallback = {}): PageSurroundings {
  const { language: query, ui_locales: locales } = languageQuery.parse(call.query)
  const language = pickLanguage({
    query,
    cookie: call.cookie(COOKIE, 'path') ?? fallback.app ?? preferredLanguage(locales),
    acceptLanguage: call.header('accept-language'),
    providerDefault: fallback.provider ?? 'en',
  })
  return {
    language,
    languageLinks: { en: sameAddress(call, 'en'), fr: sameAddress(call, 'fr') },
    stylesheetPath: stylesheet.path,
  }
}

/** Remembers the customer's own choice for the pages below `path`; an app's later wish is then heard again elsewhere. */
export function rememberLanguage(call: Call, path: string, secure: boolean): Record<string, string> {
  const { language: query } = languageQuery.parse(call.query)
  const value = languages.find((language) => language === query)
  if (!value) return {}
  const cookie = { name: COOKIE, value, path, bound: 'path', maxAgeSeconds: 3600, secure } as const
  return { 'set-cookie': setCookie(cookie) }
}

/** Keeps the whole query: a page that says what was wrong with a request says the same in the other language. */
function sameAddress({ path, query }: Call, language: Language): string {
  const others = Object.entries(query).filter(([name]) => name !== 'language')
  const pairs = others.flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, String(value)]),
  )
  return `${path}?${new URLSearchParams([...pairs, ['language', language]]).toString()}`
}
