// The languages of pages and texts, and which of them a language tag names (BCP 47).

export const languages = ['en', 'fr'] as const

/** Returns the language of a tag, for instance French for `fr-CA`; `undefined` for any other language. */
export function spokenLanguage(tag: string | undefined): (typeof languages)[number] | undefined {
  const primary = tag?.trim().toLowerCase().split('-')[0]
  return languages.find((language) => language === primary)
}

/** Returns the first known language of tags in order of preference, separated by spaces (ui_locales, OpenID Connect Core 3.1.2.1). */
export function preferredLanguage(tags: string | undefined): (typeof languages)[number] | undefined {
  return tags
    ?.slice(0, 500)
    .split(' ')
    .map(spokenLanguage)
    .find((language) => language !== undefined)
}
