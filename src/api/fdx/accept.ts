// The Accept header: whether a type is one that the caller takes (RFC 9110 12.5.1).

/** Returns whether the caller takes the type. @param accept the header as it came; every type if it is missing. */
export function acceptsType(accept: string | undefined, type: string): boolean {
  const [family] = type.split('/')
  const covering = new Set(['*/*', `${family}/*`, type])
  return (accept ?? '*/*')
    .toLowerCase()
    .split(',')
    .some((range) => {
      const [name, ...parameters] = range.split(';').map((part) => part.trim())
      const refused = parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
      return !refused && covering.has(name ?? '')
    })
}
