// Exact decimal numbers: money and rates, held as text, reckoned with integers, never a float.

/** Canonical text such as `-1234.50` or `0.00`: optional minus, digits, optional point and digits. The scale is kept. */
export type Decimal = string & { readonly __decimal: never }

const SHAPE = /^-?\d{1,30}(\.\d{1,18})?$/

/** Reads a decimal from text (of a database, a bank, a generator). Throws a RangeError on anything else. */
export function decimal(text: string): Decimal {
  if (!SHAPE.test(text)) throw new RangeError(`not a decimal: ${text.slice(0, 40)}`)
  return text as Decimal
}

/** The amount of so many cents, with two decimals. */
export function fromCents(cents: bigint | number): Decimal {
  return write(BigInt(cents), 2)
}

/** Whole cents. Throws a RangeError when the amount has fractions of a cent. */
export function toCents(value: Decimal): bigint {
  const { units, scale } = read(value)
  if (scale <= 2) return units * 10n ** BigInt(2 - scale)
  const divisor = 10n ** BigInt(scale - 2)
  if (units % divisor !== 0n) throw new RangeError(`not whole cents: ${value}`)
  return units / divisor
}

export function add(left: Decimal, right: Decimal): Decimal {
  return combine(left, right, (a, b) => a + b)
}

export function subtract(left: Decimal, right: Decimal): Decimal {
  return combine(left, right, (a, b) => a - b)
}

export function sum(values: Iterable<Decimal>): Decimal {
  let total = '0' as Decimal
  for (const value of values) total = add(total, value)
  return total
}

export function negate(value: Decimal): Decimal {
  const { units, scale } = read(value)
  return write(-units, scale)
}

export function absolute(value: Decimal): Decimal {
  return value.startsWith('-') ? negate(value) : value
}

/** Negative, zero or positive, as the left is less than, equal to or greater than the right. */
export function compare(left: Decimal, right: Decimal): number {
  const difference = read(subtract(left, right)).units
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The JSON number with exactly these digits, for `JSON.stringify`. */
export function toJsonNumber(value: Decimal): object {
  return (JSON as unknown as { rawJSON(text: string): object }).rawJSON(value)
}

function combine(left: Decimal, right: Decimal, reckon: (a: bigint, b: bigint) => bigint): Decimal {
  const a = read(left)
  const b = read(right)
  const scale = Math.max(a.scale, b.scale)
  return write(reckon(rescale(a, scale), rescale(b, scale)), scale)
}

function rescale(value: { units: bigint; scale: number }, scale: number): bigint {
  return value.units * 10n ** BigInt(scale - value.scale)
}

function read(value: Decimal): { units: bigint; scale: number } {
  const point = value.indexOf('.')
  if (point < 0) return { units: BigInt(value), scale: 0 }
  return { units: BigInt(value.slice(0, point) + value.slice(point + 1)), scale: value.length - point - 1 }
}

function write(units: bigint, scale: number): Decimal {
  const sign = units < 0n ? '-' : ''
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
  return (sign + text) as Decimal
}
