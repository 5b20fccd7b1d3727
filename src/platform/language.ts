// The languages in which people are spoken to, and which of them a language tag names (BCP 47).

export const languages = ['en', 'fr'] as const

/** `fr-CA` is French. */
export function spokenLanguage(tag: string | undefined): (typeof languages)[number] | undefined {
  const primary = tag?.trim().toLowerCase().split('-')[0]
  return languages.find((language) => language === primary)
}

/** Of tags in the order of preference, separated by spaces (OpenID Connect Core 3.1.2.1, ui_locales): none is no error. */
export function preferredLanguage(tags: string | undefined): (typeof languages)[number] | undefined {
  return tags
    ?.slice(0, 500)
    .split(' ')
    .map(spokenLanguage)
    .find((language) => language !== undefined)
}
