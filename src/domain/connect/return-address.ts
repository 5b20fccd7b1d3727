// A return address: where Connect sends a customer back to. It is a listed address, to which a link may add parameters.

/** Characters. */
const LONGEST = 2048

/** Written over where an answer brings them, whoever put them there. */
const OWN_NAMES: readonly string[] = ['loginid', 'institution', 'accountid', 'requestid', 'error', 'error_description']

/**
 * Whether an address is a listed one, with parameters added or not. All before the query is compared to the letter, so that no
 * other spelling of a path or a host passes (RFC 9700 4.1); the parameters that were listed must be there, once and unchanged.
 */
export function isListed(listed: readonly string[], address: string): boolean {
  // Printable ASCII without what browsers rewrite, and without a fragment: the address is sent in a header as it is.
  if (address.length > LONGEST || !/^[!$-;=?-[\]_a-z~]+$/.test(address)) return false
  const [base, query] = divide(address)
  const sent = pairsOf(query)
  return listed.some((one) => {
    const [listedBase, listedQuery] = divide(one)
    if (listedBase !== base) return false
    const demanded = pairsOf(listedQuery)
    return demanded.every(([name]) => same(valuesOf(sent, name), valuesOf(demanded, name)))
  })
}

/** The address with an answer. What it had of the same names is left out: nothing means two things (RFC 6749 3.1). */
export function withAnswer(address: string, answer: Readonly<Record<string, string | undefined>>): string {
  const fields = Object.entries(answer).filter((pair): pair is [string, string] => pair[1] !== undefined)
  const taken = new Set([...OWN_NAMES, ...fields.map(([name]) => name.toLowerCase())])
  const [base, query] = divide(address)
  const kept = query.split('&').filter((part) => part !== '' && !taken.has(pairsOf(part)[0]?.[0].toLowerCase() ?? ''))
  const added = fields.map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `${base}?${[...kept, ...added].join('&')}`
}

function divide(address: string): readonly [base: string, query: string] {
  const at = address.indexOf('?')
  return at < 0 ? [address, ''] : [address.slice(0, at), address.slice(at + 1)]
}

function pairsOf(query: string): readonly (readonly [string, string])[] {
  return [...new URLSearchParams(query)]
}

function valuesOf(pairs: readonly (readonly [string, string])[], wanted: string): readonly string[] {
  return pairs.filter(([name]) => name === wanted).map(([, value]) => value)
}

function same(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((value, place) => value === right[place])
}
