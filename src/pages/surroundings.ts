// What surrounds every page: the language it is in, the links that switch it, the stylesheet.

import type { Call } from '../platform/http/endpoint.ts'
import { setCookie } from '../platform/http/cookie.ts'
import type { Language } from '../domain/retrieval/connector.ts'
import type { PageSurroundings } from './page.ts'
import { languages, preferredLanguage } from '../platform/language.ts'
import { pickLanguage } from './language.ts'
import type { Stylesheet } from './stylesheet.ts'

const COOKIE = 'portage-language'

/** @param fallback what the app asked for, or what the bank speaks. The browser's own wish comes before the bank's. */
export function surroundings(
  call: Call,
  stylesheet: Stylesheet,
  fallback: { readonly asked?: Language | undefined; readonly provider?: Language | undefined } = {},
): PageSurroundings {
  const asked = fallback.asked ?? preferredLanguage(text(call.query['ui_locales']))
  const language = pickLanguage({
    query: text(call.query['language']),
    cookie: call.cookie(COOKIE, 'path') ?? asked,
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
  const chosen = languages.find((language) => language === text(call.query['language']))
  if (!chosen) return {}
  const cookie = { name: COOKIE, value: chosen, path, bound: 'path', maxAgeSeconds: 3600, secure } as const
  return { 'set-cookie': setCookie(cookie) }
}

/** With all that was asked: a page that says what was wrong with a request says the same in the other language. */
function sameAddress({ path, query }: Call, language: Language): string {
  const asked = Object.entries(query).filter(([name]) => name !== 'language')
  const pairs = asked.flatMap(([name, values]) =>
    [values].flat().map((value): [string, string] => [name, String(value)]),
  )
  return `${path}?${new URLSearchParams([...pairs, ['language', language]]).toString()}`
}

/** Where a parameter may be repeated it is a list, even of one. */
function text(value: unknown): string | undefined {
  const [only, ...others] = [value].flat()
  return typeof only === 'string' && others.length === 0 ? only : undefined
}
