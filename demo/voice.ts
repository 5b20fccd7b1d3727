// The voice: the texts of one language, and how it writes money, numbers and days.

import { toText, type Cents } from './money.ts'
import { textsIn, type Language, type Texts } from './texts.ts'

export type Voice = {
  readonly language: Language
  readonly texts: Texts
  readonly money: (cents: Cents, currency: string) => string
  /** An amount as the bank wrote it, with the decimals of its currency. */
  readonly amount: (text: string, currency: string) => string
  /** A plain decimal, to at most so many places. */
  readonly number: (text: string, places?: number) => string
  /** `2026-03-09` as `Mon, Mar 9`. */
  readonly shortDay: (day: string) => string
  /** `2026-03-09` as `March 9, 2026`. */
  readonly longDay: (day: string) => string
  /** `2026-03` as `March 2026`. */
  readonly month: (month: string) => string
  /** `2026-03` as `M`. */
  readonly initial: (month: string) => string
}

/** Makes the formatters once; they are slow to make and quick to use. */
export function openVoice(language: Language): Voice {
  const locale = language === 'fr' ? 'fr-CA' : 'en-CA'
  const currencies = new Map<string, Intl.NumberFormat>()
  const style = (options: Intl.DateTimeFormatOptions): ((day: string) => string) => {
    const format = new Intl.DateTimeFormat(locale, options)
    return (day) => {
      if (!/^\d{4}-\d\d-\d\d$/.test(day)) return day
      const parts = format.formatToParts(Temporal.PlainDate.from(day))
      return parts.map(({ type, value }) => (type === 'day' ? ordinal(value) : value)).join('')
    }
  }
  /** The first of a month alone is an ordinal in French. */
  const ordinal = (day: string): string => (language === 'fr' && day === '1' ? '1er' : day)
  const amount = (text: string, currency: string): string => {
    const format = currencies.getOrInsertComputed(
      currency,
      () => new Intl.NumberFormat(locale, { style: 'currency', currency }),
    )
    return format.format(numeric(text)).replace('-', '−')
  }
  const month = style({ month: 'long', year: 'numeric' })
  const initial = style({ month: 'narrow' })
  return {
    language,
    texts: textsIn[language],
    money: (cents, currency) => amount(toText(cents), currency),
    amount,
    number: (text, places = 4) =>
      new Intl.NumberFormat(locale, { maximumFractionDigits: places }).format(numeric(text)),
    shortDay: style({ weekday: 'short', month: 'short', day: 'numeric' }),
    longDay: style({ year: 'numeric', month: 'long', day: 'numeric' }),
    month: (text) => month(`${text}-01`),
    initial: (text) => initial(`${text}-01`),
  }
}

/** Lets `Intl` format the digits as they are, without a float between. */
function numeric(text: string): Intl.StringNumericLiteral {
  if (isNumeric(text)) return text
  throw new RangeError('not a number')
}

function isNumeric(text: string): text is Intl.StringNumericLiteral {
  return /^-?\d+(\.\d+)?$/.test(text)
}
