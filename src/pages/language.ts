// The language of a page: what the customer asked for, else what the browser prefers, else what the bank speaks first.

import type { Language } from '../domain/retrieval/connector.ts'

export const languages: readonly Language[] = ['en', 'fr']

/**
 * The first that names a language we speak: `query` (`?language=`), `cookie`, the `Accept-Language` header, and at last
 * the provider's own. Anything malformed is passed over: a page is never refused for its language.
 */
export function pickLanguage(asked: {
  readonly query?: string | undefined
  readonly cookie?: string | undefined
  readonly acceptLanguage?: string | undefined
  readonly providerDefault: Language
}): Language {
  return spoken(asked.query) ?? spoken(asked.cookie) ?? preferred(asked.acceptLanguage ?? '') ?? asked.providerDefault
}

/** `fr-CA` is French. */
function spoken(tag: string | undefined): Language | undefined {
  const primary = tag?.trim().toLowerCase().split('-')[0]
  return languages.find((language) => language === primary)
}

/** RFC 9110 12.5.4: the highest weight wins, the first of equals; a weight of 0 means "not this one". */
function preferred(header: string): Language | undefined {
  let best: { language: Language; weight: number } | undefined
  for (const range of header.slice(0, 500).split(',')) {
    const [tag, ...parameters] = range.split(';')
    const language = spoken(tag)
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
