// A path: the address of an endpoint, written from the pattern that the endpoint declares, so that no link is spelled by hand.

import { strict as assert } from 'node:assert'

/** The names of the parameters of a pattern: `'id' | 'file'` for `/a/:id/b/:file`. */
export type PathParameter<Pattern extends string> = Pattern extends `${string}/:${infer Rest}`
  ? Rest extends `${infer Name}/${infer Tail}`
    ? Name | PathParameter<`/${Tail}`>
    : Rest
  : never

export type PathParameters<Pattern extends string> = Readonly<Record<PathParameter<Pattern>, string | number>>

/** A parameter that is `undefined` is left out. */
export type QueryParameters = Readonly<Record<string, string | number | undefined>>

/**
 * Returns the path with its parameters filled in, each percent-encoded as one segment (RFC 3986 3.3), and with the query.
 * @param pattern a literal such as `/authorizations/:id/accounts`: the compiler reads the names of the parameters from it.
 */
export function path<const Pattern extends string>(
  pattern: Pattern,
  params: PathParameters<Pattern>,
  query: QueryParameters = {},
): string {
  const values: Readonly<Record<string, string | number>> = params
  const filled = pattern.replaceAll(/\/:([^/]+)/g, (_, name: string) => {
    const value = String(values[name] ?? '')
    assert.ok(!['', '.', '..'].includes(value), `${pattern}: ${name} has no value that can be a segment`)
    return `/${encodeURIComponent(value)}`
  })
  return withQuery(filled, query)
}

/** Returns the address with the query appended. @param address one without a query. */
export function withQuery(address: string, query: QueryParameters): string {
  const sent = Object.entries(query).flatMap(([name, value]): readonly [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return sent.length === 0 ? address : `${address}?${new URLSearchParams([...sent]).toString()}`
}
