// JSON with exact amounts: the members that the API calls decimals become an Amount with the digits as they came.

import { Amount } from './amount.ts'
import { decimalMembers } from './wire.ts'

/** Throws a SyntaxError. */
export function parseExactly(text: string): unknown {
  return (JSON.parse as ParseWithSource)(text, (name, value, context) => {
    if (typeof value !== 'number' || !decimalMembers.has(name)) return value
    // A browser from before 2025 does not give the digits; its own shortest writing of the number is the best there is.
    return new Amount(context?.source ?? String(value))
  })
}

type ParseWithSource = (
  text: string,
  reviver: (name: string, value: unknown, context?: { readonly source: string }) => unknown,
) => unknown
