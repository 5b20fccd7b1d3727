// The case of an address: fixed segments that came in another case are spelled as the endpoint declares them.

type Pattern = readonly string[]

/** @param paths with parameters as `:name`. Gives a function of a request's URL; URLs of no such path stay as they are. */
export function canonicalCase(paths: readonly string[]): (url: string) => string {
  // Those with the most fixed segments come first, as the router has it.
  const patterns = [...new Set(paths)].map((path) => path.split('/')).toSorted((a, b) => fixed(b) - fixed(a))
  const firsts = new Set(patterns.map(([, first = '']) => first.toLowerCase()))
  return (url) => {
    const end = url.indexOf('?')
    const path = end < 0 ? url : url.slice(0, end)
    const segments = path.split('/')
    if (!firsts.has((segments[1] ?? '').toLowerCase())) return url
    const pattern = patterns.find((pattern) => matches(pattern, segments))
    if (!pattern) return url
    const spelled = segments.map((segment, at) => wordAt(pattern, at) ?? segment)
    return spelled.join('/') + url.slice(path.length)
  }
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
