// Scalars of a bank's JSON: amounts, dates, flags and texts in the forms in which banks write them.

import { decimal, type Decimal } from '../platform/decimal.ts'
import type { Enum } from './field.ts'

/** Returns `undefined` for what cannot be read. */
export type ScalarReader = (json: unknown, zone: string) => unknown

/** What the list of misfits calls each kind. */
export const expectations: Readonly<Record<string, string>> = {
  text: 'a text',
  masked: 'a text',
  integer: 'a whole number',
  decimal: 'an amount of at most 30 digits and 18 decimals',
  unsigned: 'an amount of at most 30 digits and 18 decimals',
  flag: 'true or false',
  day: 'a date',
  moment: 'a date with a time',
}

/** Characters. Descriptions are far shorter; a whole document in base64 is read by its own member. */
const LONGEST_TEXT = 20_000

export const scalarReaders: Readonly<Record<string, ScalarReader>> = {
  text: readText,
  masked: readText,
  integer: readInteger,
  decimal: readDecimal,
  unsigned: readDecimal,
  flag: readFlag,
  day: readDay,
  moment: readMoment,
}

/** Numbers are texts already (`platform/exact-json.ts`). */
function readText(json: unknown): string | undefined {
  if (typeof json === 'string') return json.length <= LONGEST_TEXT ? json : undefined
  return typeof json === 'boolean' ? String(json) : undefined
}

const NUMBER = /^([+-]?)0*(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/

/** The same value in the digits of a `Decimal`: `1e3` is 1000, and negative zero is zero. */
function readDecimal(json: unknown): Decimal | undefined {
  if (typeof json !== 'string') return undefined
  const [, sign, whole, fraction = '', exponent = '0'] = NUMBER.exec(json.trim()) ?? []
  if (whole === undefined || (whole === '' && fraction === '' && !/\d/.test(json))) return undefined
  const point = whole.length + Number(exponent)
  const digits = `${'0'.repeat(Math.max(-point, 0))}${whole}${fraction}`.padEnd(point, '0')
  const at = Math.max(point, 0)
  const before = digits.slice(0, at).replace(/^0+/, '') || '0'
  const after = withinScale(digits.slice(at))
  if (before.length > 30 || after.length > 18) return undefined
  const isNegative = sign === '-' && /[1-9]/.test(digits)
  return decimal(`${isNegative ? '-' : ''}${before}${after === '' ? '' : `.${after}`}`)
}

/** Zeros beyond the eighteenth decimal say nothing. */
function withinScale(fraction: string): string {
  return fraction.length > 18 ? fraction.slice(0, 18) + fraction.slice(18).replace(/0+$/, '') : fraction
}

function readInteger(json: unknown): number | undefined {
  const value = readDecimal(json)
  if (value === undefined || !/^-?\d+(\.0+)?$/.test(value)) return undefined
  const integer = Number(value)
  return Number.isSafeInteger(integer) ? integer : undefined
}

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ...['true', 'yes', 'y', '1'].map((text) => [text, true] as const),
  ...['false', 'no', 'n', '0'].map((text) => [text, false] as const),
])

function readFlag(json: unknown): boolean | undefined {
  if (typeof json === 'boolean') return json
  return typeof json === 'string' ? FLAGS.get(json.trim().toLowerCase()) : undefined
}

/** A day as it is written: the time and the offset behind it are not asked, because midnight is a bank's way to say a day. */
function readDay(json: unknown, zone: string): Temporal.PlainDate | undefined {
  if (typeof json !== 'string') return undefined
  const [, written, , time] = DATE.exec(json.trim()) ?? []
  if (written !== undefined && (time === undefined || TIME.test(time))) return dayOf(written)
  if (/^\d{8}$/.test(json)) return dayOf(json)
  const moment = momentOfNumber(json)
  if (moment === undefined) return undefined
  const isMidnight = moment.epochMilliseconds % MS_PER_DAY === 0
  return moment.toZonedDateTimeISO(isMidnight ? 'UTC' : zone).toPlainDate()
}

const MS_PER_DAY = 86_400_000
const DATE = /^(\d{4}-\d\d-\d\d)([T ](.+))?$/i
const TIME = /^\d\d:\d\d(:\d\d([.,]\d{1,9})?)?\s?(z|[+-]\d\d(:?\d\d)?)?$/i
const ZONED = /(z|[+-]\d\d(:?\d\d)?)$/i

/** A date alone is the start of the day, and a time without a zone is a time, in the zone of the bank. */
function readMoment(json: unknown, zone: string): Temporal.Instant | undefined {
  if (typeof json !== 'string') return undefined
  const text = json.trim()
  const [, day, , time] = DATE.exec(text) ?? []
  if (day === undefined) return momentOfNumber(text)
  const date = dayOf(day)
  if (date === undefined || (time !== undefined && !TIME.test(time))) return undefined
  if (time === undefined) return date.toZonedDateTime(zone).toInstant()
  return orUndefined(() => {
    if (ZONED.test(time)) return Temporal.Instant.from(`${day}T${time.replace(/\s/, '')}`)
    return date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).toInstant()
  })
}

/** Seconds or milliseconds since 1970, by the number of digits: seconds have ten until the year 2286. */
function momentOfNumber(text: string): Temporal.Instant | undefined {
  const [digits] = /^-?\d{9,14}$/.exec(text) ?? []
  if (digits === undefined) return undefined
  return Temporal.Instant.fromEpochMilliseconds(Number(digits) * (digits.replace('-', '').length <= 10 ? 1000 : 1))
}

/** The year 1 is how some software writes that there is no date. */
function dayOf(text: string): Temporal.PlainDate | undefined {
  const day = orUndefined(() => Temporal.PlainDate.from(text, { overflow: 'reject' }))
  return day !== undefined && day.year >= 1800 ? day : undefined
}

function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

/** `PENDINGOPEN` however a bank writes it: `pendingOpen`, `Pending open`, `PENDING_OPEN`. */
export function enumReader({ values }: Enum): ScalarReader {
  const exact = new Set(values)
  const known = new Map(values.toReversed().map((value) => [plainName(value), value]))
  return (json) => {
    if (typeof json !== 'string') return undefined
    return exact.has(json) ? json : known.get(plainName(json))
  }
}

/** Letters and digits alone, in capitals. */
export function plainName(text: string): string {
  return text.length > 100 ? '' : text.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase()
}

/** Says what came, and nothing of its content. */
export function shapeOf(json: unknown): string {
  if (typeof json === 'string') return json === '' ? 'an empty text' : `a text or number of ${json.length} characters`
  if (Array.isArray(json)) return `a list of ${json.length}`
  if (json === undefined || json === null) return 'nothing'
  return typeof json === 'boolean' ? 'true or false' : 'an object'
}
