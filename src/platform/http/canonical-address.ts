// The one spelling of an address: fixed segments that came in another case are spelled as the endpoint declares them, and a
// slash or blanks after the last one are left out.

type Pattern = readonly string[]

/**
 * Gives a function of a request's URL; URLs of no such path stay as they are. A slash stays where an endpoint has an empty
 * parameter after it.
 * @param paths with parameters as `:name`.
 */
export function canonicalAddress(paths: readonly string[]): (url: string) => string {
  // Those with the most fixed segments come first, as the router has it.
  const patterns = [...new Set(paths)].map((path) => path.split('/')).toSorted((a, b) => fixed(b) - fixed(a))
  const firsts = new Set(patterns.map(([, first = '']) => first.toLowerCase()))
  // With one more for a slash at the end. An address of more segments is none of these, and is not taken apart.
  const most = Math.max(...patterns.map(({ length }) => length)) + 1
  return (url) => {
    const end = url.indexOf('?')
    const path = end < 0 ? url : url.slice(0, end)
    const sent = path.split('/', most + 1)
    if (sent.length > most || !firsts.has((sent[1] ?? '').toLowerCase())) return url
    const trimmed = withoutEnd(path).split('/')
    for (const segments of [sent, trimmed]) {
      const pattern = patterns.find((pattern) => matches(pattern, segments))
      if (!pattern) continue
      const spelled = segments.map((segment, at) => wordAt(pattern, at) ?? segment)
      return spelled.join('/') + url.slice(path.length)
    }
    return url
  }
}

/** Without blanks at the end, and one slash after them. */
function withoutEnd(path: string): string {
  let end = path.endsWith('/') ? path.length - 1 : path.length
  while (path.endsWith('%20', end)) end -= '%20'.length
  return path.slice(0, end)
}

function matches(pattern: Pattern, segments: readonly string[]): boolean {
  return (
    pattern.length === segments.length &&
    segments.every((segment, at) => (wordAt(pattern, at) ?? segment).toLowerCase() === segment.toLowerCase())
  )
}

function fixed(pattern: Pattern): number {
  return pattern.filter((part) => !part.startsWith(':')).length
}

/** A segment is `undefined` if it is a parameter. */
function wordAt(pattern: Pattern, at: number): string | undefined {
  const part = pattern[at]
  return part?.startsWith(':') ? undefined : part
}
