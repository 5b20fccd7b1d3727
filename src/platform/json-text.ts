// JSON as strangers send it: read strictly, so that one text cannot mean two things.

/** A whole string, and the colon that makes it the name of a member. */
const STRINGS = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g

/** Throws a SyntaxError that says why the text will not do, in words that are safe for anyone. */
export function parseJson(text: string): unknown {
  // No database keeps a NUL.
  if (text.includes('\\u0000')) throw new SyntaxError('must be without NUL')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new SyntaxError('is not JSON')
  }
  // The parser keeps the last of two, and whoever judged the text on its way may have kept the first.
  if (countMembers(value) !== countNames(text)) throw new SyntaxError('names a member twice')
  return value
}

/** Without recursion: a stranger decides how deep it goes. */
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

function countNames(text: string): number {
  let count = 0
  for (const [, colon] of text.matchAll(STRINGS)) if (colon !== undefined) count++
  return count
}
