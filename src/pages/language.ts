// The language of a page: what the customer chose, else what the browser prefers, else what the bank speaks first.

import type { Language } from '../domain/retrieval/connector.ts'
import { spokenLanguage } from '../platform/language.ts'

/**
 * The first that names a language we speak: `query` (`?language=`), `cookie`, the `Accept-Language` header, and at last
 * the provider's own. Anything malformed is passed over: a page is never refused for its language.
 */
export function pickLanguage(preferences: {
  readonly query?: string | undefined
  readonly cookie?: string | undefined
  readonly acceptLanguage?: string | undefined
  readonly providerDefault: Language
}): Language {
  const chosen = spokenLanguage(preferences.query) ?? spokenLanguage(preferences.cookie)
  return chosen ?? preferred(preferences.acceptLanguage) ?? preferences.providerDefault
}

/** RFC 9110 12.5.4: the highest weight wins, the first of equals; a weight of 0 means "not this one". */
function preferred(header: string | undefined): Language | undefined {
  let best: { language: Language; weight: number } | undefined
  for (const range of header?.slice(0, 500).split(',') ?? []) {
    const [tag, ...parameters] = range.split(';')
    const language = spokenLanguage(tag)
    const weight = weightOf(parameters)
    if (language && weight > (best?.weight ?? 0)) best = { language, weight }
  }
  return best?.language
}

/** RFC 9110 12.4.2. A malformed weight counts as 0. */
function weightOf(parameters: readonly string[]): number {
  const weight = parameters.map((parameter) => parameter.trim()).find((parameter) => /^q=/i.test(parameter))
  if (weight === undefined) return 1
  return /^q=(0(\.\d{0,3})?|1(\.0{0,3})?)$/i.test(weight) ? Number(weight.slice(2)) : 0
}
