// Parses JSON from outside strictly, so that one text cannot mean two things.

/** The deepest nesting of lists and objects. No request needs more than a handful. */
const DEEPEST = 32

/** The most values of one text, nested ones included. An invalid value costs far more than its bytes. */
const MAX_VALUES = 20_000

/** The most characters of a member's name, as written. */
const LONGEST_NAME = 1000

/** Throws a SyntaxError whose message says what is wrong and is safe for anyone. */
export function parseJson(text: string): unknown {
  // Before parsing, which makes an object of each bracket.
  const names = measure(text)
  // PostgreSQL stores no NUL.
  if (text.includes('\\u0000')) throw new SyntaxError('must be without NUL')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new SyntaxError('is not JSON')
  }
  // The parser keeps the last of two members with one name; a proxy may have judged the first.
  if (countMembers(value) !== names) throw new SyntaxError('names a member twice')
  if (/\\u[dD][89a-fA-F]/.test(text)) demandWholeCharacters(text)
  return value
}

/** Half of a surrogate pair is no character (RFC 7493 2.1), and PostgreSQL keeps none in its JSON. */
function demandWholeCharacters(text: string): void {
  JSON.parse(text, (name, value: unknown) => {
    if (name.isWellFormed() && !(typeof value === 'string' && !value.isWellFormed())) return value
    throw new SyntaxError('has half of a surrogate pair, which is no character')
  })
}

/** Without recursion, because the sender decides the depth. */
function countMembers(whole: unknown): number {
  let count = 0
  const waiting = [whole]
  while (waiting.length > 0) {
    const value = waiting.pop()
    if (typeof value !== 'object' || value === null) continue
    const inside: readonly unknown[] = Array.isArray(value) ? value : Object.values(value)
    if (!Array.isArray(value)) count += inside.length
    for (const one of inside) waiting.push(one)
  }
  return count
}

const [QUOTE, BACKSLASH, COLON, COMMA, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = Buffer.from('"\\:,[]{}')

/** Returns the number of members that the text names. Throws a SyntaxError beyond the limits. */
function measure(text: string): number {
  let [names, values, depth, lastLength] = [0, 1, 0, 0]
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (sign === QUOTE) {
      const begin = at
      at = endOfString(text, at)
      lastLength = at - begin - 1
    } else if (sign === COLON) {
      names++
      if (lastLength > LONGEST_NAME) {
        throw new SyntaxError(`has a member with a name of more than ${LONGEST_NAME} characters`)
      }
    } else if (sign === OPEN_LIST || sign === OPEN_OBJECT) {
      values++
      if (++depth > DEEPEST) throw new SyntaxError(`has lists and objects more than ${DEEPEST} deep`)
    } else if (sign === CLOSE_LIST || sign === CLOSE_OBJECT) depth--
    else if (sign === COMMA) values++
    if (values > MAX_VALUES) throw new SyntaxError(`has more than ${MAX_VALUES} values`)
  }
  return names
}

/** Returns the index of the closing quotation mark. @param begin the index of the opening one. */
function endOfString(text: string, begin: number): number {
  let at = begin + 1
  for (let sign = text.charCodeAt(at); at < text.length && sign !== QUOTE; sign = text.charCodeAt(at)) {
    at += sign === BACKSLASH ? 2 : 1
  }
  return at
}
