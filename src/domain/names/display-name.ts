// What a recipient may be called: text that shows on a customer's screen as what it is, and as nothing else (UTS 39).

/** UTS 31, table 5, and the syllabics of Canada. */
const SCRIPTS = [
  'Latin',
  'Arabic',
  'Armenian',
  'Bengali',
  'Canadian_Aboriginal',
  'Cyrillic',
  'Devanagari',
  'Ethiopic',
  'Georgian',
  'Greek',
  'Gujarati',
  'Gurmukhi',
  'Hebrew',
  'Kannada',
  'Khmer',
  'Lao',
  'Malayalam',
  'Myanmar',
  'Oriya',
  'Sinhala',
  'Tamil',
  'Telugu',
  'Thaana',
  'Thai',
  'Tibetan',
]

/** Written with several scripts, and with Latin beside them (UTS 39 5.2, highly restrictive). */
const MIXED_SCRIPTS = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
]

const writings = [...SCRIPTS.map((script) => [script]), ...MIXED_SCRIPTS].map((scripts) => {
  const classes = ['Common', 'Inherited', ...scripts].map((script) => `\\p{Script_Extensions=${script}}`)
  return new RegExp(`^[${classes.join('')}]*$`, 'u')
})

/** Control, format (bidi, zero-width), private and unassigned characters, and blanks that are not a plain space. */
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/u

/** Why people could not read the text as it was meant; undefined when they can. */
export function whyNotReadable(text: string): string | undefined {
  if (UNSEEN.test(text)) return 'must be one line without control, invisible or direction-changing characters'
  if (text.trim() !== text) return 'must not begin or end with a space'
  return undefined
}

/** Why the text is no name; undefined when it is one. */
export function whyNotDisplayName(text: string): string | undefined {
  const unreadable = whyNotReadable(text)
  if (unreadable !== undefined) return unreadable
  if (!/[\p{L}\p{N}]/u.test(text)) return 'must have a letter or a digit'
  if (/\p{M}{3}/u.test(text)) return 'must not pile marks upon a letter'
  const disguised = text.match(/[\p{L}\p{N}]/gu)?.find((letter) => letter.normalize('NFKC') !== letter)
  if (disguised !== undefined) return `must be in plain letters: ${disguised} stands for ${disguised.normalize('NFKC')}`
  if (!writings.some((writing) => writing.test(text))) {
    return 'must be in one script: letters of several can look like the letters of another name'
  }
  return undefined
}
