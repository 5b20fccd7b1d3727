// Money: whole cents made from the digits that the bank wrote, so that no amount ever passes through a float.

/** A whole number of cents (or of a currency's hundredths). */
export type Cents = number

const SHAPE = /^(-?)(\d+)(?:\.(\d+))?$/

/** Throws a RangeError on what is not a plain decimal or too large to count exactly. Fractions of a cent are rounded half up. */
export function toCents(text: string): Cents {
  const [, minus, whole, fraction = ''] = SHAPE.exec(text) ?? []
  if (whole === undefined) throw new RangeError('not an amount')
  const cents = Number(whole + fraction.padEnd(2, '0').slice(0, 2)) + ((fraction[2] ?? '0') >= '5' ? 1 : 0)
  if (!Number.isSafeInteger(cents)) throw new RangeError('an amount too large to count')
  return minus && cents !== 0 ? -cents : cents
}

/** Such as `-1234.50`. */
export function toText(cents: Cents): string {
  const digits = Math.abs(cents).toString().padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
