// Exact JSON: reads what a bank sends, so that an amount keeps every digit it was written with.

export type JsonBounds = {
  /** The deepest nesting of lists and objects. */
  readonly depth: number
  /** The most values, nested ones included. */
  readonly values: number
}

const BOUNDS: JsonBounds = { depth: 32, values: 500_000 }

/**
 * Returns the value of the text, in which each number is its own text: `12.50` is "12.50", and a float has no part in it.
 * Throws a SyntaxError that says what is wrong and nothing of the content.
 */
export function parseExactJson(text: string, bounds: JsonBounds = BOUNDS): unknown {
  const quoted = quoteNumbers(text, bounds)
  try {
    return /\\u(?:0000|[dD][89a-fA-F])/.test(quoted) ? JSON.parse(quoted, wholeText) : JSON.parse(quoted)
  } catch {
    throw new SyntaxError('is not JSON')
  }
}

/** Neither NUL, which PostgreSQL does not store, nor half of a surrogate pair, which is no character. */
function wholeText(_name: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value
}

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT, COMMA, MINUS, NINE, ZERO] =
  Buffer.from('"\\[]{},-90')

/** Before parsing, because the bounds are to hold before an object is made of each bracket. */
function quoteNumbers(text: string, { depth: deepest, values: most }: JsonBounds): string {
  let [parts, copied, depth, values] = ['', 0, 0, 1]
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (sign === QUOTE) at = endOfString(text, at)
    else if (sign === MINUS || isDigit(sign)) {
      const end = endOfNumber(text, at)
      demandNumber(text, at, end)
      parts += `${text.slice(copied, at)}"${text.slice(at, end)}"`
      copied = end
      at = end - 1
    } else if (sign === OPEN_LIST || sign === OPEN_OBJECT) {
      values++
      if (++depth > deepest) throw new SyntaxError(`has lists and objects more than ${deepest} deep`)
    } else if (sign === CLOSE_LIST || sign === CLOSE_OBJECT) depth--
    else if (sign === COMMA) values++
    if (values > most) throw new SyntaxError(`has more than ${most} values`)
  }
  return copied === 0 ? text : parts + text.slice(copied)
}

function isDigit(sign: number): boolean {
  return sign >= (ZERO ?? 0) && sign <= (NINE ?? 0)
}

/** Returns the index of the closing quotation mark. @param begin the index of the opening one. */
function endOfString(text: string, begin: number): number {
  for (let at = text.indexOf('"', begin + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let before = at
    while (text.charCodeAt(before - 1) === BACKSLASH) before--
    if ((at - before) % 2 === 0) return at
  }
  return text.length
}

/** More characters than any number of a bank has. */
const LONGEST_NUMBER = 100

function endOfNumber(text: string, begin: number): number {
  let end = begin + 1
  while (end < text.length && end - begin <= LONGEST_NUMBER && /[\d.eE+-]/.test(text.charAt(end))) end++
  return end
}

/** As JSON writes them (RFC 8259 6), and with the leading zeros that some banks add. */
const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?$/

function demandNumber(text: string, begin: number, end: number): void {
  if (!NUMBER.test(text.slice(begin, end))) throw new SyntaxError('is not JSON')
}
